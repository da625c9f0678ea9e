from __future__ import annotations

import json
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from deskside.config.archive.check import checked_archive
from deskside.config.archive.manifest import MANIFEST, ArchiveRefused
from deskside.config.archive.restore import verify_archive
from deskside.config.cli import main
from deskside.people.models import Person
from tests.config.archive.test_round_trip import backup, everything, quiet, restore

Change = Callable[[str, bytes], tuple[str, bytes] | None]


def rewritten(path: Path, change: Change) -> Path:
    """The archive with `change` made to each of its files; None leaves one out."""
    other = path.with_name("changed.zip")
    with zipfile.ZipFile(path) as source, zipfile.ZipFile(other, "w") as target:
        for name in source.namelist():
            changed = change(name, source.read(name))
            if changed:
                target.writestr(*changed)
    return other


def one_letter(name: str, content: bytes) -> tuple[str, bytes]:
    return name, content.replace(b"ada@example.org", b"eve@example.org")


def no_person(name: str, content: bytes) -> tuple[str, bytes] | None:
    return None if name == "rows/people.person.jsonl" else (name, content)


def no_contents(name: str, content: bytes) -> tuple[str, bytes]:
    return name, b"{" if name == MANIFEST else content


def newer(name: str, content: bytes) -> tuple[str, bytes]:
    if name != MANIFEST:
        return name, content
    manifest = json.loads(content)
    manifest["migrations"].append(["people", "0999_from_the_future"])
    return name, json.dumps(manifest).encode()


def climbing(name: str, content: bytes) -> tuple[str, bytes]:
    return name.replace("videos", ".."), content.replace(b"videos/", b"../")


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (one_letter, "people.person.jsonl has changed since"),
        (no_person, "files are missing"),
        (no_contents, "table of contents"),
        (newer, "made by a newer Deskside"),
        (climbing, "outside the media folder"),
    ],
)
def test_archive_that_was_tampered_with_changes_nothing(
    ada: Person, folder: Path, change: Change, words: str
) -> None:
    path = rewritten(backup(folder), change)
    before = everything()

    with pytest.raises(ArchiveRefused, match=words):
        restore(path)

    assert everything() == before
    assert list(folder.glob("**/.media*")) == []


@pytest.mark.parametrize("keep", [0, 10, 500, -300, -1])
def test_archive_that_was_cut_off_is_refused_in_words(ada: Person, folder: Path, keep: int) -> None:
    path = backup(folder)
    path.write_bytes(path.read_bytes()[:keep])

    with pytest.raises(ArchiveRefused, match="damaged"):
        verify_archive(path, tell=quiet)


def test_archive_with_a_flipped_bit_is_refused_or_still_adds_up(ada: Person, folder: Path) -> None:
    """Some bits of a zip mean nothing, such as a time; no other fault than ours is ever raised."""
    path = backup(folder)
    whole = path.read_bytes()
    refused = 0

    for place in range(0, len(whole), len(whole) // 400):
        path.write_bytes(whole[:place] + bytes([whole[place] ^ 16]) + whole[place + 1 :])
        try:
            with checked_archive(path):
                pass
        except ArchiveRefused:
            refused += 1

    assert refused > 50


def test_restore_says_in_one_sentence_that_there_is_no_such_file(
    db: None, capsys: pytest.CaptureFixture[str]
) -> None:
    status = main(["restore", "/nowhere/archive.zip"])

    assert (status, capsys.readouterr().err) == (1, "There is no file /nowhere/archive.zip.\n")


def test_backup_and_restore_from_the_command_line(
    ada: Person, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = folder / "mine.zip"

    made = main(["backup", str(path), "--verify"])
    refused = main(["restore", str(path)])
    restored = main(["restore", str(path), "--replace"])

    output = capsys.readouterr()
    assert (made, refused, restored) == (0, 1, 0)
    assert "compare equal" in output.out
    assert "journal.key" in output.out
    assert "say --replace" in output.err
    assert "Mail is paused" in output.out
