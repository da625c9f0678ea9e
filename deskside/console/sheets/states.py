"""The state of a section in the few letters that fit a cell of a file. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from deskside.courses.outline import CourseOutline, SectionOutline
from deskside.progress.states import Due, SectionProgress, State, section_progress


@dataclass(frozen=True, slots=True)
class Frame:
    """What all rows share: the dates and the present."""

    course: CourseOutline
    due: Mapping[int, datetime]
    longer: Mapping[int, Mapping[int, datetime]]
    zone: str
    now: datetime
    met: Mapping[int, tuple[int, int]]  # by person: at how many meetings, of how many

    def came(self, person_id: int) -> str:
        met = self.met.get(person_id)
        return _("%(came)d of %(of)d") % {"came": met[0], "of": met[1]} if met else ""

    def cells(self, person_id: int, marks: Mapping[str, int]) -> list[str]:
        return [self.said(progress) for progress in self.progress(person_id, marks)]

    def progress(self, person_id: int, marks: Mapping[str, int]) -> list[SectionProgress]:
        own = self.longer.get(person_id, {})
        return [
            section_progress(section, marks, self._due(section, own), self.now)
            for section in self.course.sections
        ]

    def _due(self, section: SectionOutline, own: Mapping[int, datetime]) -> Due | None:
        at = self.due.get(section.id)
        return Due(at, own.get(section.id)) if at else None

    def said(self, progress: SectionProgress) -> str:
        part = f"{progress.done}/{progress.total}"
        match progress.state:
            case State.DONE:
                return _("done")
            case State.DONE_LATE:
                late = ngettext("done, %d day late", "done, %d days late", progress.days)
                return late % progress.days
            case State.OVERDUE:
                late = ngettext("%d day overdue", "%d days overdue", progress.days)
                said = late % progress.days
                return f"{part}, {said}" if progress.done else said
            case State.ON_THE_WAY:
                return part
            case State.EXTENDED if progress.due and progress.due.extended_to:
                return _("until %s") % self.day(progress.due.extended_to)
        return ""

    def day(self, at: datetime | None) -> str:
        return date_format(at.astimezone(ZoneInfo(self.zone)), "j M Y") if at else ""
