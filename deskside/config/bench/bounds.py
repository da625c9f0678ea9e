"""What each page may cost, and what of it was missed. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Bound:
    """`ratio`: times the floor. `peak_mb`: where memory must not grow with the group."""

    queries: int
    ratio: float = 3.0
    peak_mb: float | None = None


COMPLETING = Bound(queries=8, ratio=2.0)
BOUNDS = {
    "console": Bound(queries=10),
    "csv of the class": Bound(queries=10, peak_mb=8.0),
    "my course": Bound(queries=8),
    "reading": Bound(queries=3),
    "video": Bound(queries=3),
    "check": Bound(queries=4),
    "reflection": Bound(queries=4),
    "exercise": Bound(queries=4),
    "completing a video": COMPLETING,
    "completing a reading": COMPLETING,
    "completing a reflection": COMPLETING,
}


def judged(rows: Sequence[Row]) -> list[Row]:
    """The rows, each with what it missed in words; an empty list is a pass."""
    return [{**row, "missed": list(_missed(row, rows))} for row in rows]


def _missed(row: Row, rows: Iterable[Row]) -> Iterable[str]:
    bound = BOUNDS[row["page"]]
    if row["queries"] > bound.queries:
        yield f"{row['queries']} queries, {bound.queries} allowed"
    if row["ratio"] > bound.ratio:
        yield f"{row['ratio']} x floor, {bound.ratio} allowed"
    if bound.peak_mb is not None and row["peak_mb"] > bound.peak_mb:
        yield f"{row['peak_mb']} MB, {bound.peak_mb} allowed"
    counts = {other["queries"] for other in rows if other["page"] == row["page"]}
    if len(counts) > 1:
        yield f"another number of queries at another size: {sorted(counts)}"
