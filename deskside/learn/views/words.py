from __future__ import annotations

import re

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from django.views.decorators.http import require_safe

from deskside.courses.queries import word_pairs
from deskside.courses.texts import WordPair
from deskside.learn.queries.opened import open_course
from deskside.lib import clock
from deskside.people.http import PersonRequest

EMPHASIS = re.compile(r"\*([^*]+)\*")


@require_safe
def words(request: PersonRequest, course_key: str, section_key: str) -> HttpResponse:
    """Words that are easily mixed up, with a rule and sentences from support mail."""
    found = open_course(request.user, course_key, clock.now())
    section = found[1].section(section_key) if found else None
    pairs = pairs_of(found[0].release_id, section_key) if found else []
    if found is None or section is None or not pairs:
        raise Http404
    context = {
        "course": found[1],
        "section": section,
        "pairs": [(pair, emphasised(pair.rule), emphasised(pair.note)) for pair in pairs],
    }
    return render(request, "learn/words.html", context)


def pairs_of(release_id: int, section_key: str) -> list[WordPair]:
    return [pair for pair in word_pairs(release_id) if pair.section_key == section_key]


def emphasised(text: str) -> SafeString:
    """A rule names its words between asterisks; nothing else of Markdown is wanted here."""
    return mark_safe(EMPHASIS.sub(r"<em>\1</em>", escape(text)))  # noqa: S308  escaped first
