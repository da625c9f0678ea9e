"""A thousand invented people at a time, written in a handful of statements."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from zoneinfo import ZoneInfo

from deskside.config.sample import people as invent
from deskside.config.sample.lives import Calendar, Life, live
from deskside.config.sample.path import SectionPath, path_of
from deskside.config.sample.people import Wishes
from deskside.config.sample.plan import make_extensions, section_to_extend
from deskside.config.sample.rows import Rows, instant, marks_of
from deskside.courses.outline import CourseOutline
from deskside.people.models import Absence, Group, Membership, Person, Role, WorkPattern
from deskside.progress.models import Enrolment, Extension, Plan
from deskside.progress.states import summarise


@dataclass(frozen=True, slots=True)
class Team:
    group: Group
    leader: Person
    plan: Plan
    calendar: Calendar


@dataclass(slots=True)
class Seat:
    """One person in their group, with what they have done so far."""

    team: Team
    person: Person
    role: Role
    life: Life | None = None


def settle(wishes: Wishes, course: CourseOutline, seats: Sequence[Seat]) -> None:
    """Write everything about these people; only their groups, leaders and plans are there yet."""
    path = path_of(course)
    for seat in seats:
        _live(wishes, path, seat)
    Person.objects.bulk_create(seat.person for seat in seats if seat.role != Role.LEADER)
    leaders = [seat.person for seat in seats if seat.role == Role.LEADER]
    Person.objects.bulk_update(leaders, ["last_login"], batch_size=100)
    _join(wishes, seats)
    enrolments = _enrol(course, seats)
    _write_rows(wishes, seats, enrolments)
    _give_longer(wishes, course, seats, enrolments)


def _live(wishes: Wishes, path: Sequence[SectionPath], seat: Seat) -> None:
    habit = invent.habit_of(wishes, seat.person)
    chance = wishes.chance("life", seat.person.email)
    seat.life = live(path, seat.team.calendar, habit, chance)
    if seat.life.seen is not None:
        seat.person.last_login = instant(seat.life.seen)


def _join(wishes: Wishes, seats: Sequence[Seat]) -> None:
    Membership.objects.bulk_create(
        Membership(
            person=seat.person,
            group=seat.team.group,
            role=seat.role,
            starts_at=seat.team.group.created_at,
        )
        for seat in seats
    )
    people = [seat.person for seat in seats]
    patterns = (invent.work_pattern(wishes, person) for person in people)
    WorkPattern.objects.bulk_create(pattern for pattern in patterns if pattern)
    absences = (
        invent.absence(wishes, person, wishes.now.astimezone(ZoneInfo(person.zone)).date())
        for person in people
    )
    Absence.objects.bulk_create(absence for absence in absences if absence)


def _enrol(course: CourseOutline, seats: Iterable[Seat]) -> dict[int, Enrolment]:
    """By person id; whoever has not begun has no enrolment, as in real life."""
    rows = [
        _enrolment(course, seat.person, seat.life) for seat in seats if seat.life and seat.life.seen
    ]
    return {row.person_id: row for row in Enrolment.objects.bulk_create(rows)}


def _enrolment(course: CourseOutline, person: Person, life: Life) -> Enrolment:
    marks = marks_of(life)
    summary = summarise(course, marks)
    first = min(at for _, at in [*life.done[:1], *([life.begun] if life.begun else [])])
    return Enrolment(
        person=person,
        course_id=course.course_id,
        marks=marks,
        done_count=summary.done_count,
        sections_done=summary.sections_done,
        started_at=instant(first),
        seen_at=instant(life.seen or first),
        created_at=instant(first),
    )


def _write_rows(wishes: Wishes, seats: Iterable[Seat], enrolments: dict[int, Enrolment]) -> None:
    rows = Rows()
    for seat in seats:
        enrolment = enrolments.get(seat.person.pk)
        if enrolment and seat.life:
            rows.add(enrolment.pk, seat.life, wishes.chance("rows", seat.person.email))
    rows.insert()


def _give_longer(
    wishes: Wishes,
    course: CourseOutline,
    seats: Iterable[Seat],
    enrolments: dict[int, Enrolment],
) -> None:
    extensions: list[Extension] = []
    for group, together in groupby(seats, key=lambda seat: seat.team.group.uid):
        own = list(together)
        team = own[0].team
        section = section_to_extend(team.plan, course, wishes.now)
        bit = 1 << section.ordinal
        extensions += make_extensions(
            team.plan,
            section,
            [
                seat.person
                for seat in own
                if seat.role == Role.LEARNER
                and seat.person.pk in enrolments
                and not enrolments[seat.person.pk].sections_done & bit
            ],
            leader=team.leader,
            now=wishes.now,
            chance=wishes.chance("longer", group),
        )
    Extension.objects.bulk_create(extensions)
