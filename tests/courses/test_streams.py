from __future__ import annotations

from pathlib import Path

import pytest

from deskside.courses.streams import BLOCK, Busy, FileStream, Places


@pytest.fixture
def film(tmp_path: Path) -> Path:
    path = tmp_path / "film"
    path.write_bytes(bytes(range(256)) * 4096)
    return path


def test_stream_gives_exactly_its_part(film: Path) -> None:
    parts = list(FileStream(film, 10, BLOCK + 20, Places(1)))

    assert [len(part) for part in parts] == [BLOCK, 11]
    assert b"".join(parts) == film.read_bytes()[10 : BLOCK + 21]


def test_stream_read_to_its_end_frees_its_place(film: Path) -> None:
    places = Places(1)
    for _ in range(3):
        list(FileStream(film, 0, 9, places))


def test_stream_closed_twice_frees_one_place(film: Path) -> None:
    places = Places(1)
    first = FileStream(film, 0, 9, places)
    first.close()
    first.close()

    second = FileStream(film, 0, 9, places)
    with pytest.raises(Busy):
        FileStream(film, 0, 9, places)
    second.close()


def test_stream_forgotten_frees_its_place(film: Path) -> None:
    places = Places(1)
    stream = FileStream(film, 0, 9, places)
    del stream

    FileStream(film, 0, 9, places).close()


def test_stream_of_a_missing_file_frees_its_place(tmp_path: Path, film: Path) -> None:
    places = Places(1)
    with pytest.raises(FileNotFoundError):
        FileStream(tmp_path / "none", 0, 9, places)

    FileStream(film, 0, 9, places).close()


def test_stream_of_a_file_that_became_shorter_ends(film: Path) -> None:
    stream = FileStream(film, 0, film.stat().st_size + 100, Places(1))

    assert len(b"".join(stream)) == film.stat().st_size
