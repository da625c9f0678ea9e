from __future__ import annotations

from django import template
from django.utils.dates import WEEKDAYS, WEEKDAYS_ABBR
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from deskside.people.group_tabs import tabs_html
from deskside.people.models import Group

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


@register.simple_tag
def group_tabs(group: Group, current: str = "") -> SafeString:
    """The tabs above each page about a group; `current` is the key of this page's own."""
    return tabs_html(group.uid, current)
