from __future__ import annotations

from datetime import datetime, timedelta
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.cache import add_never_cache_headers
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from deskside.commitments.showing import panel_words
from deskside.learn import course_words, wording
from deskside.learn.bookmark import bookmarked
from deskside.learn.queries.my_course import MyCourse, NextStep
from deskside.learn.queries.my_course import my_course as course_of
from deskside.learn.views.finding import zone_of_reader
from deskside.lib import clock
from deskside.meetings.queries.next_meeting import next_for_person
from deskside.people.http import PersonRequest
from deskside.progress.planning.proposal import RETURNS


@require_safe
def my_course(request: PersonRequest) -> HttpResponse:
    """The next step on top, then the sections with their dates."""
    now = clock.now()
    mine = course_of(request.user, now, _uid(request.GET.get("said", "")))
    if mine is None or not mine.rows:
        return render(request, "learn/no_course.html")
    context = {**_context(mine, now), "meeting": next_for_person(request.user, now)}
    response = render(request, "learn/course.html", context)
    if mine.panel.first:
        # A promise may be private; at a shared desk the next person may press Back.
        add_never_cache_headers(response)
    return response


def _uid(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None


def _context(mine: MyCourse, now: datetime) -> dict[str, object]:
    zone = zone_of_reader()
    return {
        "mine": mine,
        "panel": panel_words(mine.panel, now, leads=mine.leads),
        "rows": [(row, course_words.row_words(row, now, zone)) for row in mine.rows],
        "heading": course_words.heading(mine, now, zone),
        "dates_line": course_words.dates_line(mine, zone),
        "seen_line": course_words.seen_line(mine),
        "step": _step(mine, mine.next, now) if mine.next else None,
        "finished": wording.long_day(mine.finished_at.astimezone(zone).date(), now, zone)
        if mine.finished_at
        else "",
        "year": [] if mine.next else _year(mine, now),
    }


def _year(mine: MyCourse, now: datetime) -> list[tuple[str, str, str]]:
    """What comes after the last section: when, what, and where it is done."""
    zone = zone_of_reader()
    ended = (mine.finished_at or now).astimezone(zone).date()

    def day(later: timedelta) -> str:
        return wording.long_day(ended + later, now, zone)

    week, month, quarter = RETURNS
    return [
        (_("each week"), _("One small promise"), reverse("commitments:promises")),
        (day(week), _("A quarter of an hour with your notebook"), reverse("learn:notebook")),
        (day(month), _("The exercises you left out: choose one"), reverse("learn:record")),
        (day(quarter), _("Where do you stand now?"), reverse("measures:standing")),
        (day(timedelta(days=364)), _("The same question, a year on"), reverse("measures:standing")),
    ]


def _step(mine: MyCourse, step: NextStep, now: datetime) -> dict[str, object]:
    words = wording.GO_ON if step.placed_at else wording.BEGIN
    return {
        "activity": step.activity,
        "picture": wording.PICTURES.get(step.activity.kind, "chairs"),
        "is_choice": step.is_choice,
        "kicker": course_words.kicker(step),
        "words": course_words.step_words(step, now, zone_of_reader()),
        "button": words.get(step.activity.kind, wording.BEGIN["reading"]),
        "url": _url(mine, step),
    }


def _url(mine: MyCourse, step: NextStep) -> str:
    key = mine.course.course_key
    if step.is_choice:
        return reverse("learn:section", args=[key, step.section.key]) + "#exercises"
    url = reverse("learn:activity", args=[key, step.activity.key])
    mark = bookmarked(step.text.html, step.place or 0) if step.activity.kind == "reading" else ""
    return f"{url}#{mark}" if mark else url
