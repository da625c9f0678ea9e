"""The burn-up as a drawing: one of its own for each width, so that its words never shrink. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from html import escape
from zoneinfo import ZoneInfo

from django.utils.formats import date_format
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from deskside.console.burn_up import Curve, Point

STEPS = (1, 2, 5, 10, 20, 25, 50, 100, 200, 250, 500)
MOST_LINES = 4
ROOM_FOR_WORDS = 110
CLOSE = 26  # nearer than this, two words would lie on each other


@dataclass(frozen=True, slots=True)
class Frame:
    """Sizes in units of the view box, which are pixels at the width it is meant for."""

    css: str
    width: int
    height: int
    left: int
    right: int
    dates: int

    @property
    def bottom(self) -> int:
        return self.height - 36

    @property
    def top(self) -> int:
        return 32


WIDE = Frame("only-wide", 720, 300, 44, 96, 6)
NARROW = Frame("only-narrow", 342, 250, 38, 14, 4)


def drawings(curve: Curve, zone: str) -> SafeString:
    """Both widths; the page shows the one that fits."""
    return mark_safe("".join(_drawing(curve, ZoneInfo(zone), frame) for frame in (WIDE, NARROW)))  # noqa: S308 numbers and escaped words


class _Scale:
    def __init__(self, curve: Curve, frame: Frame) -> None:
        self.frame, self.curve = frame, curve
        self.highest = max(curve.total, curve.done, 1)

    def x(self, at: float) -> float:
        frame, curve = self.frame, self.curve
        span = max(curve.ends - curve.begins, 1)
        inner = frame.width - frame.left - frame.right
        return frame.left + inner * (at - curve.begins) / span

    def y(self, value: float) -> float:
        return self.frame.bottom - (self.frame.bottom - self.frame.top) * value / self.highest

    def path(self, css: str, points: Iterable[Point]) -> str:
        joined = "L".join(f"{self.x(at):.1f} {self.y(value):.1f}" for at, value in points)
        return f'<path class="{css}" d="M{joined}"/>'


def _drawing(curve: Curve, zone: ZoneInfo, frame: Frame) -> str:
    scale = _Scale(curve, frame)
    label = _(
        "Activities done, week by week, against the plan: %(done)d done, %(planned)d planned by "
        "today, %(total)d in all by %(day)s."
    ) % {
        "done": curve.done,
        "planned": curve.planned,
        "total": curve.total,
        "day": _day(curve.plan[-1][0], zone),
    }
    inside = [
        *_lines(scale),
        *_dates(scale, zone),
        scale.path("plan", curve.plan),
        scale.path("real", curve.real),
        *_today(scale),
    ]
    box = f"0 0 {frame.width} {frame.height}"
    return (
        f'<svg class="chart {frame.css}" viewBox="{box}" role="img" aria-label="{escape(label)}">'
        f"{''.join(inside)}</svg>"
    )


def _lines(scale: _Scale) -> Iterable[str]:
    frame = scale.frame
    step = next((s for s in STEPS if scale.highest / s < MOST_LINES + 1), 0)
    step = step or -(-scale.highest // (MOST_LINES * 100)) * 100
    for value in range(0, scale.highest + 1, step):
        y = scale.y(value)
        yield f'<path class="base" d="M{frame.left} {y:.1f}H{frame.width - frame.right}"/>'
        yield _text(frame.left - 8, y + 5, str(value), "end")


def _dates(scale: _Scale, zone: ZoneInfo) -> Iterable[str]:
    frame, curve = scale.frame, scale.curve
    for place in range(frame.dates):
        part = place / (frame.dates - 1)
        at = curve.begins + part * (curve.ends - curve.begins)
        last = place == frame.dates - 1 and frame is NARROW
        anchor = "start" if not place else "end" if last else "middle"
        yield _text(scale.x(at), frame.height - 10, _day(at, zone), anchor)


def _today(scale: _Scale) -> Iterable[str]:
    frame, curve = scale.frame, scale.curve
    x, y = scale.x(curve.now), scale.y(curve.done)
    middle = frame.left + (frame.width - frame.left - frame.right) / 2
    side, anchor = (-1, "end") if x > middle else (1, "start")
    if curve.now < curve.plan[-1][0]:
        yield f'<path class="today" d="M{x:.1f} 18V{frame.bottom}"/>'
        yield _text(x + 8 * side, 14, _("Today"), anchor, "say")
    yield f'<circle class="dot" cx="{x:.1f}" cy="{y:.1f}" r="7"/>'
    below = y + CLOSE <= frame.bottom - 4
    done = _("%d done") % curve.done
    yield _text(x + 14, y + CLOSE - 4 if below else y - 12, done, "start", "say done")
    yield from _planned(scale, x)


def _planned(scale: _Scale, x: float) -> Iterable[str]:
    curve, frame = scale.curve, scale.frame
    end = scale.y(curve.total)
    if frame is WIDE:
        words = _("plan: %d") % curve.total
        yield _text(frame.width - frame.right + 8, end + 5, words)
    y = scale.y(curve.planned)
    apart = abs(y - scale.y(curve.done)) > CLOSE or curve.planned > curve.done
    room = x - frame.left > ROOM_FOR_WORDS and y - 12 > frame.top
    if frame is WIDE and apart and room and curve.now < curve.plan[-1][0]:
        yield _text(x - 12, y - 12, _("%d planned") % curve.planned, "end")


def _text(x: float, y: float, words: str, anchor: str = "start", css: str = "") -> str:
    cls = f' class="{css}"' if css else ""
    return f'<text{cls} x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}">{escape(words)}</text>'


def _day(at: float, zone: ZoneInfo) -> str:
    return date_format(datetime.fromtimestamp(at, zone), "j M")
