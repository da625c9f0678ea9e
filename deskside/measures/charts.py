"""A measure by month as geometry, from 0 to 1 both ways; drawn as SVG here and by typst on paper.
Pure."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from html import escape

from django.utils.dateformat import format as format_date
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from deskside.measures import months as calendar
from deskside.measures.desk import Measure
from deskside.measures.queries.figures import Series
from deskside.measures.words import shown

ROOM = 0.25  # above the highest and below the lowest value, in parts of what lies between
FROM_NOTHING = 0.5  # counts that reach so low begin at nothing
HEIGHT, TOP, BOTTOM, LEFT, RIGHT = 190, 26, 28, 52, 14
FEW = 7
Scale = Callable[[float], float]


@dataclass(frozen=True, slots=True)
class Mean:
    x1: float
    x2: float
    y: float
    words: str


@dataclass(frozen=True, slots=True)
class Chart:
    """`lines`: runs of months without a gap; y grows upwards. `begun`: where the group began."""

    lines: list[list[tuple[float, float]]]
    before: Mean | None
    since: Mean | None
    begun: float
    ticks: list[tuple[float, str]]
    labels: list[tuple[float, str]]
    said: str


def chart_of(series: Series, shown_months: list[date], start: date) -> Chart | None:
    """None where there is nothing to draw."""
    values = {month: series.values[month] for month in shown_months if month in series.values}
    if not values:
        return None
    low, high = _range(list(values.values()), series.measure)
    xs = {month: _x(place, len(shown_months)) for place, month in enumerate(shown_months)}

    def height(value: Decimal) -> float:
        return round(float((value - low) / (high - low)), 4)

    first = calendar.first_of(start)
    return Chart(
        lines=_runs(shown_months, {m: (xs[m], height(v)) for m, v in values.items()}),
        before=_mean(series.before, [xs[m] for m in values if m < first], height, series.measure),
        since=_mean(series.since, [xs[m] for m in values if m > first], height, series.measure),
        begun=xs.get(first, 1.0),
        ticks=[(height(value), shown(value, series.measure)) for value in (low, high)],
        labels=_labels(shown_months, xs),
        said=said_of(series),
    )


def said_of(series: Series) -> str:
    """What the picture shows, in words."""
    return _("%(title)s: %(before)s before, %(since)s since") % {
        "title": series.measure.title,
        "before": shown(series.before, series.measure),
        "since": shown(series.since, series.measure),
    }


def _x(place: int, count: int) -> float:
    return round(place / (count - 1), 4) if count > 1 else 0.5


def _range(values: list[Decimal], measure: Measure) -> tuple[Decimal, Decimal]:
    low, high = min(values), max(values)
    room = max((high - low) * Decimal(ROOM), Decimal(1))
    top = high + room
    bottom = low - room if low > high * Decimal(FROM_NOTHING) else Decimal()
    return max(bottom, Decimal()).quantize(Decimal(1)), min(top, measure.most).quantize(Decimal(1))


def _runs(
    shown_months: list[date], points: dict[date, tuple[float, float]]
) -> list[list[tuple[float, float]]]:
    runs: list[list[tuple[float, float]]] = [[]]
    for month in shown_months:
        if month in points:
            runs[-1].append(points[month])
        elif runs[-1]:
            runs.append([])
    return [run for run in runs if run]


def _mean(
    value: Decimal | None, xs: list[float], height: Callable[[Decimal], float], measure: Measure
) -> Mean | None:
    if value is None or not xs:
        return None
    return Mean(min(xs), max(xs), height(value), shown(value, measure))


def _labels(shown_months: list[date], xs: dict[date, float]) -> list[tuple[float, str]]:
    """The first, the last, and some between: never so many that they touch."""
    step = 1 + (len(shown_months) - 1) // FEW
    picked = shown_months[:: step * 2] if step * 2 < len(shown_months) else shown_months[::step]
    return [(xs[month], format_date(month, "M y")) for month in picked]


def _anchor(part: float) -> str:
    """A word near an edge leans inwards: it would be cut off."""
    if part > 0.85:  # noqa: PLR2004
        return "end"
    return "start" if part < 0.1 else "middle"  # noqa: PLR2004


def svg_of(chart: Chart, width: int) -> SafeString:
    """Drawn for one width, so that its words keep their size."""
    inner = width - LEFT - RIGHT

    def x(part: float) -> float:
        return round(LEFT + part * inner, 1)

    def y(part: float) -> float:
        return round(TOP + (1 - part) * (HEIGHT - TOP - BOTTOM), 1)

    parts = [
        *(_tick(y(at), words, width) for at, words in chart.ticks),
        *(_label(x(at), words, width) for at, words in chart.labels),
        f'<line class="today" x1="{x(chart.begun)}" x2="{x(chart.begun)}" y1="12" y2="{y(0)}"/>'
        f'<text x="{x(chart.begun)}" y="10" text-anchor="{_anchor(chart.begun)}">'
        f"{escape(_('begun'))}</text>",
    ]
    for run in chart.lines:
        parts.append(f'<polyline class="line" points="{_points(run, x, y)}"/>')
        parts += [f'<circle class="spot" cx="{x(px)}" cy="{y(py)}" r="3.5"/>' for px, py in run]
    for css, mean in (("plan", chart.before), ("real", chart.since)):
        if mean is not None:
            at = y(mean.y)
            parts.append(
                f'<line class="{css}" x1="{x(mean.x1)}" x2="{x(mean.x2)}" y1="{at}" y2="{at}"/>'
            )
    drawn = "".join(parts)
    return mark_safe(  # noqa: S308  numbers of ours, and words that are escaped
        f'<svg class="chart" viewBox="0 0 {width} {HEIGHT}" role="img" '
        f'aria-label="{escape(chart.said)}">{drawn}</svg>'
    )


def _points(run: list[tuple[float, float]], x: Scale, y: Scale) -> str:
    return " ".join(f"{x(px)},{y(py)}" for px, py in run)


def _tick(y: float, words: str, width: int) -> str:
    return (
        f'<line class="base" x1="{LEFT}" x2="{width - RIGHT}" y1="{y}" y2="{y}"/>'
        f'<text x="{LEFT - 8}" y="{y + 5}" text-anchor="end">{escape(words)}</text>'
    )


def _label(x: float, words: str, width: int) -> str:
    anchor = "end" if x > width - RIGHT - 20 else "middle"
    return f'<text x="{x}" y="{HEIGHT - 6}" text-anchor="{anchor}">{escape(words)}</text>'
