from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime

from django.db.models import Exists, OuterRef, Subquery

from deskside.console.queries.groups import ConsoleGroup
from deskside.courses.models import PackRelease
from deskside.courses.outline import SectionOutline
from deskside.people.models import Person
from deskside.people.queries.availability import Teammate, learners_of, teammates
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
from deskside.progress.queries.pacing import ahead, holidays_of, known_with, pacing_of

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
    opening: str  # the subject of the opening message that was sent last
    opened_at: datetime | None
    newer: str  # the version of a newer release than the group's, if there is one

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
    """The plan as it is or, with `dates`, as it would be. Six statements, whatever the group."""
    plan.group = found.group
    names = holidays_of(found.group, plan.starts_on)
    pacing = pacing_of(plan)
    kept = dates if dates is not None else due_days(plan)
    planned = [section for section in sections if section.id in kept]
    people = _people(plan, now)
    known = known_with(found.group, people, names, now)
    running = replace(known, under_way=True)
    waiting = [mate.name for mate in people if not mate.also[0]]
    news = _news(plan)
    return Overview(
        plan=plan,
        proposal=proposal(pacing, planned, running, sorted(kept[s.id] for s in planned)),
        holidays=names,
        rows=[(section, kept.get(section.id)) for section in sections],
        changes=list(plan.changes.select_related("person")[:CHANGES]),
        pauses=pauses_of(plan.pk, known.today),
        own_dates=said_people([mate.name for mate in people if mate.also[1]]),
        people=len(people),
        confirmed=len(people) - len(waiting),
        unconfirmed=said_people(waiting) if 0 < len(waiting) <= NOT_LISTED else "",
        opening=news.opening,
        opened_at=news.opened_at,
        newer="" if news.newest == plan.release_id else news.version,
    )


def due_days(plan: Plan) -> dict[int, date]:
    """By section id."""
    return dict(DueDate.objects.filter(plan=plan).values_list("section_id", "local_date"))


def _people(plan: Plan, now: datetime) -> list[Teammate]:
    """Beside when they work: have they confirmed, have they dates of their own."""
    theirs = {"plan": plan, "person": OuterRef("person")}
    return teammates(
        plan.group_id,
        ahead(plan.starts_on),
        now,
        said=Exists(Confirmation.objects.filter(**theirs)),
        own=Exists(Extension.objects.filter(**theirs, due_at__gt=now)),
    )


@dataclass(frozen=True, slots=True)
class News:
    """The newest opening message, and the newest release of the course. One statement."""

    opening: str
    opened_at: datetime | None
    newest: int
    version: str


def _news(plan: Plan) -> News:
    sent = KickOff.objects.filter(plan=OuterRef("pk")).order_by("-sent_at")
    releases = PackRelease.objects.filter(course=OuterRef("course")).order_by("-number")
    row = Plan.objects.filter(pk=plan.pk).values_list(
        Subquery(sent.values("subject")[:1]),
        Subquery(sent.values("sent_at")[:1]),
        Subquery(releases.values("pk")[:1]),
        Subquery(releases.values("version")[:1]),
    )
    subject, sent_at, newest, version = row.get()
    return News(subject or "", sent_at, newest, version)


def learners(found: ConsoleGroup, now: datetime) -> list[Person]:
    """Those who take the course, for choosing one of them."""
    ids = [person for person, _name in learners_of(found.group.pk, now)]
    return list(Person.objects.filter(pk__in=ids).order_by("name", "pk"))
