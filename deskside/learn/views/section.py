from __future__ import annotations

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from deskside.learn import course_words, wording
from deskside.learn.queries.section import section_page
from deskside.learn.views.finding import zone_of_reader
from deskside.learn.views.words import pairs_of
from deskside.lib import clock
from deskside.people.http import PersonRequest


@require_safe
def section(request: PersonRequest, course_key: str, section_key: str) -> HttpResponse:
    """What a section holds: what is asked for, one exercise of your choice, what goes deeper."""
    now = clock.now()
    page = section_page(request.user, course_key, section_key, now)
    if page is None:
        raise Http404
    words = wording.BEGIN
    if page.next and str(page.next.id) in page.access.marks:
        words = wording.GO_ON
    context = {
        "page": page,
        "section": page.row.section,
        "words": course_words.row_words(page.row, now, zone_of_reader()),
        "has_words": bool(pairs_of(page.course.release_id, section_key)),
        "button": words.get(page.next.kind) if page.next else "",
    }
    return render(request, "learn/section.html", context)
