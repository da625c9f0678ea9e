"""The same on a disk of its own: database, its journal, logs, and a backup without the key."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.house.floors import ROOT
from tests.privacy.looking import canaries_in, unzipped


@pytest.fixture(scope="module")
def day(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """The data folder of one day, and all that was said on the terminal."""
    folder = tmp_path_factory.mktemp("day")
    kept = {name: value for name, value in os.environ.items() if not name.startswith("DATABASE")}
    done = subprocess.run(
        [sys.executable, "-m", "tests.privacy.a_day"],
        cwd=ROOT,
        env={**kept, "DESKSIDE_DATA": str(folder), "DESKSIDE_LOG": "DEBUG"},
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    assert done.returncode == 0, done.stderr[-2000:]
    assert done.stdout.splitlines() == [
        "last-talk: 303, 500",
        "close-the-lid: 303, 500",
        "promise: 303, 500, 303",
        "room: 303, 500",
        "ticket: 200, 500, 303",
    ]
    return folder, done.stdout + done.stderr


def files_of(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_no_file_holds_a_private_text(day: tuple[Path, str]) -> None:
    found = {name: canaries_in(content) for name, content in files_of(day[0]).items()}

    assert {"deskside.sqlite3", "deskside.sqlite3-wal", "backup.zip"} <= found.keys()
    assert {name: canaries for name, canaries in found.items() if canaries} == {}


def test_log_with_everything_in_it_holds_no_private_text(day: tuple[Path, str]) -> None:
    assert "the disk is full" in day[1]
    assert canaries_in(day[1].encode()) == []


def test_names_are_found_where_texts_are_not(day: tuple[Path, str]) -> None:
    """The search works: what is not private stands in the open."""
    files = files_of(day[0])

    assert b"Harbour desk" in files["deskside.sqlite3"] + files["deskside.sqlite3-wal"]
    assert b"Harbour desk" in b"".join(unzipped(files["backup.zip"]))


def test_backup_without_the_key_has_no_key(day: tuple[Path, str]) -> None:
    files = files_of(day[0])

    assert files["journal.key"] not in b"".join(unzipped(files["backup.zip"]))
    assert len(files["journal.key"]) == 32
