"""Turns: given out in a fair order, skipped, given back, taken, and settled when it is over.

A turn that was kept with a postponed sitting stays the same row. Who is told by mail is said here:
whoever a turn goes to without having asked for it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction

from deskside.meetings.announcing import tell_of_turns
from deskside.meetings.models import Series, Sitting, Swap, Turn, TurnState
from deskside.meetings.queries.rota import (
    coming_sittings,
    is_still_gathering,
    meeting_days,
    open_slots,
    row_of,
)
from deskside.meetings.turns import assign
from deskside.people.models import Person

# Nearer sittings are given to whoever is here, even while a team is still coming in.
WAITS_UNTIL = timedelta(days=10)


@dataclass(frozen=True, slots=True)
class _Given:
    sitting: Sitting
    person_id: int


@transaction.atomic
def fill_rota(*, series: Series, now: datetime) -> list[Sitting]:
    """Whoever is next in order for each coming sitting that nobody leads yet, and an understudy
    where there is none. Those who get a turn are told. Returns the sittings that were filled.

    While most of a team are still to come in, later sittings wait for them: otherwise the few who
    are here, on the first day whoever set it up, would lead them all."""
    sittings = coming_sittings(series, now)
    if is_still_gathering(series, now):
        sittings = [each for each in sittings if _is_due(each, now)]
    row, slots = row_of(series, now), open_slots(sittings, meeting_days(series))
    given: list[_Given] = []
    for crew_id in dict.fromkeys(sitting.crew_id for sitting in sittings):
        mine = {each.pk: each for each in sittings if each.crew_id == crew_id}
        found = assign([s for s in slots if s.key in mine], row.of_crew(crew_id).values())
        for key, sitting in mine.items():
            leads = found[key].facilitator
            if sitting.facilitator_id is None and leads is not None:
                given.append(_Given(sitting, leads))
            sitting.facilitator_id, sitting.understudy_id = leads, found[key].understudy
    Sitting.objects.bulk_update(sittings, ["facilitator", "understudy"])
    _write_turns(series, given, now)
    tell_of_turns(series, {each.person_id for each in given}, now)
    return [each.sitting for each in given]


def _is_due(sitting: Sitting, now: datetime) -> bool:
    return sitting.facilitator_id is not None or sitting.starts_at - now <= WAITS_UNTIL


@transaction.atomic
def share_out_anew(*, series: Series, after: datetime, now: datetime) -> list[Sitting]:
    """Turns of sittings later than `after` go back into the pot and are given out in order, for
    instance because people have come or left."""
    later = [each.pk for each in coming_sittings(series, now) if each.starts_at > after]
    Turn.objects.filter(sitting__in=later, state=TurnState.COMING).delete()
    Swap.objects.filter(sitting__in=later, answered_at=None).update(answered_at=now, agreed=False)
    Sitting.objects.filter(pk__in=later).update(facilitator=None, understudy=None)
    return fill_rota(series=series, now=now)


@transaction.atomic
def name_facilitator(*, sitting: Sitting, person: Person, now: datetime) -> Sitting:
    """A leader names somebody, whoever's turn it was; that one keeps their place in the order."""
    if sitting.facilitator_id == person.pk:
        return sitting
    return hand_to(sitting=sitting, person_id=person.pk, state=TurnState.SKIPPED, now=now)


@transaction.atomic
def take_turn(*, sitting: Sitting, person: Person, now: datetime) -> Sitting:
    """Somebody takes a sitting that nobody leads; one that is taken stays as it is."""
    if sitting.facilitator_id is None:
        _begin_turn(sitting, person.pk, now)
    return sitting


@transaction.atomic
def give_back_turn(*, sitting: Sitting, now: datetime) -> Sitting:
    """It is not counted, and goes to whoever is next in order."""
    return _hand_on(sitting, TurnState.GIVEN_BACK, now)


@transaction.atomic
def skip_turn(*, sitting: Sitting, now: datetime) -> Sitting:
    """The leader passes somebody over for this once: they come up again for the next one."""
    return _hand_on(sitting, TurnState.SKIPPED, now)


