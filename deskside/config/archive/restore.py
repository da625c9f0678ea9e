"""Puts an archive in the place of what is there, in one step that happens or does not."""

from __future__ import annotations

import os
import secrets
import shutil
import sqlite3
import tempfile
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from django.conf import settings
from django.db import DatabaseError, connections, transaction

from deskside.config.archive.aside import BUILD, sqlite_alias
from deskside.config.archive.backup import key_check
from deskside.config.archive.check import checked_archive, refuse_newer
from deskside.config.archive.load import Tell, load_archive, migrate_on
from deskside.config.archive.manifest import KEY_MEMBER, ArchiveRefused, Manifest, media_member
from deskside.journal.models import PersonKey
from deskside.journal.sealing import master_key_path
from deskside.lib.db.sqlite.queue import WriteQueue
from deskside.notify.models import Outbox
from deskside.people.models import Organisation, Person

_LIMIT_SECONDS = 60


def restore_archive(path: Path, *, replace: bool, now: datetime, tell: Tell) -> Manifest:
    """Everything of the archive instead of everything here; mail is paused afterwards.

    Until the very end only a copy is built, so that a damaged archive, a full disk or a killed
    process leave what was there. Raises ArchiveRefused.
    """
    with checked_archive(path) as (archive, manifest):
        refuse_newer(manifest)
        if not replace and is_in_use():
            raise ArchiveRefused(
                "There are people in this installation already. Nothing was changed. "
                "Back it up, then say --replace to put the archive in its place."
            )
        with _media_aside(archive, manifest, tell) as media:
            if connections["default"].vendor == "sqlite":
                _replace_sqlite(archive, manifest, now=now, tell=tell)
            else:
                _replace_in_one_transaction(archive, manifest, now=now, tell=tell)
            _swap_media(media)
            if manifest.with_key:
                _put_key(archive.read(KEY_MEMBER), now)
    return manifest


def is_in_use() -> bool:
    """Whether anybody has been set up here; a built-in course alone is nobody's work."""
    try:
        return Organisation.objects.exists() or Person.objects.exists()
    except DatabaseError:  # no tables yet
        return False


def verify_archive(path: Path, *, tell: Tell) -> Manifest:
    """Restore into a database that is thrown away, and compare every count and checksum."""
    with checked_archive(path) as (archive, manifest):
        refuse_newer(manifest)
        with (
            tempfile.TemporaryDirectory(prefix="deskside-verify-") as folder,
            sqlite_alias(BUILD, Path(folder) / "verify.sqlite3"),
        ):
            load_archive(BUILD, archive, manifest, tell=tell)
            migrate_on(BUILD)
    return manifest


def words_about_texts(manifest: Manifest) -> str:
    """What the private texts of the archive show on this machine; to be read after a restore."""
    if manifest.rows.get(PersonKey._meta.label_lower) is None or not PersonKey.objects.exists():  # noqa: SLF001
        return "Nobody had written private texts."
    if manifest.key_check == key_check():
        return "Private texts open for their writers: the key file fits."
    return (
        "Private texts stay sealed: their writers see when they wrote, and a line saying that the "
        f"key is not here. Put the key file of the old installation at {master_key_path()} "
        "(mode 0600) and they open again; without it nobody can read them."
    )


def _replace_sqlite(
    archive: zipfile.ZipFile, manifest: Manifest, *, now: datetime, tell: Tell
) -> None:
    target = Path(connections["default"].settings_dict["NAME"])
    target.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=".restoring-", dir=target.parent) as folder:
        build = Path(folder) / "build.sqlite3"
        with sqlite_alias(BUILD, build):
            load_archive(BUILD, archive, manifest, tell=tell)
            migrate_on(BUILD)
            _pause_mail(BUILD, now)
        tell("database")
        connections["default"].close()
        _overwrite(build, target)


def _overwrite(build: Path, target: Path) -> None:
    """One transaction on the target, by SQLite's backup interface; a running server waits."""
    queue = WriteQueue(Path(f"{target}.queue"), limit_seconds=_LIMIT_SECONDS)
    queue.take()
    source, live = sqlite3.connect(build), sqlite3.connect(target, timeout=_LIMIT_SECONDS)
    try:
        live.execute("PRAGMA synchronous = FULL")
        live.execute("PRAGMA journal_mode = WAL")
        source.backup(live)
    finally:
        live.close()
        source.close()
        queue.release()


def _replace_in_one_transaction(
    archive: zipfile.ZipFile, manifest: Manifest, *, now: datetime, tell: Tell
) -> None:
    """PostgreSQL changes tables inside a transaction as well: others see all of it or nothing."""
    connection = connections["default"]
    with transaction.atomic():
        with connection.cursor() as cursor:
            for table in connection.introspection.table_names(cursor):
                cursor.execute(f"DROP TABLE {connection.ops.quote_name(table)} CASCADE")
        load_archive("default", archive, manifest, tell=tell)
        migrate_on("default")
        _pause_mail("default", now)


def _pause_mail(alias: str, now: datetime) -> None:
    """What is due in the archive may have been sent long ago: a person decides."""
    Outbox.objects.using(alias).update_or_create(only=True, defaults={"paused_at": now})


@contextmanager
def _media_aside(archive: zipfile.ZipFile, manifest: Manifest, tell: Tell) -> Iterator[Path]:
    root = Path(settings.MEDIA_ROOT)
    aside = root.with_name(f".{root.name}-restoring-{secrets.token_hex(4)}")
    aside.mkdir(parents=True)
    try:
        for path in manifest.media:
            tell(path)
            file = aside / path
            file.parent.mkdir(parents=True, exist_ok=True)
            with archive.open(media_member(path)) as source, file.open("wb") as out:
                shutil.copyfileobj(source, out)
        yield aside
    finally:
        shutil.rmtree(aside, ignore_errors=True)


def _swap_media(media: Path) -> None:
    root = Path(settings.MEDIA_ROOT)
    old = root.with_name(f".{root.name}-before-{secrets.token_hex(4)}")
    if root.exists():
        root.rename(old)
    media.rename(root)
    shutil.rmtree(old, ignore_errors=True)


def _put_key(key: bytes, now: datetime) -> None:
    """The key that was here is kept beside the new one: keys are never thrown away by a program."""
    path = master_key_path()
    if path.exists() and path.read_bytes() != key:
        path.rename(path.with_name(f"{path.name}.before-{now:%Y%m%d-%H%M%S}"))
    if not path.exists():
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "wb") as file:
            file.write(key)
            file.flush()
            os.fsync(file.fileno())
