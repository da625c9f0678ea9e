"""A fair queue for the writers of one SQLite file, across threads and processes.

SQLite's own wait is a poll with growing pauses: under load the newest caller often wins and the
oldest runs into its time limit. A blocking ``flock`` on a side file lets the kernel keep the line.
The kernel also drops the lock of a process that dies, so nothing has to be tidied up.
"""

from __future__ import annotations

import os
import threading
from pathlib import Path

from django.db.utils import OperationalError

try:
    import fcntl

    HAS_LOCKS = True
except ImportError:  # Windows: SQLite's own wait has to do
    HAS_LOCKS = False


class WriteQueue:
    """One connection's place in the line; not for use by two threads at once."""

    def __init__(self, path: Path, *, limit_seconds: float) -> None:
        self._path = path
        self._limit_seconds = limit_seconds
        self._descriptor: int | None = None

    @property
    def held(self) -> bool:
        return self._descriptor is not None

    def take(self) -> None:
        """Wait for our turn; a second call while we hold it does nothing.

        Raises OperationalError after the time limit. Each call opens the file anew: ``flock``
        belongs to the open file, so threads of one process queue like strangers.
        """
        if self.held or not HAS_LOCKS:
            return
        descriptor = os.open(self._path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            if not _Waiter(descriptor).wait(self._limit_seconds):
                raise OperationalError(
                    f"database is locked: another writer has kept {self._path} for more than "
                    f"{self._limit_seconds:g} seconds. Nothing was written; try again."
                ) from None
        except OSError:
            # A file system without locks (some network shares): SQLite's own wait has to do.
            os.close(descriptor)
            return
        self._descriptor = descriptor

    def release(self) -> None:
        """Let the next writer go; harmless when we hold nothing."""
        if self._descriptor is None:
            return
        descriptor, self._descriptor = self._descriptor, None
        try:
            # Said aloud, because a forked child may still hold a copy of the descriptor.
            fcntl.flock(descriptor, fcntl.LOCK_UN)
        finally:
            os.close(descriptor)


class _Waiter:
    """Runs a blocking flock with a time limit, which the call itself does not know."""

    def __init__(self, descriptor: int) -> None:
        self._descriptor = descriptor
        self._settled = threading.Lock()
        self._granted = threading.Event()
        self._given_up = False
        self._thread = threading.Thread(target=self._block, name="write-queue", daemon=True)

    def wait(self, seconds: float) -> bool:
        self._thread.start()
        if self._granted.wait(seconds):
            return True
        with self._settled:
            if self._granted.is_set():
                return True
            self._given_up = True
        return False

    def _block(self) -> None:
        fcntl.flock(self._descriptor, fcntl.LOCK_EX)
        with self._settled:
            if not self._given_up:
                self._granted.set()
                return
        # Nobody waits any more: closing the file passes the turn on.
        os.close(self._descriptor)