@transaction.atomic
def settle_turn(*, sitting: Sitting, led_by: Person | None, now: datetime) -> Sitting:
    """When a sitting is over: who really led. Whoever's turn it was and did not lead keeps their
    place in the order; the turn counts for whoever stood in. Calling it again changes nothing."""
    coming = Turn.objects.filter(sitting=sitting, state=TurnState.COMING)
    if led_by is not None:
        coming.filter(person=led_by).update(state=TurnState.LED, changed_at=now)
        if not Turn.objects.filter(sitting=sitting, state=TurnState.LED).exists():
            Turn.objects.create(
                series_id=sitting.meeting.series_id,
                sitting=sitting,
                person=led_by,
                state=TurnState.LED,
                changed_at=now,
            )
        coming.update(state=TurnState.STOOD_IN, changed_at=now)
    Swap.objects.filter(sitting=sitting, answered_at=None).update(answered_at=now, agreed=False)
    sitting.led_by = led_by
    sitting.save(update_fields=["led_by"])
    return sitting


@transaction.atomic
def name_first(*, sittings: list[Sitting], person: Person, now: datetime) -> Sitting | None:
    """Whoever sets up a series leads its first meeting, so that nobody begins unprepared; None
    where they are not among those who take turns there."""
    if not sittings:
        return None
    first = min(sittings, key=lambda each: each.starts_at)
    row = row_of(first.meeting.series, now)
    if person.pk not in row.of_crew(first.crew_id) or first.starts_at <= now:
        return None
    _begin_turn(first, person.pk, now)
    return first


@transaction.atomic
def release_turn(
    *, sitting: Sitting, state: TurnState | None = None, now: datetime | None = None
) -> Sitting:
    """Nobody leads it any more. With a state the turn stays in the record as that, and the same
    person is not asked again for this sitting; without one it never was."""
    if state is not None and now is not None:
        _end_turn(sitting, state, now)
    else:
        Turn.objects.filter(sitting=sitting, state=TurnState.COMING).delete()
    sitting.facilitator = sitting.understudy = None
    sitting.save(update_fields=["facilitator", "understudy"])
    return sitting


@transaction.atomic
def hand_to(*, sitting: Sitting, person_id: int, state: TurnState, now: datetime) -> Sitting:
    """The turn goes to this person, who is told; `state` is what became of the one before."""
    _end_turn(sitting, state, now)
    _begin_turn(sitting, person_id, now)
    tell_of_turns(sitting.meeting.series, {person_id}, now)
    return sitting


def exchange(*, sitting: Sitting, to: int, now: datetime) -> None:
    """A colleague takes over by agreement: inside a transaction of `actions/swaps.py`."""
    _end_turn(sitting, TurnState.SWAPPED, now)
    _begin_turn(sitting, to, now)


def _hand_on(sitting: Sitting, state: TurnState, now: datetime) -> Sitting:
    _end_turn(sitting, state, now)
    sitting.facilitator = None
    sitting.save(update_fields=["facilitator"])
    fill_rota(series=sitting.meeting.series, now=now)
    sitting.refresh_from_db()
    return sitting


def _end_turn(sitting: Sitting, state: TurnState, now: datetime) -> None:
    Turn.objects.filter(sitting=sitting, state=TurnState.COMING).update(state=state, changed_at=now)
    Swap.objects.filter(sitting=sitting, answered_at=None).update(answered_at=now, agreed=False)


def _begin_turn(sitting: Sitting, person_id: int, now: datetime) -> None:
    series = sitting.meeting.series
    sitting.facilitator_id = person_id
    if sitting.understudy_id == person_id:
        sitting.understudy_id = None
    sitting.save(update_fields=["facilitator", "understudy"])
    _write_turns(series, [_Given(sitting, person_id)], now)
    if sitting.understudy_id is None:
        sitting.understudy_id = _understudy(sitting, now)
        sitting.save(update_fields=["understudy"])


def _understudy(sitting: Sitting, now: datetime) -> int | None:
    series = sitting.meeting.series
    slots = open_slots([sitting], meeting_days(series))
    candidates = row_of(series, now).of_crew(sitting.crew_id)
    return assign(slots, candidates.values())[sitting.pk].understudy


def _write_turns(series: Series, given: Iterable[_Given], now: datetime) -> None:
    Turn.objects.bulk_create(
        Turn(series=series, sitting=each.sitting, person_id=each.person_id, changed_at=now)
        for each in given
    )
