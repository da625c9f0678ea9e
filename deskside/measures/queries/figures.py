from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

from deskside.measures import months
from deskside.measures.desk import TEAMWORK, USUAL, Measure, in_order
from deskside.measures.models import Figure, Outcome
from deskside.people.models import Group
from deskside.progress.models import Plan


@dataclass(frozen=True, slots=True)
class Series:
    """One measure by month, and its means before and since the start."""

    measure: Measure
    values: Mapping[date, Decimal]
    before: Decimal | None
    since: Decimal | None

    @property
    def is_empty(self) -> bool:
        return not self.values


@dataclass(frozen=True, slots=True)
class DeskFigures:
    """`start`: the day the group began. `months`: from the baseline to the last that is over."""

    start: date
    today: date
    months: list[date]
    chosen: frozenset[str]
    series: list[Series]

    @property
    def again_from(self) -> date:
        return months.again_from(self.start)

    @property
    def is_time_again(self) -> bool:
        """Three whole months have passed, and one of them has no figure yet."""
        if self.today < self.again_from:
            return False
        wanted = months.since(self.start, self.today)[: months.AGAIN_AFTER]
        return any(month not in one.values for one in self.series for month in wanted)

    @property
    def has_baseline(self) -> bool:
        return any(one.before is not None for one in self.series)

    @property
    def asks_team(self) -> bool:
        return TEAMWORK in self.chosen


def start_of(group: Group) -> date:
    """The first day of the first plan, else when the group was made; one statement."""
    starts = Plan.objects.filter(group=group).order_by("starts_on")
    first = starts.values_list("starts_on", flat=True).first()
    return first or group.created_at.astimezone(ZoneInfo(group.zone)).date()


def desk_figures(group: Group, now: datetime, start: date | None = None) -> DeskFigures:
    """Two statements, a third where the start is not known."""
    start, today = start or start_of(group), now.astimezone(ZoneInfo(group.zone)).date()
    chosen = chosen_outcomes(group)
    rows = Figure.objects.filter(group=group, measure__in=chosen).order_by("month")
    values: dict[str, dict[date, Decimal]] = {}
    for measure, month, value in rows.values_list("measure", "month", "value"):
        values.setdefault(measure, {})[month] = value
    shown = months.to_fill(start, today)
    return DeskFigures(
        start=start,
        today=today,
        months=shown,
        chosen=chosen,
        series=[
            _series(measure, values.get(measure.key, {}), start, today)
            for measure in in_order(set(chosen))
        ],
    )


def chosen_outcomes(group: Group) -> frozenset[str]:
    """The usual four until a group has chosen; one statement."""
    chosen = Outcome.objects.filter(group=group).values_list("measure", flat=True)
    return frozenset(chosen) or frozenset(USUAL)


def _series(measure: Measure, values: Mapping[date, Decimal], start: date, today: date) -> Series:
    return Series(
        measure=measure,
        values=values,
        before=_mean(values, months.baseline_of(start)),
        since=_mean(values, months.since(start, today)),
    )


def _mean(values: Mapping[date, Decimal], wanted: list[date]) -> Decimal | None:
    found = [values[month] for month in wanted if month in values]
    return sum(found, Decimal()) / len(found) if found else None
