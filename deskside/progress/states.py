"""How far somebody is in a section: pure rules on the marks of an enrolment."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from functools import lru_cache

from deskside.courses.outline import ActivityOutline, CourseOutline, SectionOutline

# {"<activity id>": epoch second of its completion, or 0 while it is only on the way}
Marks = Mapping[str, int]

DAY = timedelta(days=1)


class State(StrEnum):
    NOT_BEGUN = "not_begun"
    ON_THE_WAY = "on_the_way"
    DONE = "done"
    DONE_LATE = "done_late"
    OVERDUE = "overdue"
    EXTENDED = "extended"


@dataclass(frozen=True, slots=True)
class Due:
    """When a section is due for one person: the group's instant and, perhaps, a longer one."""

    at: datetime
    extended_to: datetime | None = None

    @property
    def last(self) -> datetime:
        """The later of the two: a group's date may move past somebody's longer one."""
        return max(self.at, self.extended_to or self.at)


@dataclass(frozen=True, slots=True)
class SectionProgress:
    state: State
    done: int  # of `total` things that make the section done
    total: int
    days: int  # late or overdue, in started days; else 0
    due: Due | None


def is_done(marks: Marks, activity_id: int) -> bool:
    return marks.get(str(activity_id), 0) > 0


def activity_state(marks: Marks, activity: ActivityOutline) -> State:
    mark = marks.get(str(activity.id))
    if mark is None:
        return State.NOT_BEGUN
    return State.DONE if mark else State.ON_THE_WAY


def section_marks(section: SectionOutline, marks: Marks) -> tuple[int, int]:
    """How many of the section's required things are done, and the epoch second of the last one.

    The exercises count as one thing: one of the learner's choice, the first that was done.
    """
    times = _times(section.required, marks)
    times += sorted(_times(section.choices, marks))[:1]
    return len(times), max(times, default=0)


def _times(activity_ids: tuple[int, ...], marks: Marks) -> list[int]:
    """The epoch seconds at which those of the activities were done that are done."""
    return [mark for key in _keys(activity_ids) if (mark := marks.get(key))]


@lru_cache(maxsize=4096)
def _keys(activity_ids: tuple[int, ...]) -> tuple[str, ...]:
    """As marks name them; a console page asks for the same few hundreds of times."""
    return tuple(map(str, activity_ids))


def has_begun(section: SectionOutline, marks: Marks) -> bool:
    return any(str(activity.id) in marks for activity in section.activities)


def section_progress(
    section: SectionOutline, marks: Marks, due: Due | None, now: datetime
) -> SectionProgress:
    """The state of one section for one person at an instant."""
    (done, last), total = section_marks(section, marks), section.size
    if done == total:
        days = days_late(due, datetime.fromtimestamp(last, UTC)) if last else 0
        state = State.DONE_LATE if days else State.DONE
        return SectionProgress(state, done, total, days, due)
    days = days_late(due, now)
    if days:
        return SectionProgress(State.OVERDUE, done, total, days, due)
    if due and due.extended_to and now > due.at:
        return SectionProgress(State.EXTENDED, done, total, 0, due)
    begun = State.ON_THE_WAY if done or has_begun(section, marks) else State.NOT_BEGUN
    return SectionProgress(begun, done, total, 0, due)


def days_late(due: Due | None, at: datetime) -> int:
    """Started days after the last instant that was allowed; a second late is one day."""
    if due is None or at <= due.last:
        return 0
    return -((due.last - at) // DAY)


@dataclass(frozen=True, slots=True)
class Summary:
    """What an enrolment row keeps beside its marks, so that a console can sort and filter."""

    done_count: int
    sections_done: int


def summarise(course: CourseOutline, marks: Marks) -> Summary:
    counts = [(section, section_marks(section, marks)[0]) for section in course.sections]
    return Summary(
        done_count=sum(done for _, done in counts),
        sections_done=sum(1 << section.ordinal for section, done in counts if done == section.size),
    )
