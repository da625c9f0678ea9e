"""Writes an archive: one zip with the rows of every model, the media and a manifest."""

from __future__ import annotations

import hashlib
import hmac
import os
import secrets
import zipfile
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

from django.apps import apps
from django.conf import settings
from django.db import connections, models
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.recorder import MigrationRecorder

from deskside import __version__
from deskside.config.archive.aside import snapshot
from deskside.config.archive.manifest import (
    FORMAT,
    KEY_MEMBER,
    LEFT_OUT,
    MANIFEST,
    ArchiveRefused,
    Manifest,
    Media,
    Rows,
    media_member,
    rows_member,
)
from deskside.config.archive.rows import write_rows
from deskside.journal.sealing import KeyNotHere, read_master_key

Tell = Callable[[str], None]
_CHUNK = 1024 * 1024


def make_backup(
    path: Path, *, with_key: bool, now: datetime, tell: Tell, alias: str = "default"
) -> Manifest:
    """Write the archive to `path`, which appears only once it is whole; its manifest.

    Raises ArchiveRefused when the file exists, the database is not up to date, or the key is
    wanted and not there.
    """
    if path.exists():
        raise ArchiveRefused(f"{path} exists already. Name another file; none is overwritten.")
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_name(f".{path.name}.{secrets.token_hex(4)}.part")
    try:
        with snapshot(alias) as still:
            _refuse_when_behind(still)
            manifest = _write(draft, still, with_key=with_key, now=now, tell=tell)
        draft.rename(path)
    finally:
        draft.unlink(missing_ok=True)
    return manifest


def _write(draft: Path, alias: str, *, with_key: bool, now: datetime, tell: Tell) -> Manifest:
    handle = os.open(draft, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "w+b") as file:
        with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
            manifest = Manifest(
                format=FORMAT,
                app_version=__version__,
                made_at=now,
                engine=connections[alias].vendor,
                migrations=sorted(MigrationRecorder(connections[alias]).applied_migrations()),
                rows=dict(_write_rows(archive, alias, tell)),
                media=dict(_write_media(archive, tell)),
                with_key=with_key,
                key_check=key_check(),
            )
            if with_key:
                archive.writestr(KEY_MEMBER, _key())
            archive.writestr(MANIFEST, manifest.model_dump_json(indent=1))
        file.flush()
        os.fsync(file.fileno())
    return manifest


def _write_rows(archive: zipfile.ZipFile, alias: str, tell: Tell) -> Iterator[tuple[str, Rows]]:
    for model in archived_models():
        label = model._meta.label_lower  # noqa: SLF001
        tell(label)
        with archive.open(rows_member(label), "w", force_zip64=True) as out:
            yield label, write_rows(model, alias, out)


def _write_media(archive: zipfile.ZipFile, tell: Tell) -> Iterator[tuple[str, Media]]:
    root = Path(settings.MEDIA_ROOT)
    for file in sorted(root.rglob("*")) if root.is_dir() else []:
        if not file.is_file() or file.is_symlink():
            continue
        path = file.relative_to(root).as_posix()
        tell(path)
        digest, size = hashlib.sha256(), 0
        with (
            file.open("rb") as source,
            archive.open(media_member(path), "w", force_zip64=True) as out,
        ):
            while chunk := source.read(_CHUNK):
                digest.update(chunk)
                size += len(chunk)
                out.write(chunk)
        yield path, Media(size=size, sha256=digest.hexdigest())


def archived_models() -> list[type[models.Model]]:
    """Every table of every room and library, by name; those made anew by migrating apart."""
    found = [
        model
        for model in apps.get_models(include_auto_created=True)
        if model._meta.managed  # noqa: SLF001
        and not model._meta.proxy  # noqa: SLF001
        and model._meta.label_lower not in LEFT_OUT  # noqa: SLF001
    ]
    return sorted(found, key=lambda model: model._meta.label_lower)  # noqa: SLF001


def key_check() -> str | None:
    """The same for the same key file, and nothing by which to find it; None without one."""
    try:
        key = read_master_key()
    except KeyNotHere:
        return None
    return hmac.new(key, b"deskside archive", hashlib.sha256).hexdigest()[:16]


def _key() -> bytes:
    try:
        return read_master_key()
    except KeyNotHere:
        raise ArchiveRefused(
            "There is no key file yet, since nobody has written a private text. "
            "Leave --with-key out."
        ) from None


def _refuse_when_behind(alias: str) -> None:
    executor = MigrationExecutor(connections[alias])
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        raise ArchiveRefused(
            "The database is older than this Deskside. Start Deskside once, then back up."
        )
