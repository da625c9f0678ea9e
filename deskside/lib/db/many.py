"""Very many plain rows at once, for data that is made and not typed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import UTC, datetime
from typing import Any, cast

from django.db import connection, models
from django.utils.timezone import make_naive


def insert_rows(
    model: type[models.Model], names: Sequence[str], rows: Iterable[Sequence[Any]]
) -> None:
    """Insert tuples whose values stand in the order of `names`; no model objects, no signals.

    Every column without a default in the database has to be named. A foreign key takes the other
    row's id, JSON its text. PostgreSQL copies, SQLite repeats one statement; either way it is ten
    times as fast as `bulk_create`.
    """
    fields: list[Any] = [model._meta.get_field(name) for name in names]  # noqa: SLF001
    quote = connection.ops.quote_name
    columns = ", ".join(quote(field.column) for field in fields)
    table = quote(model._meta.db_table)  # noqa: SLF001
    values = _prepared(rows, [_converter(field) for field in fields])
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            with cursor.copy(f"COPY {table} ({columns}) FROM STDIN") as copy:
                for value in values:
                    copy.write_row(value)
            return
        marks = ", ".join(["%s"] * len(fields))
        statement = f"INSERT INTO {table} ({columns}) VALUES ({marks})"  # noqa: S608  our own names
        cursor.executemany(statement, cast("Any", values))


def _converter(field: Any) -> Callable[[Any], Any] | None:
    if isinstance(field, models.DateTimeField) and connection.vendor == "sqlite":
        return _as_sqlite_keeps_it
    return None


def _as_sqlite_keeps_it(value: datetime) -> str:
    """What Django writes there: UTC without saying so. Its own way takes ten times as long."""
    return value.isoformat(" ")[:-6] if value.tzinfo is UTC else str(make_naive(value, UTC))


def _prepared(
    rows: Iterable[Sequence[Any]], converters: Sequence[Callable[[Any], Any] | None]
) -> Iterator[list[Any]]:
    places = [(place, convert) for place, convert in enumerate(converters) if convert]
    for row in rows:
        values = list(row)
        for place, convert in places:
            values[place] = convert(values[place])
        yield values
