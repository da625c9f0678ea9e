"""Take due rows so that no two workers take the same one."""

from __future__ import annotations

from typing import TypeVar

from django.db import models
from django.db.transaction import TransactionManagementError, get_connection

Row = TypeVar("Row", bound=models.Model)


def claim(queryset: models.QuerySet[Row], limit: int) -> list[Row]:
    """Up to `limit` rows, ours until the surrounding transaction ends.

    PostgreSQL locks the rows and skips those of other workers. SQLite has one writer at a time:
    inside our IMMEDIATE transaction a plain read is already exclusive. Mark the rows as claimed
    before the transaction ends, or the next worker takes them again.
    """
    connection = get_connection(queryset.db)
    if not connection.in_atomic_block:
        raise TransactionManagementError("claim() needs a transaction around it.")
    if connection.features.has_select_for_update_skip_locked:
        queryset = queryset.select_for_update(skip_locked=True, of=("self",))
    return list(queryset[:limit])
