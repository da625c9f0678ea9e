"""Sending files piece by piece without letting films take every thread of the server."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

AT_ONCE = 4
BLOCK = 256 * 1024


class Busy(Exception):  # noqa: N818  it is an answer: 503, come back soon
    """All places are taken."""


class Places:
    """So many streams at once in this process; each holds a thread of the server meanwhile."""

    def __init__(self, number: int = AT_ONCE) -> None:
        self._free = threading.BoundedSemaphore(number)

    def take(self) -> None:
        if not self._free.acquire(blocking=False):
            raise Busy

    def give_back(self) -> None:
        self._free.release()


class FileStream:
    """The bytes from `start` to `end`, both counted. Its place is free again when it is read to
    its end, closed by the server or forgotten, whichever comes first."""

    def __init__(self, path: Path, start: int, end: int, places: Places) -> None:
        places.take()
        self._places: Places | None = places
        try:
            self._file = path.open("rb")
            self._file.seek(start)
        except OSError:
            self._leave()
            raise
        self._left = end - start + 1

    def __iter__(self) -> Iterator[bytes]:
        return self

    def __next__(self) -> bytes:
        block = self._file.read(min(BLOCK, self._left)) if self._left > 0 else b""
        if not block:
            self.close()
            raise StopIteration
        self._left -= len(block)
        return block

    def close(self) -> None:
        self._left = 0
        self._file.close()
        self._leave()

    def _leave(self) -> None:
        places, self._places = self._places, None
        if places is not None:
            places.give_back()

    def __del__(self) -> None:
        if hasattr(self, "_file"):
            self.close()
