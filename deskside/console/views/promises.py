from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from deskside.commitments.kept import Rate, kept_rates
from deskside.commitments.queries.others import has_shared_this_week, shared_in_group
from deskside.commitments.showing import shown_line
from deskside.console.views.scope import led_group
from deskside.courses.outline import CourseOutline, PrincipleOutline
from deskside.lib import clock
from deskside.people.http import PersonRequest
from deskside.people.models import Group, Role


@dataclass(frozen=True, slots=True)
class Part:
    """A principle with its concepts and what may be said about how often they are kept."""

    principle: PrincipleOutline
    rate: Rate | None
    concepts: list[tuple[str, Rate]]


@require_safe
def promises(request: PersonRequest, group_uid: UUID) -> HttpResponse:
    """How often promises are kept, as far as the release rule tells, and those meant for all."""
    found, now = led_group(request, group_uid), clock.now()
    leads = found.role == Role.LEADER and not request.user.is_owner
    context = {
        "found": found,
        "parts": _parts(found.group, found.course) if found.course else [],
        "shared": [shown_line(row, now) for row in shared_in_group(found.group, now)],
        "asks_leader": leads and not has_shared_this_week(request.user, now),
    }
    return render(request, "console/promises.html", context)


def _parts(group: Group, course: CourseOutline) -> list[Part]:
    principle_of = {concept.key: concept.principle for concept in course.concepts}
    by_concept, by_principle = kept_rates(group, principle_of)
    parts = [
        Part(
            principle,
            by_principle.get(principle.key),
            [
                (concept.title, by_concept[concept.key])
                for concept in course.concepts
                if concept.principle == principle.key and concept.key in by_concept
            ],
        )
        for principle in course.principles
    ]
    return [part for part in parts if part.concepts]
