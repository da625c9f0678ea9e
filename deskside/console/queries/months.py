"""What stays after the course: promises kept month by month, as the release rule let it out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db.models import Max, Min

from deskside.commitments.kept import key_of
from deskside.commitments.models import State
from deskside.ledger.models import AggregateSnapshot
from deskside.people.models import Group, Membership
from deskside.progress.models import Enrolment

FEWEST_MONTHS = 2


@dataclass(frozen=True, slots=True)
class Month:
    """`percent` of the answers known by the end of the month that were yes."""

    first: datetime
    percent: int
    answers: int


@dataclass(frozen=True, slots=True)
class Life:
    """When a group began and was last seen in the course, and how many have done all of it."""

    began_at: datetime | None
    seen_at: datetime | None
    people: int
    finished: int


def life_of(group: Group, course_id: int, all_bits: int, now: datetime) -> Life:
    """Two statements."""
    members = Membership.objects.current(now).filter(group=group).exclude(role="deputy")
    rows = Enrolment.objects.filter(course_id=course_id, person__in=members.values("person"))
    ends = rows.aggregate(began=Min("started_at"), seen=Max("seen_at"))
    done = sum(bits & all_bits == all_bits for bits in rows.values_list("sections_done", flat=True))
    return Life(ends["began"], ends["seen"], members.count(), done)


def kept_by_month(group_uid: UUID, concepts: Iterable[str], zone: str) -> list[Month]:
    """The newest sums of each concept at the end of each month; one statement.

    Only what was released is added up, so nothing is said here that was not said before.
    """
    keys = [key_of(group_uid, concept) for concept in concepts]
    rows = AggregateSnapshot.objects.filter(key__in=keys, is_alike=False).order_by("released_at")
    newest: dict[str, Mapping[str, int]] = {}
    months: dict[datetime, Month] = {}
    for key, counts, released_at in rows.values_list("key", "counts", "released_at"):
        newest[key] = counts
        local = released_at.astimezone(ZoneInfo(zone))
        first = local.replace(day=1, hour=0, minute=0, second=0, microsecond=0)
        answers = sum(sum(each.values()) for each in newest.values())
        kept = sum(each.get(State.KEPT, 0) for each in newest.values())
        if answers:
            months[first] = Month(first, round(100 * kept / answers), answers)
    return list(months.values())
