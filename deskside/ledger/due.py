"""Work that is due at an instant: written down in the database, done once by whoever is there.

A room says in `AppConfig.ready` what its kinds of work do, and writes rows where their cause is:

    register_due("kept_rates", run=release_rates, title=_("Kept rates of a group"))
    schedule(kind="kept_rates", subject_key=f"group:{group.uid}", due_at=now + timedelta(hours=1))

`run(subject_key, now)` is called in a transaction of its own, together with the mark that it is
done: it happens wholly or not at all, and once, however many workers there are. So it may only
write to the database: mail goes through notify's outbox, and no network is asked. It looks at
what is true now; the row may be older than the world.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction

from deskside.ledger.models import DueState, DueWork

if TYPE_CHECKING:
    from django_stubs_ext import StrPromise

Run = Callable[[str, datetime], object]
IN_ONE_STATEMENT = 1000


@dataclass(frozen=True)
class DueKind:
    key: str
    run: Run
    title: str | StrPromise


_kinds: dict[str, DueKind] = {}


def register_due(kind: str, run: Run, *, title: str | StrPromise = "") -> None:
    """Call it in `AppConfig.ready`; `title` is what the owner reads. The same kind replaces."""
    _kinds[kind] = DueKind(kind, run, title or kind)


def due_kind(key: str) -> DueKind | None:
    """None for a kind that no room registers any more, for instance after a downgrade."""
    return _kinds.get(key)


def known_kinds() -> list[str]:
    return list(_kinds)


def schedule(*, kind: str, subject_key: str, due_at: datetime) -> None:
    """Have it done once at `due_at`, in the caller's transaction; a repeat changes nothing.

    Also a repeat after it was done: the same thing at the same instant is done once for ever.
    """
    schedule_many(kind=kind, dues=[(subject_key, due_at)])


@transaction.atomic
def schedule_many(*, kind: str, dues: Iterable[tuple[str, datetime]]) -> None:
    """As `schedule`, in few statements for any number. An unregistered kind raises ValueError."""
    if kind not in _kinds:
        raise ValueError(f"No room has registered due work of the kind {kind!r}.")
    rows = [
        DueWork(kind=kind, subject_key=subject_key, due_at=due_at, next_try_at=due_at)
        for subject_key, due_at in dues
    ]
    DueWork.objects.bulk_create(rows, batch_size=IN_ONE_STATEMENT, ignore_conflicts=True)


@transaction.atomic
def cancel(*, kind: str, subject_key: str) -> int:
    """What is not done yet will not be done, also where a worker has just taken it; how many.

    It may be scheduled again afterwards, even at the same instant.
    """
    unfinished = DueWork.objects.filter(kind=kind, subject_key=subject_key).exclude(
        state=DueState.DONE
    )
    removed, _by_model = unfinished.delete()
    return removed


@transaction.atomic
def run_again(*, work: DueWork, now: datetime) -> DueWork:
    """Work that was given up gets all its tries again; any other stays as it is."""
    DueWork.objects.filter(pk=work.pk, state=DueState.FAILED).update(
        state=DueState.WAITING, tries=0, next_try_at=now, last_error="", finished_at=None
    )
    work.refresh_from_db()
    return work
