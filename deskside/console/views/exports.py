from __future__ import annotations

from uuid import UUID

from django.http import FileResponse, Http404, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.utils.text import slugify
from django.views.decorators.http import require_safe

from deskside.console.queries.groups import ConsoleGroup
from deskside.console.queries.records import records
from deskside.console.sheets.paper import MOST, paper
from deskside.console.sheets.states import Frame
from deskside.console.sheets.workbook import workbook
from deskside.console.views.scope import led_group
from deskside.lib import clock
from deskside.lib.zones import zone_label
from deskside.meetings.queries.attendance import attendance
from deskside.people.http import PersonRequest
from deskside.progress.queries.due import all_extensions, due_dates

WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@require_safe
def exports(request: PersonRequest, group_uid: UUID) -> HttpResponse:
    """The three files there are, and what each is good for."""
    found = led_group(request, group_uid)
    return render(request, "console/exports.html", {"found": found, "most": MOST})


@require_safe
def progress_workbook(request: PersonRequest, group_uid: UUID) -> HttpResponseBase:
    found, frame = _framed(request, group_uid)
    people = records(found.group.pk, frame.course.course_id, frame.now)
    file = workbook(frame, people)
    return FileResponse(
        file, as_attachment=True, filename=f"{_name(found)}-progress.xlsx", content_type=WORKBOOK
    )


@require_safe
def progress_paper(request: PersonRequest, group_uid: UUID) -> HttpResponse:
    found, frame = _framed(request, group_uid)
    people = records(found.group.pk, frame.course.course_id, frame.now)
    pdf = paper(frame, people, group=found.group.name, zone=zone_label(frame.zone))
    response = HttpResponse(pdf, content_type="application/pdf")
    response["Content-Disposition"] = f'inline; filename="{_name(found)}-progress.pdf"'
    return response


def _framed(request: PersonRequest, group_uid: UUID) -> tuple[ConsoleGroup, Frame]:
    found = led_group(request, group_uid)
    if found.course is None or found.plan is None:
        raise Http404
    plan = found.plan
    longer = all_extensions(plan.pk)
    now = clock.now()
    met = attendance(found.group.pk, now)
    return found, Frame(found.course, due_dates(plan.pk), longer, plan.zone, now, met)


def _name(found: ConsoleGroup) -> str:
    return slugify(found.group.name) or "group"
