from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from django.db.models import Count, Min

from deskside.ledger import rounds
from deskside.ledger.due import due_kind
from deskside.ledger.models import DueState, DueWork

if TYPE_CHECKING:
    from django_stubs_ext import StrPromise

MOST_FAILED = 50
MOST_KINDS = 50


@dataclass(frozen=True, slots=True)
class Pulse:
    """The heartbeat of the background work; `silent_minutes` counts only when it has stopped."""

    beat_at: datetime | None
    silent_minutes: int

    @property
    def is_well(self) -> bool:
        return self.beat_at is not None and not self.silent_minutes


@dataclass(frozen=True, slots=True)
class WaitingKind:
    """All that waits of one kind; `is_known` is False where no room does it any more."""

    title: str | StrPromise
    is_known: bool
    count: int
    overdue: int
    next_at: datetime
    last_error: str


@dataclass(frozen=True, slots=True)
class FailedWork:
    work: DueWork
    title: str | StrPromise


def pulse(now: datetime) -> Pulse:
    """One statement. A beat from the future (a clock set back) counts as a sign of life."""
    beat_at = rounds.last_beat()
    silent = now - beat_at if beat_at else rounds.SILENT_AFTER
    minutes = int(silent.total_seconds() // 60) if silent > rounds.SILENT_AFTER else 0
    return Pulse(beat_at, minutes)


def waiting_kinds(now: datetime) -> list[WaitingKind]:
    """By kind, the next due first; three statements however much there is."""
    open_work = DueWork.objects.filter(state__in=[DueState.WAITING, DueState.RUNNING])
    late = open_work.filter(due_at__lte=now).order_by()
    overdue = Counter(dict(late.values_list("kind").annotate(count=Count("pk"))))
    rows = open_work.values("kind").annotate(count=Count("pk"), next_at=Min("next_try_at"))
    trouble = dict(
        open_work.exclude(last_error="").order_by("pk").values_list("kind", "last_error")
    )
    return [
        WaitingKind(
            title=title_of(row["kind"]),
            is_known=due_kind(row["kind"]) is not None,
            count=row["count"],
            overdue=overdue[row["kind"]],
            next_at=row["next_at"],
            last_error=trouble.get(row["kind"], ""),
        )
        for row in rows.order_by("next_at")[:MOST_KINDS]
    ]


def failed_work() -> list[FailedWork]:
    """Given up, the newest first."""
    rows = DueWork.objects.filter(state=DueState.FAILED).order_by("-finished_at", "-pk")
    return [FailedWork(work, title_of(work.kind)) for work in rows[:MOST_FAILED]]


def title_of(key: str) -> str | StrPromise:
    kind = due_kind(key)
    return kind.title if kind else key
