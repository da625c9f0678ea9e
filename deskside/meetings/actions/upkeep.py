"""Turns that nobody can keep any more go on to somebody else, before it is too late."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db import transaction

from deskside.meetings.actions.turns import fill_rota, hand_to, release_turn
from deskside.meetings.models import Series, Sitting, TurnState
from deskside.meetings.queries.rota import Row, coming_sittings, row_of

# From here on the understudy has the turn, who has been told to be ready for it.
SOON = timedelta(days=7)


def keep_rotas(now: datetime) -> int:
    """A round of the background work: every open series whose meetings are not all held; how many
    turns changed hands. Each series in a transaction of its own."""
    changed = 0
    rows = Series.objects.filter(ended_at=None, group__archived_at=None)
    for series_id in rows.values_list("pk", flat=True):
        changed += keep_rota(series_id=series_id, now=now)
    return changed


@transaction.atomic
def keep_rota(*, series_id: int, now: datetime) -> int:
    """Of those who left, or are away on the day: within a week the understudy leads, else whoever
    is next in order. Sittings that nobody leads are filled."""
    series = Series.objects.select_for_update().select_related("group").get(pk=series_id)
    sittings = coming_sittings(series, now)
    if not sittings:
        return 0
    row, changed = row_of(series, now), 0
    for sitting in sittings:
        sitting.meeting.series = series
        changed += _kept(sitting, row, now)
    return changed + len(fill_rota(series=series, now=now))


def _kept(sitting: Sitting, row: Row, now: datetime) -> int:
    changed = 0
    if sitting.understudy_id is not None and not _can(sitting, sitting.understudy_id, row):
        sitting.understudy = None
        sitting.save(update_fields=["understudy"])
    leads = sitting.facilitator_id
    if leads is not None and not _can(sitting, leads, row):
        stands_by = sitting.understudy_id
        if stands_by is not None and sitting.starts_at - now <= SOON:
            hand_to(sitting=sitting, person_id=stands_by, state=TurnState.SKIPPED, now=now)
        else:
            release_turn(sitting=sitting, state=TurnState.SKIPPED, now=now)
        changed = 1
    return changed


def _can(sitting: Sitting, person_id: int, row: Row) -> bool:
    candidate = row.of_crew(sitting.crew_id).get(person_id)
    return candidate is not None and candidate.is_free(sitting.local_date)
