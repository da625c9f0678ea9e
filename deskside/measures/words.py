"""How figures and months are written: pure."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from django.utils.dateformat import format as format_date
from django.utils.translation import gettext as _

from deskside.measures.desk import Measure

WHOLE_FROM = 100


def figure_text(value: Decimal) -> str:
    """As one types it: 87.5, 1240."""
    return f"{value.normalize():f}"


def shown(value: Decimal | None, measure: Measure) -> str:
    """For reading: 87.5 %, 1,240; means keep one place below a hundred."""
    if value is None:
        return "\u2013"
    digits = 0 if value >= WHOLE_FROM or value == value.to_integral() else 1
    unit = f"\u00a0{measure.unit}" if measure.unit else ""
    return f"{round(value, digits):,.{digits}f}{unit}"


def month_words(month: date) -> str:
    return format_date(month, "M Y")


def span_words(months: list[date]) -> str:
    """May to October 2026; December 2026 to February 2027."""
    if not months:
        return ""
    first, last = months[0], months[-1]
    if first == last:
        return format_date(last, "F Y")
    start = format_date(first, "F" if first.year == last.year else "F Y")
    return _("%(first)s to %(last)s") % {"first": start, "last": format_date(last, "F Y")}
