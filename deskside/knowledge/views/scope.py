from __future__ import annotations

from uuid import UUID

from django.http import Http404
from django.utils.translation import get_language

from deskside.courses.outline import SectionOutline
from deskside.knowledge.models import Case
from deskside.knowledge.queries.desk import Desk, desk_of, sections_of
from deskside.knowledge.queries.listing import one_case
from deskside.lib import clock
from deskside.people.http import PersonRequest


def desk_or_404(request: PersonRequest, group_uid: UUID) -> Desk:
    """The same 404 for whoever does not belong to it now."""
    desk = desk_of(request.user, group_uid, clock.now())
    if desk is None:
        raise Http404
    return desk


def case_or_404(desk: Desk, uid: UUID) -> Case:
    case = one_case(desk.group.pk, uid)
    if case is None:
        raise Http404
    return case


def sections_here(desk: Desk) -> tuple[SectionOutline, ...]:
    return sections_of(desk.group.pk, get_language() or "")
