"""Rows as lines of JSON that mean the same on either engine."""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Iterable, Iterator
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from itertools import islice
from typing import IO, Any
from uuid import UUID

from django.db import connections, models
from django.db.backends.base.base import BaseDatabaseWrapper
from django.utils.duration import duration_string

from deskside.config.archive.manifest import Rows

_BATCH = 1000
_MODULUS = 2**256


def lines_of(model: type[models.Model], alias: str) -> Iterator[bytes]:
    """One line per row, by primary key, read in batches."""
    fields = _fields(model)
    rows = (
        model._base_manager.using(alias)  # noqa: SLF001
        .order_by("pk")
        .values_list(*(field.attname for field in fields))
    )
    for row in rows.iterator(chunk_size=_BATCH):
        record = {field.attname: value for field, value in zip(fields, row, strict=True)}
        # Sorted and tight: PostgreSQL gives the keys of JSON values back in an order of its own.
        text = json.dumps(
            record, default=_plain, ensure_ascii=False, sort_keys=True, separators=(",", ":")
        )
        yield text.encode() + b"\n"


def write_rows(model: type[models.Model], alias: str, out: IO[bytes] | None) -> Rows:
    """Count and sum the rows up, and write them where `out` is given."""
    count, whole, content = 0, hashlib.sha256(), 0
    for line in lines_of(model, alias):
        count += 1
        whole.update(line)
        content += int.from_bytes(hashlib.sha256(line).digest(), "big")
        if out:
            out.write(line)
    # A sum does not mind the order, in which the engines differ for texts.
    return Rows(count=count, sha256=whole.hexdigest(), content=f"{content % _MODULUS:064x}")


def load_rows(model: type[models.Model], alias: str, lines: Iterable[bytes]) -> int:
    """Insert the lines as they are: no default, `auto_now` or signal changes them. How many."""
    connection = connections[alias]
    fields = _fields(model)
    quote = connection.ops.quote_name
    columns = ", ".join(quote(str(field.column)) for field in fields)
    marks = ", ".join(["%s"] * len(fields))
    # One statement for all rows: building objects and SQL for each batch took most of the time.
    sql = f"INSERT INTO {quote(model._meta.db_table)} ({columns}) VALUES ({marks})"  # noqa: S608, SLF001
    count = 0
    remaining = iter(lines)
    with connection.cursor() as cursor:
        while batch := [_values(fields, line, connection) for line in islice(remaining, _BATCH)]:
            cursor.executemany(sql, batch)
            count += len(batch)
    return count


def _fields(model: type[models.Model]) -> list[models.Field[Any, Any]]:
    return [field for field in model._meta.local_concrete_fields if not field.generated]  # noqa: SLF001


def _values(
    fields: list[models.Field[Any, Any]], line: bytes, connection: BaseDatabaseWrapper
) -> list[Any]:
    record = json.loads(line)
    return [
        field.get_db_prep_save(_python(field, record[field.attname]), connection)
        for field in fields
    ]


def _python(field: models.Field[Any, Any], value: Any) -> Any:
    if isinstance(field, models.ForeignKey):
        return _python(field.target_field, value)
    if value is None or isinstance(field, models.JSONField | models.FileField):
        return value
    if isinstance(field, models.BinaryField):
        return base64.b64decode(value)
    return field.to_python(value)


def _plain(value: Any) -> str:
    if isinstance(value, date | datetime | time):
        return value.isoformat()
    if isinstance(value, timedelta):
        return duration_string(value)
    if isinstance(value, UUID | Decimal):
        return str(value)
    if isinstance(value, bytes | memoryview):
        return base64.b64encode(bytes(value)).decode()
    raise TypeError(f"{type(value)} has no place in an archive yet")
