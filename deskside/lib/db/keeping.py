"""Connections that are used again within the same second."""

from __future__ import annotations

from django.db import connection


def keep_connection_open(seconds: float) -> None:
    """Where opening one costs more than the question: this thread's stays open for so long.

    Only for SQLite, which is otherwise opened anew for each request; elsewhere a pool sees to it.
    """
    keep = getattr(connection, "keep_open", None)
    if keep is not None:
        keep(seconds)
