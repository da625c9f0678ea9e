from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db import connection

from deskside.commitments.queries.own import Panel, panel
from deskside.courses.outline import ActivityOutline, CourseOutline, SectionOutline
from deskside.courses.queries import activity_text
from deskside.courses.texts import ActivityText
from deskside.learn import wording
from deskside.learn.next_step import is_open_choice, next_step, taken_on
from deskside.learn.pips import minutes_left, section_pips
from deskside.learn.queries.opened import open_course
from deskside.lib.db.rows import connection_rows
from deskside.people.models import Person, Role
from deskside.progress.models import Answer, Position
from deskside.progress.queries.access import Access
from deskside.progress.queries.due import due_of_person
from deskside.progress.states import (
    Due,
    SectionProgress,
    section_marks,
    section_progress,
)

LEADERS = """
SELECT m.person_id, pe.name, m.group_id, m.role
FROM people_membership m JOIN people_person pe ON pe.id = m.person_id
WHERE (m.group_id = %(group)s OR m.person_id = %(person)s) AND m.role IN ('leader', 'deputy')
  AND m.starts_at <= %(now)s AND (m.ends_at IS NULL OR m.ends_at > %(now)s)
ORDER BY m.starts_at, m.id
"""


@dataclass(frozen=True, slots=True)
class SectionRow:
    """A section as the course page and its own page show it."""

    section: SectionOutline
    progress: SectionProgress
    pips: list[str]
    minutes_left: int
    finished_at: datetime | None
    is_now: bool

    @property
    def is_done(self) -> bool:
        return self.progress.done == self.progress.total

    @property
    def is_begun(self) -> bool:
        return "full" in self.pips or "half" in self.pips

    @property
    def is_ahead(self) -> bool:
        return not self.is_now and not self.is_begun


@dataclass(frozen=True, slots=True)
class NextStep:
    """`place`: the paragraph, or how many questions have been answered rightly; None: not begun."""

    activity: ActivityOutline
    section: SectionOutline
    text: ActivityText
    is_choice: bool  # one exercise of several, none of them begun
    place: int | None
    placed_at: datetime | None


@dataclass(frozen=True, slots=True)
class MyCourse:
    access: Access
    course: CourseOutline
    rows: list[SectionRow]
    next: NextStep | None
    leaders: list[str]  # but not this person
    leads: bool
    panel: Panel
    taken_on: list[ActivityOutline]  # exercises that wait for their line
    finished_at: datetime | None

    @property
    def last_due(self) -> datetime | None:
        dues = [row.progress.due.last for row in self.rows if row.progress.due]
        return max(dues, default=None)

    @property
    def due_times(self) -> list[datetime]:
        return [row.progress.due.last for row in self.rows if row.progress.due]


def my_course(person: Person, now: datetime, said: UUID | None = None) -> MyCourse | None:
    """The course page of one person; five statements at most. None: there is no course for them.

    `said`: the promise they have just said something about.
    """
    found = open_course(person, None, now)
    if found is None:
        return None
    access, course = found
    dues = due_of_person(access.plan_id, person.pk)
    upcoming = next_step(course, access.marks)
    leading = _leaders(person, access.group_id, now)
    rows = [
        section_row(section, access, dues.get(section.id), now, upcoming)
        for section in course.sections
    ]
    return MyCourse(
        access=access,
        course=course,
        rows=rows,
        next=_next_step(person, access, course, upcoming) if upcoming else None,
        leaders=[name for leader, name in leading if leader != person.pk][:3],
        leads=any(leader == person.pk for leader, _name in leading),
        panel=panel(person, now, said),
        taken_on=[each for each in taken_on(course, access.marks) if each != upcoming],
        finished_at=max((row.finished_at for row in rows if row.finished_at), default=None),
    )


def section_row(
    section: SectionOutline,
    access: Access,
    due: Due | None,
    now: datetime,
    upcoming: ActivityOutline | None,
) -> SectionRow:
    progress = section_progress(section, access.marks, due, now)
    _, last = section_marks(section, access.marks)
    is_done = progress.done == progress.total and last
    return SectionRow(
        section=section,
        progress=progress,
        pips=section_pips(section, access.marks),
        minutes_left=minutes_left(section, access.marks),
        finished_at=datetime.fromtimestamp(last, UTC) if is_done else None,
        is_now=upcoming is not None and upcoming.section_id == section.id,
    )


def _next_step(
    person: Person, access: Access, course: CourseOutline, activity: ActivityOutline
) -> NextStep:
    section = course.section_of(activity)
    has_begun = str(activity.id) in access.marks
    place, placed_at = None, None
    if has_begun and access.enrolment_id is not None:
        place, placed_at = _place(access.enrolment_id, activity)
    return NextStep(
        activity=activity,
        section=section,
        text=activity_text(access.release_id, activity, person.language),
        is_choice=is_open_choice(activity, section, access.marks),
        place=place,
        placed_at=placed_at,
    )


def _place(enrolment_id: int, activity: ActivityOutline) -> tuple[int | None, datetime | None]:
    """How far in the activity, and since when; one statement."""
    if activity.kind == "check":
        tries = Answer.objects.filter(enrolment_id=enrolment_id, activity_id=activity.id)
        rows = list(tries.values_list("question_id", "is_right", "answered_at"))
        right = {question for question, is_right, _ in rows if is_right}
        return len(right), max((at for _, _, at in rows), default=None)
    position = Position.objects.filter(
        enrolment_id=enrolment_id, activity_id=activity.id
    ).values_list("place", "updated_at")
    return position.first() or (0, None)


def _leaders(person: Person, group_id: int | None, now: datetime) -> list[tuple[int, str]]:
    """Ids and names of those who lead the group, the longest in their place first.

    The same statement tells whether this person leads anybody, which the bar asks for: it is
    left on the person, where the bar looks first.
    """
    rows = connection_rows(
        LEADERS,
        {
            "person": person.pk,
            "group": group_id or 0,
            "now": connection.ops.adapt_datetimefield_value(now),
        },
    )
    leads = person.is_owner or any(leader == person.pk for leader, *_ in rows)
    person.leads_somebody = leads  # type: ignore[attr-defined]
    return [
        (leader, name)
        for leader, name, group, role in rows
        if group == group_id and role == Role.LEADER
    ][:20]


def leader_names(person: Person, group_id: int | None, now: datetime) -> tuple[list[str], bool]:
    """The names of those who lead, but not this person's own; and whether they lead. One
    statement."""
    leading = _leaders(person, group_id, now)
    leads = any(leader == person.pk for leader, _name in leading)
    return [name for leader, name in leading if leader != person.pk][:3], leads


def due_words(row: SectionRow, now: datetime, zone: ZoneInfo) -> str:
    """The day that matters for this section, in the reader's zone, or nothing."""
    if row.finished_at:
        return wording.short_day(row.finished_at.astimezone(zone).date(), now, zone)
    if row.progress.due is None:
        return ""
    return wording.coming_day(row.progress.due.last.astimezone(zone).date(), now, zone)
