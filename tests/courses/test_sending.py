from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from django.http import Http404
from django.test import RequestFactory

from deskside.courses import sending
from deskside.courses.streams import Places
from tests.packs.prose import FILM


@pytest.fixture
def film(tmp_path: Path) -> Path:
    path = tmp_path / "film.mp4"
    path.write_bytes(FILM)
    return path


def sent(path: Path, headers: dict[str, str] | None = None, method: str = "GET") -> Any:
    return sending.send_file(RequestFactory().generic(method, "/", headers=headers), path)


def _body(response: Any) -> bytes:
    return b"".join(response.streaming_content)


def test_file_whole(film: Path) -> None:
    response = sent(film)

    assert response.status_code == 200
    assert _body(response) == FILM
    assert response["Content-Type"] == "video/mp4"
    assert response["Content-Length"] == str(len(FILM))
    assert response["Accept-Ranges"] == "bytes"
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Cache-Control"].startswith("private")


@pytest.mark.parametrize(
    ("asked", "first", "last"),
    [
        ("bytes=0-0", 0, 0),
        ("bytes=10-19", 10, 19),
        ("bytes=700-", 700, len(FILM) - 1),
        ("bytes=-5", len(FILM) - 5, len(FILM) - 1),
        ("bytes=-999999", 0, len(FILM) - 1),
        ("bytes=5-999999", 5, len(FILM) - 1),
    ],
)
def test_file_in_parts(film: Path, asked: str, first: int, last: int) -> None:
    response = sent(film, {"Range": asked})

    assert response.status_code == 206
    assert response["Content-Range"] == f"bytes {first}-{last}/{len(FILM)}"
    assert response["Content-Length"] == str(last - first + 1)
    assert _body(response) == FILM[first : last + 1]


@pytest.mark.parametrize(
    "asked", ["bytes=0-1,4-5", "bytes=9-2", "lines=1-2", "bytes=-", "bytes=a-b", "x" * 5000]
)
def test_file_with_a_range_it_need_not_serve_is_whole(film: Path, asked: str) -> None:
    response = sent(film, {"Range": asked})

    assert response.status_code == 200
    assert _body(response) == FILM


@pytest.mark.parametrize("asked", [f"bytes={len(FILM)}-", "bytes=999999-", "bytes=-0"])
def test_file_beyond_its_end_is_416(film: Path, asked: str) -> None:
    response = sent(film, {"Range": asked})

    assert response.status_code == 416
    assert response["Content-Range"] == f"bytes */{len(FILM)}"


def test_file_if_range_of_this_file_is_a_part(film: Path) -> None:
    whole = sent(film, method="HEAD")
    for condition in (whole["ETag"], whole["Last-Modified"]):
        headers = {"Range": "bytes=0-3", "If-Range": condition}
        assert sent(film, headers).status_code == 206


def test_file_if_range_of_another_file_is_whole(film: Path) -> None:
    response = sent(film, {"Range": "bytes=0-3", "If-Range": '"old"'})

    assert response.status_code == 200
    assert _body(response) == FILM


def test_file_head_has_no_body(film: Path) -> None:
    response = sent(film, {"Range": "bytes=0-3"}, method="HEAD")

    assert (response.status_code, response.content) == (206, b"")
    assert response["Content-Length"] == "4"


def test_file_known_already_is_304(film: Path) -> None:
    tag = sent(film, method="HEAD")["ETag"]

    assert sent(film, {"If-None-Match": tag}).status_code == 304


def test_file_beyond_its_places_asks_to_come_back(
    film: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sending, "PLACES", Places(2))
    busy = [sent(film) for _ in range(2)]

    refused = sent(film)
    assert refused.status_code == 503
    assert refused["Retry-After"] == "5"
    assert sent(film, method="HEAD").status_code == 200

    assert _body(busy[0]) == FILM
    assert sent(film).status_code == 200


def test_file_captions_have_their_type(tmp_path: Path) -> None:
    path = tmp_path / "film.vtt"
    path.write_text("WEBVTT")
    assert sent(path)["Content-Type"] == "text/vtt; charset=utf-8"


@pytest.mark.parametrize("name", ["deskside.sqlite3", "desk.svg", "nothing.mp4"])
def test_file_of_another_kind_or_none_is_404(tmp_path: Path, name: str) -> None:
    (tmp_path / "deskside.sqlite3").write_text("rows")
    (tmp_path / "desk.svg").write_text("<svg/>")
    with pytest.raises(Http404):
        sent(tmp_path / name)
