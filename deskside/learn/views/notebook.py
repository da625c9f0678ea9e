from __future__ import annotations

from datetime import datetime

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from deskside.journal.queries import OpenEntry, all_entries
from deskside.learn.queries.opened import open_course
from deskside.learn.views.finding import zone_of_reader
from deskside.learn.wording import capital, when_words
from deskside.lib import clock
from deskside.people.http import PersonRequest

Titles = dict[int, tuple[str, str]]


@never_cache
@require_safe
def my_notebook(request: PersonRequest) -> HttpResponse:
    """Everything this person has written, opened for them alone."""
    now = clock.now()
    entries = [entry for entry in all_entries(request.user) if entry.text or entry.problem]
    titles = _titles(request, now) if entries else {}
    pages = [_page(entry, titles, now) for entry in entries]
    return render(request, "learn/notebook.html", {"pages": pages})


def _titles(request: PersonRequest, now: datetime) -> Titles:
    """By activity id: title and address, of the course this person reads now."""
    found = open_course(request.user, None, now)
    if found is None:
        return {}
    course = found[1]
    return {
        activity.id: (
            activity.title,
            reverse("learn:activity", args=[course.course_key, activity.key]),
        )
        for activity in course.activities
    }


def _page(entry: OpenEntry, titles: Titles, now: datetime) -> dict[str, str]:
    unknown = (_("Something the course no longer asks"), "")
    title, url = titles.get(entry.activity_id or 0, unknown)
    when = when_words(entry.updated_at, now, zone_of_reader())
    return {
        "title": title,
        "url": url,
        "when": capital(_("written %(when)s") % {"when": when}),
        "text": entry.text,
        "problem": entry.problem,
    }
