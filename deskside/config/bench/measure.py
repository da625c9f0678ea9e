"""One page against its floor: in turns, in one process, so that a busy machine slows both alike."""

from __future__ import annotations

import gc
import tracemalloc
from collections.abc import Callable
from dataclasses import dataclass
from statistics import median
from time import process_time
from typing import Any

from django.db import connection

from deskside.config.bench.visitor import Answer, Request, Visitor

NOT_QUERIES = ("BEGIN", "COMMIT", "ROLLBACK", "SAVEPOINT", "RELEASE")
MEGABYTE = 1_000_000


def nothing() -> None:
    """Most pages need no preparation."""


@dataclass(frozen=True, slots=True)
class Page:
    """`before` runs before each request and is not measured: what was done is undone there."""

    name: str
    visitor: Visitor
    request: Request
    floor: Request
    before: Callable[[], None] = nothing
    batch: int = 20


Row = dict[str, Any]


def measure(page: Page, *, learners: int, rounds: int) -> Row:
    """One row: statements, CPU milliseconds (all threads of this process), memory, bytes, ratio.

    `peak_mb` is what Python had allocated at the highest point of one request, beyond what it had
    before (tracemalloc), in 10^6 bytes.
    """
    for _ in range(2):
        seconds(page, page.request)
        seconds(page, page.floor)
    queries, answer = counted(page)
    pairs = [(seconds(page, page.floor), seconds(page, page.request)) for _ in range(rounds)]
    return {
        "page": page.name,
        "learners": learners,
        "queries": queries,
        "cpu_ms": round(1000 * median(own for _, own in pairs), 3),
        "peak_mb": round(peak(page) / MEGABYTE, 3),
        "bytes": answer.size,
        "ratio": round(median(own / floor for floor, own in pairs), 2),
        "floor_ms": round(1000 * median(floor for floor, _ in pairs), 3),
    }


def seconds(page: Page, request: Request) -> float:
    """CPU time of one request, averaged over a batch."""
    total = 0.0
    gc.collect()
    for _ in range(page.batch):
        page.before()
        environ = page.visitor.environ(request)
        began = process_time()
        page.visitor.send(environ)
        total += process_time() - began
    return total / page.batch


def counted(page: Page) -> tuple[int, Answer]:
    """Statements of one request; the words that open and close transactions are none."""
    statements: list[str] = []

    def watch(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        statements.append(sql)
        return execute(sql, params, many, context)

    page.before()
    with connection.execute_wrapper(watch):
        answer = page.visitor.send(page.visitor.environ(page.request))
    return sum(1 for sql in statements if not sql.startswith(NOT_QUERIES)), answer


def peak(page: Page) -> int:
    page.before()
    environ = page.visitor.environ(page.request)
    gc.collect()
    tracemalloc.start()
    try:
        page.visitor.send(environ)
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
