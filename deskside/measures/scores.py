"""From answers to what is shown: pure arithmetic."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from deskside.measures.instruments.kinds import HIGHEST, PRINCIPLES, Instrument, Rhythm

Scores = Mapping[str, int]  # item key: 1 to 5; what was left out is not in it


def cleaned(instrument: Instrument, scores: Scores) -> dict[str, int]:
    """Known items with a step of the scale, in the instrument's order."""
    return {
        item.key: scores[item.key]
        for item in instrument.items
        if 1 <= scores.get(item.key, 0) <= HIGHEST
    }


def by_principle(instrument: Instrument, scores: Scores) -> dict[str, float]:
    """The mean of each principle that has an answer, 1 to 5."""
    found: dict[str, list[int]] = {}
    for item in instrument.items:
        if item.principle and item.key in scores:
            found.setdefault(item.principle, []).append(scores[item.key])
    return {key: sum(found[key]) / len(found[key]) for key in PRINCIPLES if key in found}


def strongest_and_next(means: Mapping[str, float]) -> tuple[str, str] | None:
    """Where somebody is strong, and where a step would show most; None where all are level."""
    if not means or max(means.values()) == min(means.values()):
        return None
    order = {key: place for place, key in enumerate(PRINCIPLES)}
    strong = min(means, key=lambda key: (-means[key], order[key]))
    next_ = min(means, key=lambda key: (means[key], order[key]))
    return strong, next_


def period_of(rhythm: Rhythm, day: date) -> str:
    """What one answer stands for: the day, or the week of the calendar."""
    if rhythm == Rhythm.DAY:
        return day.isoformat()
    year, week, _weekday = day.isocalendar()
    return f"{year}-W{week:02}"


def mean_of_counts(counts: Mapping[str, int]) -> float | None:
    """From how many chose each step ("1" to "5") to the mean."""
    answers = sum(counts.values())
    return sum(int(step) * n for step, n in counts.items()) / answers if answers else None
