"""The five principles as a picture: one line for the first time, one for now. Pure.

Drawn at the width of a phone, so that its words never shrink below what can be read.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from html import escape

from django.utils.safestring import SafeString, mark_safe

from deskside.measures.instruments.kinds import HIGHEST, PRINCIPLES, TITLES

WIDTH, HEIGHT = 342, 276
CENTRE = (171.0, 138.0)
RADIUS = 100.0
LABEL_GAP = 18.0
SIDEWAYS = 0.3
SHAPE = 3  # fewer corners make no area


def radar(now: Mapping[str, float], first: Mapping[str, float] | None, label: str) -> SafeString:
    """Means by principle, 1 to 5. `label` says the same in words for whoever hears the page."""
    parts = [
        *(f'<polygon class="ring" points="{_points(_level(step))}"/>' for step in range(1, 6)),
        *(_axis(key) for key in PRINCIPLES),
        _shape(first, "first") if first else "",
        _shape(now, "now"),
        *(f'<circle class="dot" cx="{x}" cy="{y}" r="5"/>' for x, y in _corners(now)),
        *(_words(key) for key in PRINCIPLES),
    ]
    drawn = "".join(parts)
    return mark_safe(  # noqa: S308  numbers of ours, and words that are escaped
        f'<svg class="radar" viewBox="0 0 {WIDTH} {HEIGHT}" role="img" '
        f'aria-label="{escape(label)}">{drawn}</svg>'
    )


def _level(step: float) -> dict[str, float]:
    return dict.fromkeys(PRINCIPLES, step)


def _shape(means: Mapping[str, float], css: str) -> str:
    corners = _corners(means)
    if len(corners) < SHAPE:
        return ""
    return f'<polygon class="{css}" points="{_joined(corners)}"/>'


def _corners(means: Mapping[str, float]) -> list[tuple[float, float]]:
    return [_place(key, means[key] / HIGHEST) for key in PRINCIPLES if key in means]


def _points(means: Mapping[str, float]) -> str:
    return _joined(_corners(means))


def _joined(corners: list[tuple[float, float]]) -> str:
    return " ".join(f"{x},{y}" for x, y in corners)


def _direction(key: str) -> tuple[float, float]:
    turn = 2 * math.pi * PRINCIPLES.index(key) / len(PRINCIPLES)
    return math.sin(turn), -math.cos(turn)


def _place(key: str, part: float, more: float = 0) -> tuple[float, float]:
    dx, dy = _direction(key)
    reach = RADIUS * part + more
    return round(CENTRE[0] + dx * reach, 1), round(CENTRE[1] + dy * reach, 1)


def _axis(key: str) -> str:
    x, y = _place(key, 1)
    return f'<line class="axis" x1="{CENTRE[0]}" y1="{CENTRE[1]}" x2="{x}" y2="{y}"/>'


def _words(key: str) -> str:
    dx, dy = _direction(key)
    x, y = _place(key, 1, LABEL_GAP)
    anchor = "middle"
    if abs(dx) > SIDEWAYS and dy < 0:
        # The upper two stand above their corners: beside them there is no room on a phone.
        x, y = _place(key, 1)
        x, y, anchor = (WIDTH, y - 14, "end") if dx > 0 else (x + 6, y - 14, "end")
    elif dy > 0:
        y += 8
    words = escape(str(TITLES[key]))
    return f'<text x="{round(x, 1)}" y="{round(y, 1)}" text-anchor="{anchor}">{words}</text>'
