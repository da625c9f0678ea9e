"""What the page of one sitting shows beside the sitting itself."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from deskside.meetings.models import Attendance, Feedback, Sitting, SittingState, Swap
from deskside.meetings.proposing import later_days
from deskside.meetings.queries.people import away_on, crew_of
from deskside.people.models import Person
from deskside.progress.models import Plan
from deskside.progress.queries.pacing import pacing_of


@dataclass(frozen=True, slots=True)
class Crowd:
    """Names of those who belong to a sitting, and of those who are away on its day or, once it is
    over, were not there."""

    people: list[tuple[int, str]]
    away: set[int]
    came: set[int]

    @property
    def away_names(self) -> list[str]:
        return [name for person, name in self.people if person in self.away]

    @property
    def came_names(self) -> list[str]:
        return [name for person, name in self.people if person in self.came]


def crowd_of(sitting: Sitting, now: datetime) -> Crowd:
    """Five statements at most."""
    people = crew_of(sitting, now)
    if sitting.is_over or sitting.state == SittingState.RUNNING:
        return Crowd(people, set(), came_to(sitting))
    return Crowd(people, away_on([person for person, _name in people], sitting.local_date), set())


def came_to(sitting: Sitting) -> set[int]:
    """Persons whose presence was noted; one statement."""
    rows = Attendance.objects.filter(sitting=sitting, person__isnull=False)
    return {person for person in rows.values_list("person_id", flat=True) if person}


def put_off_days(sitting: Sitting, now: datetime) -> tuple[date, date]:
    """The next working day of the group, and a week on. One statement and the holidays' file."""
    series = sitting.meeting.series
    rows = Plan.objects.filter(group=series.group_id).select_related("group")
    plan = rows.order_by("-created_at").first()
    works = pacing_of(plan).is_working if plan else (lambda day: day.isoweekday() <= 5)  # noqa: PLR2004
    today = now.astimezone(ZoneInfo(sitting.zone)).date()
    return later_days(sitting.local_date, today=today, works=works)


def open_swap(sitting: Sitting) -> Swap | None:
    """The question about this turn that waits for an answer; one statement."""
    return Swap.objects.filter(sitting=sitting, answered_at=None).select_related("asked_of").first()


def feedback_for(person: Person, sitting: Sitting) -> list[Feedback]:
    """For whoever led it and nobody else: without names, in no order that says who wrote what."""
    if not sitting.is_over or (sitting.led_by_id or sitting.facilitator_id) != person.pk:
        return []
    return list(Feedback.objects.filter(sitting=sitting).order_by("worked", "change", "heard"))


def own_feedback(person: Person, sitting: Sitting) -> Feedback | None:
    return Feedback.objects.filter(sitting=sitting, person=person).first()
