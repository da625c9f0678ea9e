"""What is due next, and who leads next: the last minute of a meeting, and of its summary."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from django.db.models import Q
from django.utils.dateformat import format as format_date
from django.utils.translation import gettext as _

from deskside.lib.zones import zone_label
from deskside.meetings.models import Sitting, SittingState
from deskside.meetings.queries.sheets import course_of
from deskside.progress.models import DueDate


@dataclass(frozen=True, slots=True)
class Coming:
    """In words; each is empty where nothing is known."""

    due: str
    meeting: str
    leads: str  # a name

    @property
    def sentences(self) -> str:
        return " ".join(filter(None, [self.due, self.meeting]))


def coming(sitting: Sitting, now: datetime, language: str = "") -> Coming:
    """After this sitting, for those who belong to it. Three statements and those of the course."""
    found = _next_sitting(sitting)
    leads = found.facilitator.name if found and found.facilitator else ""
    meeting = ""
    if found is not None:
        words = {"day": _spoken(found), "who": leads}
        meeting = (
            _("We meet again on %(day)s; %(who)s leads.") % words
            if leads
            else _("We meet again on %(day)s.") % words
        )
    return Coming(due=_due(sitting, now, language), meeting=meeting, leads=leads)


def _next_sitting(sitting: Sitting) -> Sitting | None:
    rows = Sitting.objects.filter(
        meeting__series_id=sitting.meeting.series_id,
        state=SittingState.PLANNED,
        starts_at__gt=sitting.starts_at,
    ).exclude(meeting_id=sitting.meeting_id)
    if sitting.crew_id is not None:
        rows = rows.filter(Q(crew=sitting.crew_id) | Q(crew=None))
    return rows.select_related("facilitator").order_by("starts_at", "pk").first()


def _spoken(sitting: Sitting) -> str:
    local = sitting.starts_at.astimezone(ZoneInfo(sitting.zone))
    return f"{format_date(local, 'l j F, H:i')} ({zone_label(sitting.zone)})"


def _due(sitting: Sitting, now: datetime, language: str) -> str:
    series = sitting.meeting.series
    date = (
        DueDate.objects.filter(
            plan__group_id=series.group_id, plan__course_id=series.course_id, due_at__gt=now
        )
        .order_by("due_at", "pk")
        .first()
    )
    course = course_of(sitting, language) if date else None
    section = course.by_section.get(date.section_id) if course and date else None
    if date is None or section is None:
        return ""
    day = format_date(date.local_date, "l j F")
    return _("Until %(day)s: %(section)s.") % {"day": day, "section": section.title}
