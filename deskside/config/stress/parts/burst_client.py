"""Very many people who press *save* together: a small HTTP client, one connection for each."""

from __future__ import annotations

import asyncio
import statistics
import time
from collections import Counter
from dataclasses import dataclass
from urllib.parse import urlencode
from uuid import uuid4

LONGEST_SECONDS = 60
TEXT = "I say what I have understood before I answer. " * 8
KEPT = 204  # how a save in the background is answered


@dataclass(frozen=True, slots=True)
class Saving:
    port: int
    path: str
    token: str  # of the form, the same as in each cookie

    def request(self, session: str) -> bytes:
        fields = {
            "csrfmiddlewaretoken": self.token,
            "receipt": str(uuid4()),
            "how": "save",
            "version": "0",
            "text": TEXT,
        }
        body = urlencode(fields).encode()
        head = (
            f"POST {self.path} HTTP/1.1\r\nHost: 127.0.0.1:{self.port}\r\n"
            f"Cookie: sessionid={session}; csrftoken={self.token}\r\n"
            "X-Deskside: autosave\r\nContent-Type: application/x-www-form-urlencoded\r\n"
            f"Content-Length: {len(body)}\r\nConnection: close\r\n\r\n"
        )
        return head.encode() + body


@dataclass(frozen=True, slots=True)
class Burst:
    """`said`: the answers that were no success, and how often each came."""

    answered: int
    said: dict[str, int]
    seconds: float  # from the common instant to the last answer
    slowest: float
    median: float


async def save_at_once(saving: Saving, sessions: list[str]) -> Burst:
    requests = [saving.request(session) for session in sessions]
    gate = asyncio.Event()
    waiting = [asyncio.create_task(_save(saving.port, each, gate)) for each in requests]
    await asyncio.sleep(0)
    start = time.perf_counter()
    gate.set()
    answers = await asyncio.gather(*waiting)
    seconds = time.perf_counter() - start
    times = [taken for _, taken in answers] or [0.0]
    others = Counter(words for words, _ in answers if words != str(KEPT))
    good = len(answers) - others.total()
    return Burst(good, dict(others), seconds, max(times), statistics.median(times))


async def _save(port: int, request: bytes, gate: asyncio.Event) -> tuple[str, float]:
    """The answer's status, or what went wrong, and how long it took."""
    await gate.wait()
    start = time.perf_counter()
    try:
        words = await asyncio.wait_for(_status(port, request), LONGEST_SECONDS)
    except (OSError, TimeoutError, asyncio.IncompleteReadError) as error:
        words = type(error).__name__
    return words, time.perf_counter() - start


async def _status(port: int, request: bytes) -> str:
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    writer.write(request)
    answer = await reader.read()
    writer.close()
    parts = answer[:64].split(None, 2)
    return parts[1].decode() if len(parts) > 1 else "no answer"
