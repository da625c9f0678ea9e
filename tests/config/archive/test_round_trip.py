"""Through an archive and back, on whichever engine the tests run."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection

from deskside.config.archive.aside import sqlite_alias
from deskside.config.archive.backup import archived_models, make_backup
from deskside.config.archive.check import checked_archive
from deskside.config.archive.load import load_archive, migrate_on
from deskside.config.archive.manifest import ArchiveRefused, Manifest
from deskside.config.archive.restore import restore_archive, verify_archive, words_about_texts
from deskside.config.archive.rows import lines_of
from deskside.journal.queries import all_entries
from deskside.journal.sealing import master_key_path
from deskside.notify.models import Outbox
from deskside.people.models import Person
from tests.config.archive.conftest import NOW
from tests.factories.people import PersonFactory


def quiet(_what: str) -> None:
    """Nobody watches."""


def backup(folder: Path, *, with_key: bool = False) -> Path:
    path = folder / "archive.zip"
    make_backup(path, with_key=with_key, now=NOW, tell=quiet)
    return path


def restore(path: Path, *, replace: bool = True) -> Manifest:
    return restore_archive(path, replace=replace, now=NOW, tell=quiet)


def everything(alias: str = "default") -> dict[str, list[bytes]]:
    return {
        model._meta.label: sorted(lines_of(model, alias))
        for model in archived_models()
        if model is not Outbox
    }


def test_restore_brings_back_every_row_and_file(ada: Person, folder: Path) -> None:
    before = everything()
    path = backup(folder)
    Person.objects.filter(pk=ada.pk).update(name="Somebody else")
    PersonFactory.create()
    (Path(settings.MEDIA_ROOT) / "videos" / "hello.webm").unlink()

    restore(path)

    assert everything() == before
    assert (Path(settings.MEDIA_ROOT) / "videos" / "hello.webm").read_bytes() == b"\x1a\x45 moving"
    assert all_entries(ada)[0].text == "quokka-canary"


def test_restore_leaves_numbers_free_for_new_rows(ada: Person, folder: Path) -> None:
    restore(backup(folder))

    assert PersonFactory.create().pk > ada.pk


def test_restore_pauses_the_mail(ada: Person, folder: Path) -> None:
    restore(backup(folder))

    assert Outbox.objects.get().paused_at == NOW


def test_restore_where_people_are_is_refused_without_replace(ada: Person, folder: Path) -> None:
    path = backup(folder)
    PersonFactory.create()
    before = everything()

    with pytest.raises(ArchiveRefused, match="people in this installation already"):
        restore(path, replace=False)

    assert everything() == before


def test_archive_of_either_engine_fits_sqlite(ada: Person, folder: Path) -> None:
    before = everything()
    path = backup(folder)

    with (
        sqlite_alias("elsewhere", folder / "elsewhere.sqlite3"),
        checked_archive(path) as (archive, manifest),
    ):
        load_archive("elsewhere", archive, manifest, tell=quiet)
        migrate_on("elsewhere")
        after = everything("elsewhere")

    assert after == before
    assert manifest.engine == connection.vendor


def test_round_trip_through_the_other_engine_and_back_changes_nothing(
    ada: Person, folder: Path
) -> None:
    before = everything()
    back = folder / "back.zip"
    with (
        sqlite_alias("elsewhere", folder / "elsewhere.sqlite3"),
        checked_archive(backup(folder)) as (archive, manifest),
    ):
        load_archive("elsewhere", archive, manifest, tell=quiet)
        migrate_on("elsewhere")
        made = make_backup(back, with_key=False, now=NOW, tell=quiet, alias="elsewhere")

    restore(back)

    assert made.engine == "sqlite"
    assert everything() == before


def test_archive_holds_neither_key_nor_private_text_nor_session(ada: Person, folder: Path) -> None:
    path = backup(folder)

    with zipfile.ZipFile(path) as archive:
        names = archive.namelist()
        content = b"".join(archive.read(name) for name in names)

    assert not [name for name in names if "key/" in name or "session" in name]
    assert b"quokka-canary" not in content
    assert master_key_path().read_bytes() not in content
    assert path.stat().st_mode & 0o077 == 0


def test_restore_without_the_key_says_what_the_texts_show(ada: Person, folder: Path) -> None:
    path = backup(folder)
    master_key_path().unlink()

    manifest = restore(path)

    assert "stay sealed" in words_about_texts(manifest)
    assert all_entries(ada)[0].text == ""


def test_restore_with_the_key_opens_the_texts_and_keeps_the_other_key(
    ada: Person, folder: Path
) -> None:
    path = backup(folder, with_key=True)
    master_key_path().write_bytes(b"x" * 32)

    manifest = restore(path)

    assert "the key file fits" in words_about_texts(manifest)
    assert all_entries(ada)[0].text == "quokka-canary"
    assert [key.read_bytes() for key in master_key_path().parent.glob("*.before-*")] == [b"x" * 32]


def test_verify_compares_without_touching_anything(ada: Person, folder: Path) -> None:
    path = backup(folder)
    PersonFactory.create()
    before = everything()

    manifest = verify_archive(path, tell=quiet)

    assert manifest.rows["people.person"].count == 1
    assert everything() == before


def test_backup_never_overwrites_a_file(ada: Person, folder: Path) -> None:
    path = backup(folder)

    with pytest.raises(ArchiveRefused, match="exists already"):
        backup(folder)

    assert list(folder.glob(".archive*")) == []
    assert zipfile.is_zipfile(path)
