"""What a leader should know before setting a plan, each in a sentence. Nothing here forbids."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from itertools import groupby
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from deskside.courses.outline import SectionOutline
from deskside.lib.zones import resolve, zone_label
from deskside.people.working import Rhythm, share_at_work
from deskside.progress.pacing import Pacing, weeks_needed
from deskside.progress.planning.load import cost_of, stretches
from deskside.progress.planning.naming import (
    capital,
    said_day,
    said_people,
    said_section,
    said_sections,
    short_day,
)

LONG_PLAN = timedelta(days=400)
MOST_LINES = 6
FEW_SECTIONS = 3


@dataclass(frozen=True, slots=True)
class Situation:
    """A plan as it would be, or as it is. `team`: by name, who works when; `names`: holidays."""

    pacing: Pacing
    sections: Sequence[SectionOutline]
    dates: Sequence[date]
    today: date
    team: Sequence[tuple[str, Rhythm]] = ()
    names: Mapping[date, str] = field(default_factory=dict)
    under_way: bool = False  # then what is over is no news

    @property
    def by_day(self) -> list[tuple[date, list[SectionOutline]]]:
        pairs = zip(self.dates, self.sections, strict=True)
        return [
            (day, [section for _day, section in together])
            for day, together in groupby(pairs, key=lambda pair: pair[0])
            if not self.under_way or day >= self.today
        ]


def cautions(plan: Situation) -> list[str]:
    """The sentences, the weightiest first; none for a plan without a clash."""
    if not plan.dates:
        return []
    checks: list[Callable[[Situation], Iterator[str]]] = [
        _past,
        _long,
        _days_off,
        _crowded,
        _too_much,
        _fast,
        _away_throughout,
        _thin_days,
        _new_year,
        _missing_hour,
    ]
    return [sentence for check in checks for sentence in list(check(plan))[:MOST_LINES]]


def _past(plan: Situation) -> Iterator[str]:
    if plan.under_way:
        return
    over = [s for s, day in zip(plan.sections, plan.dates, strict=True) if day < plan.today]
    if over:
        words = _("The date of %(sections)s is over already. Nobody is written to about it.")
        yield words % {"sections": said_sections(over)}
    elif plan.pacing.starts_on < plan.today:
        yield _("The first day is over already.")


def _long(plan: Situation) -> Iterator[str]:
    length = max(plan.dates) - plan.pacing.starts_on
    if length > LONG_PLAN:
        words = _("This plan takes %(months)d months. What is learned first is forgotten by then.")
        yield words % {"months": round(length.days / 30.4)}


def _days_off(plan: Situation) -> Iterator[str]:
    """Only dates that somebody typed can fall there."""
    for day, together in plan.by_day:
        if plan.pacing.is_working(day):
            continue
        values = {"sections": said_sections(together), "day": said_day(day)}
        if name := plan.names.get(day):
            words = _("%(sections)s would be due on %(day)s, a public holiday (%(name)s).")
            yield capital(words % {**values, "name": name})
        else:
            words = _("%(sections)s would be due on %(day)s, which is no working day.")
            yield capital(words % values)


def _crowded(plan: Situation) -> Iterator[str]:
    """More sections on one day than a day holds; two-day plans mean it so."""
    if plan.pacing.preset == "two-days":
        return
    for day, together in plan.by_day:
        if len(together) > 1:
            words = _("%(sections)s are due on the same day, %(day)s.")
            yield capital(words % {"sections": said_sections(together), "day": said_day(day)})


def _too_much(plan: Situation) -> Iterator[str]:
    limit = plan.pacing.minutes_a_week
    if not limit:
        return
    stretched = [s for s in plan.sections if weeks_needed(plan.pacing, s.minutes) > 1]
    if stretched and plan.pacing.preset in {"weekly", "every-n"}:
        words = ngettext(
            "%(sections)s takes more than %(limit)d minutes and gets longer than the others.",
            "%(sections)s take more than %(limit)d minutes each and get longer.",
            len(stretched),
        )
        yield capital(words % {"sections": said_sections(stretched), "limit": limit})
    cost = cost_of(plan.dates, [s.minutes for s in plan.sections], plan.pacing)
    # A week may hold the end of one section and the start of the next.
    full = [week for week in cost.weeks if week.minutes > limit * 1.25]
    if full:
        words = ngettext(
            "In %(n)d week it takes more than %(limit)d minutes: from %(day)s on.",
            "In %(n)d weeks it takes more than %(limit)d minutes, first from %(day)s on.",
            len(full),
        )
        yield words % {"n": len(full), "limit": limit, "day": short_day(full[0].monday)}


def _fast(plan: Situation) -> Iterator[str]:
    in_one_go = max(plan.dates) - min(plan.dates) < timedelta(days=7)
    if in_one_go and len(plan.sections) > FEW_SECTIONS:
        yield _(
            "Two days in a row are soon forgotten: after a month little is left without coming "
            "back to it. A quarter of an hour after a week, a month and three months keeps most."
        )


def _away_throughout(plan: Situation) -> Iterator[str]:
    """Whoever works on none of the days of a section needs longer for it."""
    days_of = stretches(plan.dates, plan.pacing)
    for day, together in plan.by_day:
        first = plan.sections.index(together[0])
        days = days_of[first]
        gone = [name for name, rhythm in plan.team if not any(map(rhythm.works_on, days))]
        if gone and (len(gone) < len(plan.team) or len(plan.team) == 1):
            words = ngettext(
                "%(people)s is away for all of %(sections)s, due on %(day)s: give more time.",
                "%(people)s are away for all of %(sections)s, due on %(day)s: give more time.",
                len(gone),
            )
            names = {"people": said_people(gone), "sections": said_sections(together)}
            yield words % {**names, "day": said_day(day)}


def _thin_days(plan: Situation) -> Iterator[str]:
    rhythms = Counter(rhythm for _name, rhythm in plan.team)
    for day, together in plan.by_day:
        here, everybody = share_at_work(rhythms, day)
        if everybody > 1 and here * 2 < everybody and plan.pacing.is_working(day):
            words = _("On %(day)s, the date of %(sections)s, %(here)d of %(all)d are at work.")
            values = {"day": said_day(day), "sections": said_sections(together)}
            yield words % {**values, "here": here, "all": everybody}


def _new_year(plan: Situation) -> Iterator[str]:
    """Between the years a date is often meant for nobody; said where no days off are known."""
    if plan.names or plan.pacing.blackout:
        return
    for day, together in plan.by_day:
        if (day.month, day.day) >= (12, 24) or (day.month, day.day) == (1, 1):
            words = _("%(sections)s is due on %(day)s, between the years. Are you there?")
            yield capital(words % {"sections": said_section(together[0]), "day": said_day(day)})


def _missing_hour(plan: Situation) -> Iterator[str]:
    """Clocks that are put forward skip the hour at which a date ends."""
    zone = ZoneInfo(plan.pacing.zone)
    for day, _together in plan.by_day:
        wanted = datetime.combine(day, plan.pacing.due_time)
        there = wanted.replace(tzinfo=zone).astimezone(UTC).astimezone(zone)
        if there.replace(tzinfo=None) != wanted:
            ends = resolve(day, plan.pacing.due_time, plan.pacing.zone).astimezone(zone)
            words = _("On %(day)s there is no %(time)s in %(zone)s; the date ends on %(ends)s.")
            values = {"day": said_day(day), "time": f"{plan.pacing.due_time:%H:%M}"}
            shown = f"{said_day(ends.date())}, {ends:%H:%M}"
            yield words % {**values, "zone": zone_label(plan.pacing.zone), "ends": shown}
