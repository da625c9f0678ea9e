"""The database wrapper Django loads for ``ENGINE = "deskside.lib.db.sqlite"``."""

from __future__ import annotations

import functools
import sqlite3
import time
from pathlib import Path
from typing import Any

from django.core.exceptions import ImproperlyConfigured
from django.db.backends.sqlite3 import base as django_sqlite
from django.db.backends.sqlite3.features import DatabaseFeatures
from django.utils.functional import cached_property

from deskside.lib.db.sqlite.queue import WriteQueue

LIMIT_SECONDS = 20
_FULL = 2
_WRITES = ("INSERT", "UPDATE", "DELETE", "REPLACE")
_MOST_VALUES = 32_766  # what SQLite itself allows by default; distributions set it higher


class QueueingCursor(django_sqlite.SQLiteCursorWrapper):
    """Puts single writes outside a transaction into the same line as transactions."""

    def __init__(self, connection: sqlite3.Connection, *, queue: WriteQueue | None) -> None:
        super().__init__(connection)
        self._queue = queue

    def execute(self, query: str, params: Any = None) -> Any:
        if not self._must_queue(query):
            return super().execute(query, params)
        return self._in_line(functools.partial(super().execute, query, params))

    def executemany(self, query: str, param_list: Any) -> Any:
        if not self._must_queue(query):
            return super().executemany(query, param_list)
        return self._in_line(functools.partial(super().executemany, query, param_list))

    def _must_queue(self, query: str) -> bool:
        if self._queue is None or self._queue.held or self.connection.in_transaction:
            return False
        return query[:16].lstrip().upper().startswith(_WRITES)

    def _in_line(self, run: functools.partial[Any]) -> Any:
        assert self._queue is not None  # noqa: S101  _must_queue has looked
        self._queue.take()
        try:
            return run()
        finally:
            self._queue.release()


class RoomyFeatures(DatabaseFeatures):
    """Django assumes the 999 values of an SQLite from before 2020 and splits bulk inserts by it."""

    @cached_property
    def max_query_params(self) -> int:  # type: ignore[override]  # a number there
        with self.connection.cursor() as cursor:
            here = cursor.connection.getlimit(sqlite3.SQLITE_LIMIT_VARIABLE_NUMBER)
        return min(int(here), _MOST_VALUES)


class DatabaseWrapper(django_sqlite.DatabaseWrapper):
    """SQLite that loses nothing at a power cut and turns nobody away under load."""

    features_class = RoomyFeatures

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._write_queue: WriteQueue | None = None
        self._file: tuple[int, int] | None = None  # which one is open: device and number

    def get_connection_params(self) -> dict[str, Any]:
        kwargs = super().get_connection_params()
        kwargs.setdefault("timeout", LIMIT_SECONDS)
        # Django has just read the option; None is its word for "not said".
        self.transaction_mode: str = self.transaction_mode or "IMMEDIATE"
        return kwargs

    def get_new_connection(self, conn_params: dict[str, Any]) -> sqlite3.Connection:
        connection: sqlite3.Connection = super().get_new_connection(conn_params)
        connection.execute("PRAGMA synchronous = FULL")
        # An erased person must not be legible in the free pages of the file.
        connection.execute("PRAGMA secure_delete = ON")
        self._write_queue = self._queue_of(connection, conn_params["timeout"])
        self._file = self._file_now()
        if self._write_queue and _pragma(connection, "journal_mode") != "wal":
            # SQLite does not wait for others while it changes the mode, so we queue for it.
            self._write_queue.take()
            try:
                connection.execute("PRAGMA journal_mode = WAL")
            finally:
                self._write_queue.release()
        return connection

    def init_connection_state(self) -> None:
        super().init_connection_state()
        assert_pragmas(self)

    def close_if_unusable_or_obsolete(self) -> None:
        """Also where another file lies in the place of the one that is open: after a restore."""
        is_idle = self.connection is not None and not self.in_atomic_block
        if is_idle and self._file_now() != self._file:
            self.close()
        super().close_if_unusable_or_obsolete()

    def keep_open(self, seconds: float) -> None:
        """Opening costs more than a small question: not anew for each of hundreds a second."""
        if self.connection is not None and self.close_at is not None:
            self.close_at = time.monotonic() + seconds

    def _file_now(self) -> tuple[int, int] | None:
        if self.is_in_memory_db():
            return None
        try:
            found = Path(self.settings_dict["NAME"]).stat()
        except OSError:
            return None
        return found.st_dev, found.st_ino

    def create_cursor(self, name: str | None = None) -> QueueingCursor:
        factory = functools.partial(QueueingCursor, queue=self._write_queue)
        return self.connection.cursor(factory=factory)  # type: ignore[no-any-return]

    def _queue_of(self, connection: sqlite3.Connection, limit: float) -> WriteQueue | None:
        file = connection.execute("PRAGMA database_list").fetchone()[2]
        if self.is_in_memory_db() or not file:
            return None
        return WriteQueue(Path(f"{file}.queue"), limit_seconds=limit)

    def _start_transaction_under_autocommit(self) -> None:
        if self._write_queue:
            self._write_queue.take()
        try:
            super()._start_transaction_under_autocommit()  # type: ignore[misc]
        finally:
            self._leave_line_when_done()

    def _commit(self) -> None:
        try:
            super()._commit()  # type: ignore[misc]
        finally:
            self._leave_line_when_done()

    def _rollback(self) -> None:
        try:
            super()._rollback()  # type: ignore[misc]
        finally:
            self._leave_line_when_done()

    def _close(self) -> None:
        try:
            super()._close()  # type: ignore[misc]
        finally:
            if self._write_queue:
                self._write_queue.release()

    def _leave_line_when_done(self) -> None:
        """A failed COMMIT leaves the transaction open, and then the turn stays ours."""
        if self._write_queue and not (self.connection and self.connection.in_transaction):
            self._write_queue.release()


def assert_pragmas(wrapper: DatabaseWrapper) -> None:
    """Refuse to work on a connection on which a write could be lost, doubled or turned away.

    Raises ImproperlyConfigured and says which setting is wrong.
    """
    connection = wrapper.connection
    busy_ms = _pragma(connection, "busy_timeout")
    found = {
        "transaction_mode": (wrapper.transaction_mode, "IMMEDIATE"),
        "foreign_keys": (_pragma(connection, "foreign_keys"), 1),
        "synchronous": (_pragma(connection, "synchronous"), _FULL),
        "busy_timeout": (min(busy_ms, LIMIT_SECONDS * 1000), LIMIT_SECONDS * 1000),
    }
    if not wrapper.is_in_memory_db():
        found["journal_mode"] = (_pragma(connection, "journal_mode"), "wal")
    wrong = [
        f"{key} is {has!r} and must be {must!r}"
        for key, (has, must) in found.items()
        if has != must
    ]
    if wrong:
        raise ImproperlyConfigured(
            "The SQLite database is not set up safely: " + "; ".join(wrong) + ". Look at "
            "DATABASES['default']['OPTIONS'], and keep the file on a local disk."
        )


def _pragma(connection: sqlite3.Connection, name: str) -> Any:
    return connection.execute(f"PRAGMA {name}").fetchone()[0]
