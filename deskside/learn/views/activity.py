from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.cache import add_never_cache_headers
from django.views.decorators.http import require_safe

from deskside.learn.next_step import is_open_choice
from deskside.learn.pips import place_of, section_pips
from deskside.learn.promising import promise_prompt
from deskside.learn.queries.opened import Opened
from deskside.learn.views import check, exercise, reading, reflection, video
from deskside.learn.views.finding import opened_or_404, zone_of_reader
from deskside.learn.wording import KIND, PICTURES, when_words
from deskside.lib import clock
from deskside.people.http import PersonRequest
from deskside.progress.states import section_marks

Context = dict[str, object]
KINDS: dict[str, Callable[[PersonRequest, Opened, datetime], Context]] = {
    "reading": reading.context,
    "video": video.context,
    "check": check.context,
    "reflection": reflection.context,
    "exercise": exercise.context,
}
WRITTEN = {"reflection", "exercise"}


@dataclass(frozen=True, slots=True)
class Again:
    """The same page after a form that could not be taken: what was wrong, what was typed."""

    status: int = 200
    more: Context = field(default_factory=dict)


@require_safe
def activity(request: PersonRequest, course_key: str, activity_key: str) -> HttpResponse:
    """One activity, nothing in the way. Looking changes nothing: begun is who does something."""
    now = clock.now()
    opened = opened_or_404(request, course_key, activity_key, now)
    return show_activity(request, opened, now, Again())


def show_activity(
    request: PersonRequest, opened: Opened, now: datetime, again: Again
) -> HttpResponse:
    is_group_view = (
        opened.activity.has_group_view
        and request.GET.get("view") == "group"
        and request.method != "POST"
    )
    context = _frame(opened, now)
    if is_group_view:
        return render(request, "learn/group_view.html", context)
    context |= KINDS[opened.activity.kind](request, opened, now)
    context |= again.more
    response = render(request, f"learn/{opened.activity.kind}.html", context, status=again.status)
    if opened.activity.kind in WRITTEN:
        # At a shared desk the next person may press Back.
        add_never_cache_headers(response)
    response.frame_hosts = context.get("frame_hosts", ())  # type: ignore[attr-defined]
    return response


def _frame(opened: Opened, now: datetime) -> Context:
    """What stands around every kind: where you are, whether it is done, where to go on."""
    section, marks = opened.section, opened.access.marks
    onward = opened.next() if opened.is_done else None
    return {
        "opened": opened,
        "activity": opened.activity,
        "section": section,
        "course": opened.course,
        "text": opened.text,
        "kind": KIND[opened.activity.kind],
        "picture": PICTURES[opened.activity.kind],
        "is_done": opened.is_done,
        "done_when": _done_when(opened, now),
        "pips": section_pips(section, marks, opened.activity.id),
        "place": place_of(section, opened.activity.id),
        "section_done": section_marks(section, marks)[0] == section.size,
        "onward": onward,
        "onward_is_choice": onward is not None
        and is_open_choice(onward, opened.course.section_of(onward), marks),
        "onward_section": opened.course.section_of(onward) if onward else None,
        "onward_kind": KIND[onward.kind] if onward else "",
        "promise": promise_prompt(opened) if opened.is_done else "",
    }


def _done_when(opened: Opened, now: datetime) -> str:
    if not opened.mark:
        return ""
    zone = zone_of_reader()
    return when_words(datetime.fromtimestamp(opened.mark, zone), now, zone)
