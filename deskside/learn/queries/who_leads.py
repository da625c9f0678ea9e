from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from deskside.commitments.queries.others import shared_by
from deskside.commitments.showing import ShownLine, shown_line
from deskside.courses.outline import CourseOutline, SectionOutline
from deskside.learn.pips import section_pips
from deskside.learn.queries.opened import open_course
from deskside.people.models import Membership, Person, Role
from deskside.progress.models import Enrolment
from deskside.progress.states import section_marks

if TYPE_CHECKING:
    from deskside.progress.states import Marks


@dataclass(frozen=True, slots=True)
class LeaderRow:
    """Somebody who leads: how far they are themselves, and what they promised before all."""

    person: Person
    groups: list[str]
    sections: list[tuple[SectionOutline, list[str], bool]]  # with its pips, and whether it is done
    promises: list[ShownLine]

    @property
    def done(self) -> int:
        return sum(is_done for *_rest, is_done in self.sections)


def who_leads(person: Person, now: datetime) -> list[LeaderRow]:
    """Those who lead the groups somebody is in, by name; four statements at most.

    What an activity is about is seen, and when it was done; what was written in it never is.
    """
    found = open_course(person, None, now)
    course = found[1] if found else None
    leaders = _leaders(person, now)
    marks = _marks([leader.pk for leader, _groups in leaders], course)
    promises: dict[int, list[ShownLine]] = defaultdict(list)
    for row in shared_by([leader.pk for leader, _groups in leaders], person, now):
        promises[row.person_id].append(shown_line(row, now))
    return [
        LeaderRow(leader, groups, _sections(course, marks.get(leader.pk, {})), promises[leader.pk])
        for leader, groups in leaders
    ]


def _leaders(person: Person, now: datetime) -> list[tuple[Person, list[str]]]:
    here = Membership.objects.current(now)
    mine = here.filter(person=person, group__archived_at=None).values("group")
    rows = here.filter(
        group__in=mine, role=Role.LEADER, person__is_active=True, person__joined_at__isnull=False
    )
    found: dict[Person, list[str]] = {}
    for row in rows.select_related("person", "group").order_by("person__name", "person_id"):
        found.setdefault(row.person, []).append(row.group.name)
    return list(found.items())


def _marks(people: list[int], course: CourseOutline | None) -> dict[int, Marks]:
    if course is None or not people:
        return {}
    rows = Enrolment.objects.filter(person__in=people, course_id=course.course_id, round=1)
    return dict(rows.values_list("person_id", "marks"))


def _sections(
    course: CourseOutline | None, marks: Marks
) -> list[tuple[SectionOutline, list[str], bool]]:
    return [
        (section, section_pips(section, marks), section_marks(section, marks)[0] == section.size)
        for section in (course.sections if course else ())
    ]
