"""What the pages say about somebody's own answers: pure words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from deskside.measures.instruments.kinds import HIGHEST, PRINCIPLES, TITLES, Instrument
from deskside.measures.queries.own import OwnAnswers
from deskside.measures.radar import radar
from deskside.measures.scores import period_of, strongest_and_next

WEEKS = 12
RATED = 0.05
NOTHING = "\u2013"


@dataclass(frozen=True, slots=True)
class Standing:
    """The picture, its table and its finding; `first` and `last` are the same after one time."""

    picture: SafeString
    rows: list[tuple[str, str, str]]  # principle, first, now
    finding: str
    step: str
    first: OwnAnswers
    last: OwnAnswers

    @property
    def is_once(self) -> bool:
        return self.first.uid == self.last.uid


@dataclass(frozen=True, slots=True)
class Week:
    """One week of the mirror: a cell for each principle, 0 to 100, or None."""

    words: str
    cells: list[tuple[str, int | None]]


def standing(answers: Sequence[OwnAnswers]) -> Standing | None:
    """None until something opens."""
    readable = [one for one in answers if one.means]
    if not readable:
        return None
    first, last = readable[0], readable[-1]
    before = first.means if first.uid != last.uid else None
    finding, step = _words(last.means)
    return Standing(
        picture=radar(last.means, before, _said(last.means)),
        rows=[
            (str(TITLES[key]), _figure(first.means.get(key)), _figure(last.means.get(key)))
            for key in PRINCIPLES
        ],
        finding=_grown(before, last.means) or finding,
        step=step,
        first=first,
        last=last,
    )


def _words(means: Mapping[str, float]) -> tuple[str, str]:
    found = strongest_and_next(means)
    if found is None:
        return (
            _("All that you rated stands level"),
            _("Take whichever you like next; each of them shows at once on the desk."),
        )
    strong, next_ = (str(TITLES[key]) for key in found)
    return (
        _("%(principle)s carries you") % {"principle": strong},
        _("A small step would show most in %(principle)s.") % {"principle": next_.lower()},
    )


def _grown(first: Mapping[str, float] | None, last: Mapping[str, float]) -> str:
    """What has grown most since the first time; empty where nothing has."""
    steps = {key: last[key] - first[key] for key in last if first and key in first}
    most = max(steps, key=lambda key: steps[key], default="")
    if not most or steps[most] < RATED:
        return ""
    return _("%(principle)s has grown most") % {"principle": TITLES[most]}


def _said(means: Mapping[str, float]) -> str:
    parts = [f"{TITLES[key]} {_figure(means[key])}" for key in PRINCIPLES if key in means]
    return _("Of %(most)d: %(parts)s") % {"most": HIGHEST, "parts": ", ".join(parts)}


def _figure(mean: float | None) -> str:
    return NOTHING if mean is None else f"{mean:.1f}"


def weeks(
    instrument: Instrument, answers: Sequence[OwnAnswers], today: date
) -> tuple[list[str], list[Week]]:
    """The principles, and the last weeks with an answer, the newest first."""
    by_period = {one.period: one for one in answers}
    found = []
    for back in range(WEEKS):
        monday = today - timedelta(days=today.weekday() + 7 * back)
        one = by_period.get(period_of(instrument.rhythm, monday))
        if one is not None:
            found.append(Week(_week_words(back, monday), _cells(one)))
    return [str(TITLES[key]) for key in PRINCIPLES], found


def _week_words(back: int, monday: date) -> str:
    if back == 0:
        return _("This week")
    return _("Week of %(day)s") % {"day": f"{monday.day} {monday:%b}"}


def _cells(one: OwnAnswers) -> list[tuple[str, int | None]]:
    return [
        (_figure(one.means.get(key)), round(100 * mean / HIGHEST) if mean else None)
        for key in PRINCIPLES
        for mean in [one.means.get(key)]
    ]
