from __future__ import annotations

from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from deskside.console.queries.groups import ConsoleGroup
from deskside.console.views.scope import led_group
from deskside.courses.outline import CourseOutline, SectionOutline
from deskside.courses.queries import guide as guide_text
from deskside.courses.queries import leading_advice
from deskside.lib import clock
from deskside.meetings.agenda import LONG, SHORT
from deskside.meetings.papers.meeting import meeting_pdf
from deskside.people.http import PersonRequest
from deskside.progress.queries.due import due_dates


@require_safe
def guide(request: PersonRequest, group_uid: UUID) -> HttpResponse:
    """The guide to the section that is due next."""
    found = led_group(request, group_uid)
    if found.course is None or found.plan is None:
        return render(request, "console/no_plan.html", {"found": found, "tab": "guide"})
    due, now = due_dates(found.plan.pk), clock.now()
    sections = found.course.sections
    ahead = [s for s in sections if due.get(s.id, now) >= now] or list(sections[-1:])
    if not ahead:
        raise Http404
    return redirect("console:guide_section", group_uid, ahead[0].key)


@require_safe
def guide_section(request: PersonRequest, group_uid: UUID, section_key: str) -> HttpResponse:
    """One page on how to run a meeting about this section."""
    found = led_group(request, group_uid)
    course, section = _section(found, section_key)
    text = guide_text(course.release_id, section.id, request.user.language)
    context = {
        "found": found,
        "course": course,
        "section": section,
        "text": text,
        "parts": {kind: text.one(kind) for kind in ("purpose", "opener", "video", "commitment")},
        "moments": [
            (label, [part for part in text.questions if mode in part.content["modes"]])
            for mode, label in modes()
        ],
        "activities": [a for a in section.activities if a.has_group_view],
        "agendas": text.all("agenda"),
        "exercises": text.all("exercise"),
        "tips": text.all("tip"),
        "lists": text.all("list"),
        "advice": leading_advice(course.release_id),
    }
    return render(request, "console/guide.html", context)


@require_safe
def leading(request: PersonRequest, group_uid: UUID) -> HttpResponse:
    """General advice to whoever leads a group, as the course gives it."""
    found = led_group(request, group_uid)
    advice = leading_advice(found.course.release_id) if found.course else None
    if advice is None:
        raise Http404
    context = {"found": found, "course": found.course, "advice": advice}
    return render(request, "console/leading.html", context)


def modes() -> list[tuple[str, str]]:
    return [
        ("during", _("While the course runs")),
        ("after", _("Right after it")),
        ("refresher", _("Months later")),
    ]


@require_safe
def run_sheet(
    request: PersonRequest, group_uid: UUID, section_key: str, minutes: int
) -> HttpResponse:
    """A meeting about this section on paper."""
    course, section = _section(led_group(request, group_uid), section_key)
    if minutes not in (SHORT, LONG):
        raise Http404
    text = guide_text(course.release_id, section.id, request.user.language)
    pdf = meeting_pdf(course, section, text, minutes=minutes)
    response = HttpResponse(pdf, content_type="application/pdf")
    name = f"{slugify(section.title)}-{minutes}-minutes.pdf"
    response["Content-Disposition"] = f'inline; filename="{name}"'
    return response


def _section(found: ConsoleGroup, key: str) -> tuple[CourseOutline, SectionOutline]:
    section = found.course.section(key) if found.course else None
    if found.course is None or section is None:
        raise Http404
    return found.course, section
