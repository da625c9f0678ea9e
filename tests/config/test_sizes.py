from __future__ import annotations

from pathlib import Path

import pytest

from tests.runner.sizes import measure


@pytest.fixture
def house(tmp_path: Path) -> Path:
    (tmp_path / "deskside" / "room" / "migrations").mkdir(parents=True)
    (tmp_path / "run.py").write_text("x = 1  # why\n")
    return tmp_path


def function(lines: int, name: str = "f") -> str:
    return f"def {name}():\n" + "    x = 1\n" * (lines - 1)


def test_file_of_400_lines_passes(house: Path) -> None:
    (house / "deskside" / "room" / "long.py").write_text("x = 1\n" * 400)

    assert measure(house).problems == []


@pytest.mark.parametrize("name", ["long.py", "long.css", "long.js", "long.html"])
def test_file_of_401_lines_is_named(house: Path, name: str) -> None:
    (house / "deskside" / "room" / name).write_text("x = 1\n" * 401)

    assert measure(house).problems == [f"deskside/room/{name}: more than 400 lines"]


def test_migrations_may_be_long(house: Path) -> None:
    (house / "deskside" / "room" / "migrations" / "0001.py").write_text("x = 1\n" * 401)

    assert measure(house).problems == []


def test_one_long_function_in_twenty_passes(house: Path) -> None:
    (house / "deskside" / "room" / "code.py").write_text(function(31, "long"))
    for n in range(19):
        (house / "deskside" / "room" / f"code{n}.py").write_text(function(30))

    assert measure(house).problems == []


def test_too_many_long_functions_are_named(house: Path) -> None:
    (house / "deskside" / "room" / "code.py").write_text(function(31, "long") + function(3))

    assert measure(house).problems == ["deskside/room/code.py:1 long: more than 30 lines"]


def test_comments_are_counted(house: Path) -> None:
    found = measure(house)

    assert (found.comments, found.lines) == (1, 1)
    assert "100.0 comment lines per 100" in found.words
