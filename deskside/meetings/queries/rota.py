"""Who can take a turn, and whose turns are coming."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import UTC, date, datetime

from django.db.models import Count, Max, Q, QuerySet

from deskside.meetings.models import (
    Attendance,
    CrewMember,
    Series,
    Sitting,
    SittingState,
    Turn,
    TurnState,
)
from deskside.meetings.turns import Candidate, Slot
from deskside.people.models import Absence, Membership, Role
from deskside.people.working import Rhythm

COUNTS = (TurnState.LED, TurnState.COMING)
NOT_AGAIN = (TurnState.SKIPPED, TurnState.GIVEN_BACK)


@dataclass(frozen=True, slots=True)
class Row:
    """Everybody of a group who may lead, by person, as the order wants them; `crew_of` says in
    which crew each meets. `names` are for screens."""

    candidates: dict[int, Candidate]
    names: dict[int, str]
    led: dict[int, int]  # turns led so far
    crews: dict[int, set[int]] = field(default_factory=dict)  # crew: persons

    def of_crew(self, crew_id: int | None) -> dict[int, Candidate]:
        if crew_id is None:
            return self.candidates
        inside = self.crews.get(crew_id, set())
        return {person: each for person, each in self.candidates.items() if person in inside}


def row_of(series: Series, now: datetime) -> Row:
    """Members who have come in at least once; deputies only look. Five statements."""
    members = list(_members(series, now).select_related("person__work_pattern"))
    ids = [member.person_id for member in members]
    away = _absences(ids)
    turns = _turns(series)
    been = set(
        Attendance.objects.filter(
            sitting__meeting__series=series, person__in=ids, sitting__state=SittingState.CLOSED
        ).values_list("person_id", flat=True)
    )
    candidates = {
        member.person_id: _candidate(member, series, turns, away[member.person_id], been)
        for member in members
    }
    return Row(
        candidates,
        {member.person_id: member.person.name for member in members},
        {person: led for person, (_all, _last, led) in turns.items()},
        _crews(series),
    )


def led_by_each(series: Series, now: datetime) -> list[tuple[int, str, int]]:
    """Person, name and how often they have led, of all who take turns; two statements."""
    turns = _turns(series)
    return [
        (member.person_id, member.person.name, turns.get(member.person_id, (0, None, 0))[2])
        for member in _members(series, now).select_related("person")
    ]


def open_slots(sittings: list[Sitting], days: dict[int | None, list[date]]) -> list[Slot]:
    """What the order needs to know of each sitting; one statement."""
    refused: dict[int, set[int]] = defaultdict(set)
    turns = Turn.objects.filter(sitting__in=sittings, state__in=NOT_AGAIN)
    for sitting_id, person_id in turns.values_list("sitting_id", "person_id"):
        refused[sitting_id].add(person_id)
    return [
        Slot(
            key=sitting.pk,
            day=sitting.local_date,
            not_these=frozenset(refused[sitting.pk]),
            earlier=tuple(days.get(sitting.crew_id, ())),
            taken_by=sitting.facilitator_id,
            stands_by=sitting.understudy_id,
        )
        for sitting in sittings
    ]


def meeting_days(series: Series) -> dict[int | None, list[date]]:
    """By crew, the days on which it meets or has met; one statement."""
    found: dict[int | None, list[date]] = defaultdict(list)
    rows = Sitting.objects.filter(meeting__series=series).exclude(state=SittingState.CANCELLED)
    for crew_id, day in rows.order_by("starts_at").values_list("crew_id", "local_date"):
        found[crew_id].append(day)
    return found


def coming_sittings(series: Series, now: datetime) -> list[Sitting]:
    """Planned and not begun, in order."""
    rows = Sitting.objects.filter(
        meeting__series=series, state=SittingState.PLANNED, starts_at__gt=now
    )
    return list(
        rows.select_related("meeting__section", "crew", "facilitator", "understudy").order_by(
            "starts_at", "pk"
        )
    )


def is_still_gathering(series: Series, now: datetime) -> bool:
    """Whether more of a group are invited than have come in; one statement."""
    rows = Membership.objects.current(now).filter(group_id=series.group_id, person__is_active=True)
    there = Count("pk", filter=Q(person__joined_at__isnull=False))
    seen = rows.exclude(role=Role.DEPUTY).aggregate(everybody=Count("pk"), there=there)
    return bool(seen["there"] * 2 < seen["everybody"])


def _members(series: Series, now: datetime) -> QuerySet[Membership]:
    members = Membership.objects.current(now).filter(
        group_id=series.group_id, person__is_active=True, person__joined_at__isnull=False
    )
    return members.exclude(role=Role.DEPUTY).order_by("starts_at", "pk")


def _candidate(
    member: Membership,
    series: Series,
    turns: dict[int, tuple[int, date | None, int]],
    away: list[tuple[date, date]],
    been: set[int],
) -> Candidate:
    counted, last, _led = turns.get(member.person_id, (0, None, 0))
    joined = member.starts_at.astimezone(UTC).date()
    is_late = member.starts_at > series.created_at
    pattern = getattr(member.person, "work_pattern", None)
    rhythm = (
        Rhythm(pattern.weekdays, pattern.cycle, pattern.cycle_from, tuple(away))
        if pattern
        else Rhythm(away=tuple(away))
    )
    return Candidate(
        member.person_id,
        led=counted,
        last=last,
        joined_on=joined,
        newcomer_since=joined if is_late and member.person_id not in been else None,
        joined_late=is_late,
        is_free=rhythm.works_on,
    )


def _turns(series: Series) -> dict[int, tuple[int, date | None, int]]:
    rows = (
        Turn.objects.filter(series=series, state__in=COUNTS)
        .values("person_id")
        .annotate(
            counted=Count("pk"),
            last=Max("sitting__local_date"),
            led=Count("pk", filter=Q(state=TurnState.LED)),
        )
        .order_by("person_id")
    )
    return {row["person_id"]: (row["counted"], row["last"], row["led"]) for row in rows}


def _absences(ids: list[int]) -> dict[int, list[tuple[date, date]]]:
    found: dict[int, list[tuple[date, date]]] = defaultdict(list)
    rows = Absence.objects.filter(person__in=ids).values_list("person_id", "first_day", "last_day")
    for person_id, first, last in rows:
        found[person_id].append((first, last))
    return found


def _crews(series: Series) -> dict[int, set[int]]:
    found: dict[int, set[int]] = defaultdict(set)
    rows = CrewMember.objects.filter(crew__series=series, crew__ended_at=None)
    for crew_id, person_id in rows.values_list("crew_id", "person_id"):
        found[crew_id].add(person_id)
    return found
