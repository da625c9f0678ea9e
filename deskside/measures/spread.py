"""How many chose each step, as a small picture. Pure."""

from __future__ import annotations

from html import escape

from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

WIDTH, HEIGHT, FLOOR, HIGHEST_BAR = 342, 92, 66, 44
GAP = 6


def spread(bars: tuple[int, ...], lowest: str, highest: str) -> SafeString:
    """Columns from the lowest step to the highest, each with its count; ends in words."""
    most, wide = max(bars, default=0) or 1, WIDTH / max(len(bars), 1)
    label = _("From %(lowest)s to %(highest)s: %(counts)s people") % {
        "lowest": lowest,
        "highest": highest,
        "counts": ", ".join(map(str, bars)),
    }
    drawn = "".join(_column(place, n, most, wide) for place, n in enumerate(bars))
    return mark_safe(  # noqa: S308  numbers of ours, and words that are escaped
        f'<svg class="spread-of" viewBox="0 0 {WIDTH} {HEIGHT}" role="img" '
        f'aria-label="{escape(label)}">{drawn}'
        f'<line x1="0" x2="{WIDTH}" y1="{FLOOR}" y2="{FLOOR}"/>'
        f'<text x="0" y="{FLOOR + 19}">{escape(lowest)}</text>'
        f'<text x="{WIDTH}" y="{FLOOR + 19}" text-anchor="end">{escape(highest)}</text></svg>'
    )


def _column(place: int, count: int, most: int, wide: float) -> str:
    high = round(HIGHEST_BAR * count / most, 1)
    x, middle = round(place * wide + GAP / 2, 1), round((place + 0.5) * wide, 1)
    top, across = FLOOR - high, round(wide - GAP, 1)
    bar = f'<rect x="{x}" y="{top}" width="{across}" height="{high}" rx="2"/>'
    words = f'<text class="count" x="{middle}" y="{top - 6}" text-anchor="middle">{count}</text>'
    return bar + words if count else ""
