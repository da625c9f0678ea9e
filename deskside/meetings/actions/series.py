"""A series of meetings: set up, one more meeting, moved along with the plan, ended."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time

from django.db import transaction
from django.db.models import Max

from deskside.lib.zones import resolve
from deskside.meetings.actions.turns import fill_rota, name_first
from deskside.meetings.announcing import announce
from deskside.meetings.models import (
    Crew,
    Kind,
    Meeting,
    Mode,
    Series,
    Sitting,
    SittingState,
    Turn,
    TurnState,
)
from deskside.meetings.proposing import next_weekday
from deskside.people.models import Group, Person


@dataclass(frozen=True, slots=True)
class CrewWish:
    """Those who meet at another hour; without a day or an hour of their own, the series' count."""

    name: str
    weekday: int | None = None
    local_time: time | None = None


@dataclass(frozen=True, slots=True)
class Wishes:
    course_id: int
    minutes: int
    weekday: int
    local_time: time
    zone: str
    place: str = ""
    crews: tuple[CrewWish, ...] = ()


@dataclass(frozen=True, slots=True)
class Planned:
    """A meeting wanted; `section_id` None is a kick-off, or a meeting about no single section."""

    section_id: int | None
    title: str
    day: date
    kind: str = Kind.SECTION
    mode: str = Mode.DURING


@transaction.atomic
def set_up_series(
    *, group: Group, wishes: Wishes, meetings: Sequence[Planned], by: Person, now: datetime
) -> Series:
    """The whole series at once, with who leads: the first is led by whoever sets it up, if they
    are in the group. A group that has an open series about the course keeps that one."""
    Group.objects.select_for_update().get(pk=group.pk)
    there = Series.objects.filter(group=group, course_id=wishes.course_id, ended_at=None).first()
    if there is not None:
        return there
    series = Series.objects.create(
        group=group,
        course_id=wishes.course_id,
        minutes=wishes.minutes,
        weekday=wishes.weekday,
        local_time=wishes.local_time,
        zone=wishes.zone,
        place=wishes.place,
        created_by=by,
        created_at=now,
    )
    for wish in wishes.crews:
        Crew.objects.create(
            series=series, name=wish.name, weekday=wish.weekday, local_time=wish.local_time
        )
    sittings = [
        sitting for planned in meetings for sitting in _add(series, planned, wishes.minutes, now)
    ]
    name_first(sittings=sittings, person=by, now=now)
    fill_rota(series=series, now=now)
    for sitting in sittings:
        announce(sitting, now)
    return series


@transaction.atomic
def add_meeting(
    *, series: Series, planned: Planned, minutes: int, local_time: time, now: datetime
) -> Meeting:
    """One more, at an hour of its own; with a sitting for each crew, and whoever is next leads."""
    sittings = _add(series, planned, minutes, now, local_time)
    fill_rota(series=series, now=now)
    for sitting in sittings:
        announce(sitting, now)
    return sittings[0].meeting


@transaction.atomic
def end_series(*, series: Series, now: datetime) -> Series:
    """No more meetings: those to come are called off, those that were held stay to be read."""
    coming = Sitting.objects.filter(meeting__series=series, state=SittingState.PLANNED)
    Turn.objects.filter(sitting__in=coming, state=TurnState.COMING).delete()
    coming.update(state=SittingState.CANCELLED)
    series.ended_at = now
    series.save(update_fields=["ended_at"])
    return series


def sit_for(
    meeting: Meeting, day: date, crew: Crew | None, local_time: time | None = None
) -> Sitting:
    """A sitting of a meeting, not saved, on the day itself or the crew's own weekday after it."""
    series = meeting.series
    at = (crew.local_time if crew else None) or local_time or series.local_time
    own = next_weekday(day, crew.weekday) if crew and crew.weekday else day
    return Sitting(
        meeting=meeting,
        crew=crew,
        local_date=own,
        local_time=at,
        zone=series.zone,
        starts_at=resolve(own, at, series.zone),
        place=series.place,
    )


def _add(
    series: Series,
    planned: Planned,
    minutes: int,
    now: datetime,
    local_time: time | None = None,
) -> list[Sitting]:
    last = series.meetings.aggregate(number=Max("number"))["number"] or 0
    meeting = Meeting.objects.create(
        series=series,
        number=last + 1,
        kind=planned.kind,
        mode=planned.mode,
        section_id=planned.section_id,
        title=planned.title[:200],
        minutes=minutes,
        created_at=now,
    )
    crews: Iterable[Crew | None] = list(series.crews.filter(ended_at=None)) or [None]
    return Sitting.objects.bulk_create(
        [sit_for(meeting, planned.day, crew, local_time) for crew in crews]
    )
