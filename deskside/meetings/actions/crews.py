"""Crews of a series: those who can meet at the same hour."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction

from deskside.meetings.actions.series import CrewWish, sit_for
from deskside.meetings.actions.sittings import When, move_sitting
from deskside.meetings.actions.turns import fill_rota, release_turn
from deskside.meetings.announcing import announce
from deskside.meetings.models import Crew, CrewMember, Series, Sitting, SittingState
from deskside.meetings.proposing import next_weekday


@transaction.atomic
def add_crew(*, series: Series, wish: CrewWish, now: datetime) -> Crew:
    """One more crew, with a sitting of each coming meeting. The first one takes over the sittings
    that were for everybody."""
    is_first = not series.crews.filter(ended_at=None).exists()
    crew = Crew.objects.create(
        series=series, name=wish.name, weekday=wish.weekday, local_time=wish.local_time
    )
    coming = _coming(series, now)
    if is_first:
        for sitting in coming:
            sitting.crew = crew
            sitting.save(update_fields=["crew"])
            _move_to_own_time(sitting, crew, now)
        return crew
    meetings = {sitting.meeting_id: sitting for sitting in coming}
    made = Sitting.objects.bulk_create(
        [sit_for(sitting.meeting, sitting.local_date, crew) for sitting in meetings.values()]
    )
    for sitting in made:
        announce(sitting, now)
    return crew


@transaction.atomic
def end_crew(*, crew: Crew, now: datetime) -> Crew:
    """Its coming sittings are called off; those of the last crew become everybody's again."""
    others = crew.series.crews.filter(ended_at=None).exclude(pk=crew.pk).exists()
    for sitting in _coming(crew.series, now):
        if sitting.crew_id != crew.pk:
            continue
        if others:
            release_turn(sitting=sitting)
            sitting.state = SittingState.CANCELLED
            sitting.save(update_fields=["state"])
        else:
            sitting.crew = None
            sitting.save(update_fields=["crew"])
    CrewMember.objects.filter(crew=crew).delete()
    crew.ended_at = now
    crew.save(update_fields=["ended_at"])
    fill_rota(series=crew.series, now=now)
    return crew


@transaction.atomic
def put_in_crews(*, series: Series, crews: Mapping[int, Crew | None], now: datetime) -> int:
    """Each person into their one crew, or out of all; turns in a crew they have left go on to
    whoever is next. How many changed."""
    before = {
        row.person_id: row.crew_id
        for row in CrewMember.objects.filter(crew__series=series, crew__ended_at=None)
    }
    changed = {
        person: crew
        for person, crew in crews.items()
        if before.get(person) != (crew.pk if crew else None)
    }
    CrewMember.objects.filter(crew__series=series, person__in=changed).delete()
    CrewMember.objects.bulk_create(
        CrewMember(crew=crew, person_id=person) for person, crew in changed.items() if crew
    )
    for sitting in _coming(series, now):
        inside = changed.get(sitting.facilitator_id or 0, sitting.crew)
        if inside is None or inside.pk != sitting.crew_id:
            release_turn(sitting=sitting)
        elif sitting.understudy_id in changed:
            sitting.understudy = None
            sitting.save(update_fields=["understudy"])
    fill_rota(series=series, now=now)
    return len(changed)


def _coming(series: Series, now: datetime) -> list[Sitting]:
    rows = Sitting.objects.filter(
        meeting__series=series, state=SittingState.PLANNED, starts_at__gt=now
    )
    return list(rows.select_related("meeting__series", "crew").order_by("starts_at"))


def _move_to_own_time(sitting: Sitting, crew: Crew, now: datetime) -> None:
    day = next_weekday(sitting.local_date, crew.weekday) if crew.weekday else sitting.local_date
    to = When(day, crew.local_time or sitting.local_time)
    move_sitting(sitting=sitting, to=to, now=now)
