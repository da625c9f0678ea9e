from __future__ import annotations

from django import template
from django.utils.dates import WEEKDAYS, WEEKDAYS_ABBR
from django.utils.translation import gettext as _

register = template.Library()
SHORTEST_RANGE = 3


@register.filter
def weekdays(digits: str) -> str:
    """`12345` as people say it: Monday to Friday; scattered days one by one."""
    days = sorted({int(digit) - 1 for digit in digits if digit in "1234567"})
    if len(days) >= SHORTEST_RANGE and days[-1] - days[0] == len(days) - 1:
        ends = {"first": WEEKDAYS[days[0]], "last": WEEKDAYS[days[-1]]}
        return _("%(first)s to %(last)s") % ends
    return ", ".join(str(WEEKDAYS_ABBR[day]) for day in days)
