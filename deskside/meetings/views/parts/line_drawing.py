"""A line from 0 to 10 with a dot for each person, as a drawing of our own."""

from __future__ import annotations

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from deskside.meetings.position_line import PLACES, Shift

WALL = 120  # unit of the drawing on a wall, where letters are large anyway
_TALLEST = 6  # dots above each other; more share a dot with their number in it


def line_drawing(shift: Shift, *, both: bool, unit: int) -> SafeString:
    """Dots above the line for now; below it, as rings, for before the talk. `unit`: the width of a
    place in the drawing."""
    now, past = (shift.after, shift.before) if both else (shift.before, None)
    above, below = _rows(now), _rows(past) if past else 0
    letters = unit * 9 // 20 if unit < WALL else unit // 3
    # Many above each other come closer, so that the numbers never have to shrink.
    pitch = min(unit * 2 // 5, unit * 2 // (above + below))
    base = above * pitch + unit // 12
    axis = unit // 2
    height = base + axis + below * pitch
    marks = _dots(now, "now", unit, [base - pitch // 2 - at * pitch for at in range(_TALLEST)])
    if past:
        start = base + axis + pitch // 2
        marks += _dots(past, "past", unit, [start + at * pitch for at in range(_TALLEST)])
    numbers = format_html_join(
        "",
        '<text x="{}" y="{}" font-size="{}">{}</text>',
        ((_middle(at, unit), base + axis * 4 // 5, letters, at) for at in range(PLACES)),
    )
    return format_html(
        '<svg class="stand-line" viewBox="0 0 {} {}" role="img" aria-label="{}">'
        '<path class="axis" d="M0 {}H{}"/>{}{}</svg>',
        PLACES * unit,
        height,
        _in_words(shift, both=both),
        base,
        PLACES * unit,
        numbers,
        marks,
    )


def _rows(heights: tuple[int, ...]) -> int:
    return min(max(heights, default=0), _TALLEST) or 1


def _dots(heights: tuple[int, ...], css: str, unit: int, levels: list[int]) -> SafeString:
    """Where more stand than dots fit, the outermost one says how many more."""
    radius, parts = abs(levels[1] - levels[0]) * 3 // 8, []
    for place, height in enumerate(heights):
        x = _middle(place, unit)
        parts += [
            format_html('<circle class="{}" cx="{}" cy="{}" r="{}"/>', css, x, level, radius)
            for level in levels[: min(height, _TALLEST)]
        ]
        if height > _TALLEST:
            parts.append(
                format_html(
                    '<text class="many" x="{}" y="{}" font-size="{}">+{}</text>',
                    x + unit // 3,
                    levels[-1] + unit // 8,
                    unit // 3,
                    height - _TALLEST,
                )
            )
    return format_html_join("", "{}", ((part,) for part in parts))


def _middle(place: int, unit: int) -> int:
    return place * unit + unit // 2


def _in_words(shift: Shift, *, both: bool) -> str:
    heights = shift.after if both else shift.before
    told = [
        _("{count} at {place}").format(count=count, place=place)
        for place, count in enumerate(heights)
        if count
    ]
    return ", ".join(told) or _("Nobody stands anywhere yet")
