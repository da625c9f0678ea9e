from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.text import get_text_list
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from deskside.learn import wording
from deskside.learn.queries.expectations import Expectations, Expected, expectations
from deskside.learn.views.finding import zone_of_reader
from deskside.ledger.receipts import answer_once
from deskside.lib import clock
from deskside.people.http import PersonRequest
from deskside.progress.actions.expectations import confirm_expectations


@require_http_methods(["GET", "HEAD", "POST"])
def my_expectations(request: PersonRequest) -> HttpResponse:
    """What is expected of somebody, by when, how long and why; and who sees what. They confirm it
    with a click, and nothing hangs on that."""
    now = clock.now()
    found = expectations(request.user, now)
    if request.method == "POST":
        return _confirm(request, found, now)
    if found is None:
        return render(request, "learn/no_course.html")
    zone = zone_of_reader()
    context = {
        "found": found,
        "heading": _heading(found, now, zone),
        "rows": [(row, _due_words(row, now, zone), _minutes_words(row)) for row in found.rows],
        "leaders": get_text_list(found.leaders, _("and")),
        "zone": wording.place_name(zone),
        "total": wording.time_words(found.minutes),
    }
    return render(request, "learn/expectations.html", context)


def _confirm(request: PersonRequest, found: Expectations | None, now: datetime) -> HttpResponse:
    if found is None or found.plan is None:
        raise Http404
    plan = found.plan

    def work() -> None:
        confirm_expectations(plan_id=plan.pk, person=request.user, now=now)

    return answer_once(request, work, location=reverse("learn:course"))


def _heading(found: Expectations, now: datetime, zone: ZoneInfo) -> str:
    count = len(found.rows)
    values = {"n": wording.said(count)}
    if found.last_due is None:
        return wording.capital(_("%(n)s sections, at your own pace") % values)
    day = wording.long_day(found.last_due.astimezone(zone).date(), now, zone)
    return wording.capital(_("%(n)s sections, until %(day)s") % {**values, "day": day})


def _due_words(row: Expected, now: datetime, zone: ZoneInfo) -> str:
    """The date, and the hour with it: a date ends at an hour."""
    if row.due is None:
        return ""
    at = row.due.last.astimezone(zone)
    day = wording.long_day(at.date(), now, zone)
    return _("%(day)s, %(time)s") % {"day": day, "time": f"{at:%H:%M}"}


def _minutes_words(row: Expected) -> str:
    """The author's estimate; once ten people have finished, how long it took them."""
    if row.taken is None:
        minutes = row.section.minutes
        return ngettext("about %(n)d minute", "about %(n)d minutes", minutes) % {"n": minutes}
    return _("%(low)d to %(high)d minutes, most about %(middle)d") % {
        "low": row.taken.low,
        "high": row.taken.high,
        "middle": row.taken.middle,
    }
