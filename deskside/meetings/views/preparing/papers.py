from __future__ import annotations

from uuid import UUID

from django.http import HttpResponse
from django.utils.text import slugify
from django.views.decorators.http import require_safe

from deskside.lib import clock
from deskside.meetings.queries.people import crew_of
from deskside.meetings.queries.sheets import sheet_of
from deskside.meetings.views.scope import prepared_sitting
from deskside.people.http import PersonRequest


@require_safe
def papers(request: PersonRequest, sitting_uid: UUID) -> HttpResponse:
    """The whole meeting as PDF, for whoever leads it."""
    from deskside.meetings.papers.sitting import sitting_pdf

    seen = prepared_sitting(request, sitting_uid)
    language = request.user.language
    sheet = sheet_of(seen.sitting, language)
    names = [name for _pk, name in crew_of(seen.sitting, clock.now())]
    made = sitting_pdf(seen.sitting, sheet, names, language)
    response = HttpResponse(made, content_type="application/pdf")
    name = f"{slugify(seen.meeting.title) or 'meeting'}.pdf"
    response["Content-Disposition"] = f'inline; filename="{name}"'
    return response
