from __future__ import annotations

from datetime import datetime, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from deskside.console.needs_words import spelt
from deskside.console.queries.months import Life, Month, kept_by_month, life_of
from deskside.console.views.scope import led_group
from deskside.lib import clock
from deskside.people.http import PersonRequest
from deskside.progress.queries.due import due_dates

WEEKS = (1, 4, 13, 26, 52)


@require_safe
def months_after(request: PersonRequest, group_uid: UUID) -> HttpResponse:
    """What stays once the last date is over: what was kept, and when to come back to it."""
    found = led_group(request, group_uid)
    if found.plan is None or found.course is None:
        return render(request, "console/no_plan.html", {"found": found, "tab": "after"})
    now, course = clock.now(), found.course
    due = due_dates(found.plan.pk)
    last = max(due.values(), default=None)
    bits = sum(1 << section.ordinal for section in course.sections)
    life = life_of(found.group, course.course_id, bits, now)
    concepts = [concept.key for concept in course.concepts]
    months = kept_by_month(found.group.uid, concepts, found.plan.zone)
    context = {
        "found": found,
        "life": life,
        "last": last,
        "is_over": last is not None and last < now,
        "months": months,
        "heading": heading(months, life, last, now),
        "comes": comes(last, found.plan.zone, now),
    }
    return render(request, "console/months_after.html", context)


def comes(last: datetime | None, zone: str, now: datetime) -> list[datetime]:
    """When it is worth coming back: a week, a month, a quarter, half a year, a year after."""
    if last is None:
        return []
    local = last.astimezone(ZoneInfo(zone))
    return [day for weeks in WEEKS if (day := local + timedelta(weeks=weeks)) > now][:3]


def heading(months: list[Month], life: Life, last: datetime | None, now: datetime) -> str:
    """The title says the finding."""
    if len(months) > 1 and months[-1].percent != months[0].percent:
        words = {"then": months[0].percent, "now": months[-1].percent}
        if months[-1].percent > months[0].percent:
            return _("More promises are kept: %(now)d of a hundred, %(then)d at first") % words
        return _("Fewer promises are kept: %(now)d of a hundred, %(then)d at first") % words
    if last is not None and last < now:
        weeks = (now - last).days // 7
        said = ngettext("%s week after the course", "%s weeks after the course", weeks)
        words_ = said % spelt(weeks)
        return words_[:1].upper() + words_[1:]
    if life.finished:
        said = ngettext(
            "%s person has done all of it", "%s people have done all of it", life.finished
        )
        words_ = said % spelt(life.finished)
        return words_[:1].upper() + words_[1:]
    return _("The course is still on")
