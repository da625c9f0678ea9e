"""A plan as it would be: its dates, what they cost each week, and what to look out for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from deskside.courses.outline import SectionOutline
from deskside.people.working import Rhythm, share_at_work
from deskside.progress.pacing import DAY, Pacing, check_own, ends_on, propose, working_days_from
from deskside.progress.planning.cautions import Situation, cautions
from deskside.progress.planning.load import Cost, cost_of
from deskside.progress.planning.two_days import Slot, timetable

ABOUT = 5  # minutes: less than that is the same
RETURNS = (timedelta(days=7), timedelta(days=30), timedelta(days=91))


@dataclass(frozen=True, slots=True)
class Known:
    """What is known about the days: today, who works when (by name), and public holidays."""

    today: date
    team: Sequence[tuple[str, Rhythm]] = ()
    holidays: dict[date, str] | None = None
    under_way: bool = False  # the plan is set, and some of its dates may be over


@dataclass(frozen=True, slots=True)
class Proposal:
    """`ends_on` is the end of the spare weeks; `returns`: when to come back to it."""

    pacing: Pacing
    sections: tuple[SectionOutline, ...]
    dates: tuple[date, ...]
    ends_on: date
    cost: Cost
    cautions: tuple[str, ...]
    returns: tuple[date, ...]
    days: tuple[tuple[date, tuple[Slot, ...]], ...]  # hours, for a plan of two days

    @property
    def rows(self) -> list[tuple[SectionOutline, date]]:
        return list(zip(self.sections, self.dates, strict=True))

    @property
    def costs(self) -> str:
        return cost_words(self.cost)


def thin_days(team: Sequence[tuple[str, Rhythm]], first: date, last: date) -> frozenset[date]:
    """Days on which less than half of a team works; none for a team of one or of nobody."""
    if len(team) <= 1 or not any(rhythm.cycle or rhythm.away for _name, rhythm in team):
        return frozenset()
    rhythms = Counter(rhythm for _name, rhythm in team)
    days = (first + DAY * n for n in range((last - first).days + 1))
    shares = ((day, share_at_work(rhythms, day)) for day in days)
    return frozenset(day for day, (here, everybody) in shares if here * 2 < everybody)


def proposal(
    pacing: Pacing,
    sections: Sequence[SectionOutline],
    known: Known,
    own: Sequence[date] | None = None,
) -> Proposal:
    """What the wishes lead to; `own` dates are taken as they are. Raises PacingError."""
    minutes = [section.minutes for section in sections]
    if own is not None:
        check_own(own)
    dates = list(own) if own is not None else propose(pacing, len(sections), minutes)
    last = max(dates, default=pacing.starts_on)
    paced = replace(pacing, thin=frozenset())
    situation = Situation(
        paced, sections, dates, known.today, known.team, known.holidays or {}, known.under_way
    )
    shifted = _moved_for_the_team(pacing, dates, minutes) if own is None else []
    is_short = pacing.preset == "two-days"
    return Proposal(
        pacing=pacing,
        sections=tuple(sections),
        dates=tuple(dates),
        ends_on=ends_on(pacing, last),
        cost=cost_of(dates, minutes, pacing),
        cautions=(*shifted, *cautions(situation)),
        returns=tuple(returns(pacing, last)),
        days=tuple(timetable(sections, dates)) if is_short else (),
    )


def _moved_for_the_team(pacing: Pacing, dates: list[date], minutes: list[int]) -> list[str]:
    """Says so where a date lies elsewhere because too few are at work on the usual day."""
    if not pacing.thin:
        return []
    usual = propose(replace(pacing, thin=frozenset()), len(dates), minutes)
    moved = sum(was != day for was, day in zip(usual, dates, strict=True))
    words = ngettext(
        "%(n)d date lies on another day, since less than half of the team works on the usual one.",
        "%(n)d dates lie on other days, since less than half of the team works on the usual ones.",
        moved,
    )
    return [words % {"n": moved}] if moved else []


def returns(pacing: Pacing, last: date) -> list[date]:
    """When to come back to it for a quarter of an hour, so that it is not forgotten."""
    return [next(working_days_from(pacing, last + later), last + later) for later in RETURNS]


def cost_words(cost: Cost) -> str:
    """What each person gives, in a sentence: by the week, or by the day where it is a week."""
    if len(cost.weeks) <= 1:
        return _("%(n)d minutes for each person, all in one week.") % {"n": cost.total}
    if cost.most - cost.least <= ABOUT:
        words = _("About %(n)d minutes a week for each person, for %(weeks)d weeks.")
        return words % {"n": cost.most, "weeks": len(cost.weeks)}
    words = ngettext(
        "%(least)d to %(most)d minutes a week for each person, for %(weeks)d week.",
        "%(least)d to %(most)d minutes a week for each person, for %(weeks)d weeks.",
        len(cost.weeks),
    )
    return words % {"least": cost.least, "most": cost.most, "weeks": len(cost.weeks)}
