from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime

from deskside.console.queries.groups import ConsoleGroup
from deskside.courses.outline import SectionOutline
from deskside.people.models import Person
from deskside.people.queries.availability import learners_of
from deskside.progress.models import (
    Confirmation,
    DueDate,
    Extension,
    KickOff,
    Pause,
    Plan,
    PlanChange,
)
from deskside.progress.planning.naming import said_people
from deskside.progress.planning.proposal import Proposal, proposal
from deskside.progress.queries.away import pauses_of
from deskside.progress.queries.pacing import holidays_of, known_of, pacing_of

NOT_LISTED = 12  # people by name; more than that is a number
CHANGES = 20


@dataclass(frozen=True, slots=True)
class Overview:
    """A group's plan as its leader sees it. `rows`: sections with their dates."""

    plan: Plan
    proposal: Proposal
    holidays: dict[date, str]
    rows: list[tuple[SectionOutline, date | None]]
    changes: list[PlanChange]
    pauses: list[Pause]
    own_dates: str  # who has dates of their own, by name
    people: int
    confirmed: int
    unconfirmed: str  # by name, where they are few
    kick_off: KickOff | None

    @property
    def may_undo(self) -> PlanChange | None:
        newest = self.changes[0] if self.changes else None
        return newest if newest and newest.dates_before else None

    @property
    def last(self) -> date | None:
        return max((day for _section, day in self.rows if day), default=None)


def overview(
    found: ConsoleGroup,
    plan: Plan,
    sections: tuple[SectionOutline, ...],
    now: datetime,
    dates: dict[int, date] | None = None,
) -> Overview:
    """The plan as it is or, with `dates`, as it would be. Twelve statements at most, whatever the
    group."""
    plan.group = found.group
    names = holidays_of(found.group, plan.starts_on)
    pacing = pacing_of(plan)
    kept = dates if dates is not None else due_days(plan)
    planned = [section for section in sections if section.id in kept]
    known = known_of(found.group, plan.starts_on, names, now)
    # That dates are over is no news in a plan that is under way.
    running = replace(known, today=min(known.today, plan.starts_on))
    people = learners_of(found.group.pk, now)
    confirmed = set(Confirmation.objects.filter(plan=plan).values_list("person_id", flat=True))
    waiting = [name for person, name in people if person not in confirmed]
    return Overview(
        plan=plan,
        proposal=proposal(pacing, planned, running, sorted(kept[s.id] for s in planned)),
        holidays=names,
        rows=[(section, kept.get(section.id)) for section in sections],
        changes=list(plan.changes.select_related("person")[:CHANGES]),
        pauses=pauses_of(plan.pk, known.today),
        own_dates=_with_own_dates(plan, dict(people), now),
        people=len(people),
        confirmed=len(people) - len(waiting),
        unconfirmed=said_people(waiting) if 0 < len(waiting) <= NOT_LISTED else "",
        kick_off=plan.kick_offs.select_related("sent_by").first(),
    )


def due_days(plan: Plan) -> dict[int, date]:
    """By section id."""
    return dict(DueDate.objects.filter(plan=plan).values_list("section_id", "local_date"))


def _with_own_dates(plan: Plan, names: dict[int, str], now: datetime) -> str:
    ahead = Extension.objects.filter(plan=plan, due_at__gt=now)
    people = ahead.values_list("person_id", flat=True).distinct()
    return said_people(sorted(names[person] for person in people if person in names))


def learners(found: ConsoleGroup, now: datetime) -> list[Person]:
    """Those who take the course, for choosing one of them."""
    ids = [person for person, _name in learners_of(found.group.pk, now)]
    return list(Person.objects.filter(pk__in=ids).order_by("name", "pk"))
