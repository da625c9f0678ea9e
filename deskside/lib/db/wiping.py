"""Deleted rows that must not be readable in the database's file either."""

from __future__ import annotations

from django.db import connection


def wipe_deleted_rows() -> None:
    """Call after the commit of an erasure.

    SQLite overwrites what it deletes (our backend switches secure_delete on), but older pages wait
    in the write-ahead log until it is folded in. PostgreSQL's vacuum does this in its own time.
    """
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            cursor.fetchall()
