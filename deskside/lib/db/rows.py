"""Plain rows of a hand-written SELECT, for figures the query language says badly."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

from django.db import connection


def connection_rows(
    sql: str, params: Sequence[Any] | Mapping[str, Any] = ()
) -> list[tuple[Any, ...]]:
    """All rows of one statement; `%s` marks a parameter on either engine."""
    with connection.cursor() as cursor:
        cursor.execute(sql, params)
        rows: list[tuple[Any, ...]] = cursor.fetchall()
        return rows


def instant(value: datetime | None) -> datetime | None:
    """An instant read by a hand-written statement: SQLite hands it out without its zone, UTC."""
    if value is None or value.tzinfo is not None:
        return value
    return value.replace(tzinfo=UTC)
