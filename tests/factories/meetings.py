"""Series, meetings and sittings, as a leader would have set them up."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, time
from typing import Any
from zoneinfo import ZoneInfo

from deskside.courses.models import Course, Section
from deskside.meetings.actions import rooms
from deskside.meetings.models import Kind, Meeting, Room, Series, Sitting
from deskside.people.models import Group, Person
from tests.factories.people import START


def make_series(group: Group, course: Course | None = None, *, minutes: int = 15) -> Series:
    """The group's open series, made where there is none: Tuesdays at 09:30 on the group's clock."""
    course = course or Course.objects.get()
    found = Series.objects.filter(group=group, course=course, ended_at=None).first()
    return found or Series.objects.create(
        group=group,
        course=course,
        minutes=minutes,
        weekday=2,
        local_time=time(9, 30),
        zone=group.zone,
        place="Room 4",
        created_at=START,
    )


def make_sitting(
    group: Group,
    *,
    starts_at: datetime,
    section: Section | None = None,
    kind: str = Kind.SECTION,
    minutes: int = 15,
    **fields: Any,
) -> Sitting:
    """A sitting of a meeting of its own, the next of the group's series; `fields` are the
    sitting's: facilitator, understudy, state, crew."""
    series = make_series(group, minutes=minutes)
    if section is None and kind == Kind.SECTION:
        section = Section.objects.filter(course=series.course).order_by("pk").first()
    meeting = Meeting.objects.create(
        series=series,
        number=series.meetings.count() + 1,
        kind=kind,
        section=section,
        title="How listening sounds" if kind == Kind.SECTION else "Before we begin",
        minutes=minutes,
        created_at=START,
    )
    return sit(meeting, starts_at, **fields)


def sit(meeting: Meeting, starts_at: datetime, **fields: Any) -> Sitting:
    """One more sitting of a meeting."""
    local = starts_at.astimezone(ZoneInfo(meeting.series.zone))
    return Sitting.objects.create(
        meeting=meeting,
        local_date=local.date(),
        local_time=local.time(),
        zone=meeting.series.zone,
        starts_at=starts_at,
        place=meeting.series.place,
        **fields,
    )


WRITE = {"key": "alone", "block": "question", "mode": "write", "seconds": 60, "title": "Alone"}
STEPS = (
    {"key": "back", "block": "check_back", "mode": "check_back", "seconds": 120, "title": "Before"},
    WRITE
    | {
        "text": "When did you last finish somebody\u2019s sentence?",
        "say": "One minute, in silence.",
        "private": True,
    },
    {"key": "pairs", "block": "question", "mode": "pairs", "seconds": 120, "title": "In pairs"},
    {"key": "all", "block": "question", "mode": "all", "seconds": 180, "title": "All"},
    {"key": "own", "block": "commitment", "mode": "promise", "seconds": 60, "title": "Promises"},
    {"key": "tell", "block": "commitment", "mode": "tell", "seconds": 180, "title": "Tell"},
    {"key": "next", "block": "next", "mode": "next", "seconds": 60, "title": "Next"},
)


def open_room(
    sitting: Sitting, driver: Person, now: datetime, steps: Iterable[Any] = STEPS
) -> Room:
    """An open room at its first step, people coming in; `go_to(step=2)` is writing alone."""
    return rooms.open_room(sitting=sitting, by=driver, now=now, steps=steps)
