"""Databases beside the one in use: a still picture to read from, and a new one to build."""

from __future__ import annotations

import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from django.db import connections, transaction

SOURCE = "archive_source"
BUILD = "archive_build"


@contextmanager
def snapshot(alias: str = "default") -> Iterator[str]:
    """An alias under which the database stands still while others go on writing.

    SQLite: a copy by its backup interface (a plain copy of a live file is corrupt).
    PostgreSQL: a connection of its own in one read-only transaction.
    """
    if connections[alias].vendor == "sqlite":
        with tempfile.TemporaryDirectory(prefix="deskside-backup-") as folder:
            file = Path(folder) / "snapshot.sqlite3"
            copy_sqlite(alias, file)
            with sqlite_alias(SOURCE, file):
                yield SOURCE
        return
    with (
        _alias(SOURCE, dict(connections.settings[alias], CONN_MAX_AGE=0)),
        transaction.atomic(using=SOURCE),
    ):
        with connections[SOURCE].cursor() as cursor:
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
        yield SOURCE


def copy_sqlite(alias: str, file: Path) -> None:
    """Copy the live database into a file; readers and writers go on meanwhile."""
    connections[alias].ensure_connection()
    copy = sqlite3.connect(file)
    try:
        connections[alias].connection.backup(copy)
    finally:
        copy.close()


@contextmanager
def sqlite_alias(alias: str, file: Path) -> Iterator[str]:
    """A SQLite file with our backend's settings under an alias of its own."""
    settings: dict[str, Any] = dict(
        connections.settings["default"],
        ENGINE="deskside.lib.db.sqlite",
        NAME=str(file),
        OPTIONS={},
        CONN_MAX_AGE=0,
        TEST={**connections.settings["default"].get("TEST", {}), "NAME": None},
    )
    with _alias(alias, settings):
        yield alias


@contextmanager
def _alias(alias: str, settings: dict[str, Any]) -> Iterator[str]:
    connections.settings[alias] = settings
    try:
        yield alias
    finally:
        connections[alias].close()
        del connections[alias]
        del connections.settings[alias]
