"""Opens an archive and believes nothing in it before every byte adds up."""

from __future__ import annotations

import hashlib
import struct
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath

from django.db.migrations.loader import MigrationLoader
from pydantic import ValidationError

from deskside.config.archive.manifest import (
    FORMAT,
    KEY_MEMBER,
    MANIFEST,
    ArchiveRefused,
    Manifest,
)

_CHUNK = 1024 * 1024
# All that Python's zipfile raises when single bits of a file are changed; tried, not guessed.
_BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    OSError,
    NotImplementedError,
    RuntimeError,
    ValueError,
    struct.error,
)
_DAMAGED = "This archive is damaged ({why}). Nothing was changed; take another copy of it."


@contextmanager
def checked_archive(path: Path) -> Iterator[tuple[zipfile.ZipFile, Manifest]]:
    """The archive and its manifest, after a full reading. Raises ArchiveRefused in plain words."""
    if not path.is_file():
        raise ArchiveRefused(f"There is no file {path}.")
    try:
        archive = zipfile.ZipFile(path)
    except _BROKEN as error:
        raise _damaged("it is no whole zip file") from error
    with archive:
        manifest = _manifest(archive)
        _refuse_other_members(archive, manifest)
        for name, digest in manifest.members.items():
            if _digest(archive, name) != digest:
                raise _damaged(f"{name} has changed since it was written")
        yield archive, manifest


def refuse_newer(manifest: Manifest) -> None:
    """An archive may be older than this Deskside, never newer."""
    known = MigrationLoader(None, ignore_no_migrations=True).disk_migrations
    unknown = [f"{app}.{name}" for app, name in manifest.migrations if (app, name) not in known]
    if unknown:
        raise ArchiveRefused(
            f"This archive was made by a newer Deskside ({manifest.app_version}; it knows "
            f"{unknown[0]}). Install that or a later one, then restore. Nothing was changed."
        )


def _manifest(archive: zipfile.ZipFile) -> Manifest:
    try:
        manifest = Manifest.model_validate_json(_read(archive, MANIFEST))
    except (KeyError, ValidationError) as error:
        raise _damaged("its table of contents cannot be read") from error
    if manifest.format != FORMAT:
        raise ArchiveRefused(
            f"This archive is of format {manifest.format}, and this Deskside reads {FORMAT}. "
            "Install a newer one, then restore. Nothing was changed."
        )
    return manifest


def _refuse_other_members(archive: zipfile.ZipFile, manifest: Manifest) -> None:
    expected = {MANIFEST, *manifest.members} | ({KEY_MEMBER} if manifest.with_key else set())
    found = archive.namelist()
    if sorted(found) != sorted(expected):
        raise _damaged("files are missing from it, or others were added")
    for path in manifest.media:
        parts = PurePosixPath(path)
        if parts.is_absolute() or ".." in parts.parts or "\\" in path or ":" in path:
            raise _damaged(f"{path!r} would be written outside the media folder")


def _digest(archive: zipfile.ZipFile, name: str) -> str:
    digest = hashlib.sha256()
    try:
        with archive.open(name) as member:
            while chunk := member.read(_CHUNK):
                digest.update(chunk)
    except _BROKEN as error:
        raise _damaged(f"{name} cannot be read") from error
    return digest.hexdigest()


def _read(archive: zipfile.ZipFile, name: str) -> bytes:
    try:
        return archive.read(name)
    except _BROKEN as error:
        raise _damaged(f"{name} cannot be read") from error


def _damaged(why: str) -> ArchiveRefused:
    return ArchiveRefused(_DAMAGED.format(why=why))
