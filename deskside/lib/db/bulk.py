"""Inserts that meet an existing row without an error."""

from __future__ import annotations

from typing import Any

from django.db import connections, models, router
from django.db.models.constants import OnConflict
from django.db.models.sql import InsertQuery


def insert_ignoring_conflicts(model: type[models.Model], **values: Any) -> bool:
    """Insert one row unless a unique constraint already holds one; True when it went in.

    One statement (INSERT ... ON CONFLICT DO NOTHING). On PostgreSQL it waits for another
    transaction that is inserting the same key, so afterwards the existing row can be read.
    `save()` and its signals do not run; defaults and auto_now do.
    """
    row = model(**values)
    options = model._meta  # noqa: SLF001  Django's documented API, spelt with an underscore
    fields = [
        field
        for field in options.local_concrete_fields
        if not field.generated and (row.pk is not None or field is not options.auto_field)
    ]
    query = InsertQuery(model, on_conflict=OnConflict.IGNORE)
    query.insert_values(fields, [row])
    using = router.db_for_write(model)
    with connections[using].cursor() as cursor:
        ((sql, params),) = query.get_compiler(using=using).as_sql()
        cursor.execute(sql, params)
        return bool(cursor.rowcount == 1)
