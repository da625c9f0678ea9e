"""Very many plain rows at once, for data that is made and not typed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, cast

from django.db import connection, models


def insert_rows(
    model: type[models.Model], names: Sequence[str], rows: Iterable[Sequence[Any]]
) -> None:
    """Insert tuples whose values stand in the order of `names`; no model objects, no signals.

    Every column without a default in the database has to be named. A foreign key takes the other
    row's id. Ten times as fast as `bulk_create`; PostgreSQL copies, SQLite repeats one statement.
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
    if isinstance(field, models.DateTimeField):
        return connection.ops.adapt_datetimefield_value
    if isinstance(field, models.JSONField):
        return lambda value: field.get_db_prep_save(value, connection)
    return None


def _prepared(
    rows: Iterable[Sequence[Any]], converters: Sequence[Callable[[Any], Any] | None]
) -> Iterator[tuple[Any, ...]]:
    for row in rows:
        yield tuple(
            convert(value) if convert else value
            for convert, value in zip(converters, row, strict=True)
        )
