"""Somebody's own answers, opened for them alone: every function takes the person."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from deskside.journal.queries import opened, wrapped_key
from deskside.measures.instruments import Instrument
from deskside.measures.models import Pulse
from deskside.measures.scores import by_principle, cleaned, period_of
from deskside.people.models import Person

KEPT_IN_VIEW = 60


@dataclass(frozen=True, slots=True)
class OwnAnswers:
    """One time somebody answered; `problem` says in words why it does not open."""

    uid: UUID
    period: str
    answered_at: datetime
    scores: dict[str, int]
    means: dict[str, float]  # by principle
    problem: str


def own_answers(person: Person, instrument: Instrument) -> list[OwnAnswers]:
    """All times, the first one first; one statement."""
    rows = (
        Pulse.objects.filter(person=person, instrument=instrument.key)
        .defer("box")
        .select_related("entry")
        .annotate(wrapped=wrapped_key())
        .order_by("-opened_at", "-pk")[:KEPT_IN_VIEW]
    )
    return [_opened(person, instrument, row) for row in reversed(rows)]


def _opened(person: Person, instrument: Instrument, row: Any) -> OwnAnswers:
    entry = opened(person, row.wrapped, row.entry)
    scores = {} if entry.problem else cleaned(instrument, read_scores(entry.text))
    return OwnAnswers(
        uid=row.uid,
        period=row.period,
        answered_at=row.opened_at,
        scores=scores,
        means=by_principle(instrument, scores),
        problem=entry.problem,
    )


def read_scores(text: str) -> dict[str, int]:
    """What was sealed; anything else than whole numbers by key is left out."""
    try:
        found = json.loads(text)
    except ValueError:
        return {}
    if not isinstance(found, dict):
        return {}
    return {str(key): value for key, value in found.items() if isinstance(value, int)}


def has_answered_lately(person: Person, instrument: Instrument, now: datetime) -> bool:
    """Whether somebody has answered in this day or week of theirs; one statement."""
    day = now.astimezone(ZoneInfo(person.zone)).date()
    own = Pulse.objects.filter(person=person, instrument=instrument.key)
    return bool(own.filter(period=period_of(instrument.rhythm, day)).exists())


def own_pulse(person: Person, uid: UUID) -> Pulse | None:
    """One of this person's own; None where it is not theirs."""
    return Pulse.objects.filter(person=person, uid=uid).select_related("entry").first()
