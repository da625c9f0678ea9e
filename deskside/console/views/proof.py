from __future__ import annotations

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.text import slugify
from django.views.decorators.http import require_safe

from deskside.console import proof_words
from deskside.console.papers.proof import proof_pdf
from deskside.console.queries.proof import proof_of
from deskside.console.views.scope import led_group
from deskside.lib import clock
from deskside.measures.charts import svg_of
from deskside.people.http import PersonRequest

PHONE, LAPTOP = 342, 520


@require_safe
def proof(request: PersonRequest, group_uid: UUID) -> HttpResponse:
    """One page for the boss: what was put in, what the desk shows, and that it proves no cause."""
    found = led_group(request, group_uid)
    shown = proof_of(found, clock.now())
    context = {
        "found": found,
        "group": found.group,
        "proof": shown,
        "title": proof_words.title(),
        "facts": proof_words.facts_of(shown),
        "period": proof_words.period_of(shown),
        "drawn": [
            (one, svg_of(one.chart, PHONE), svg_of(one.chart, LAPTOP))
            if one.chart
            else (one, "", "")
            for one in proof_words.drawn_of(shown)
        ],
        "teamwork": proof_words.teamwork_line(shown),
        "no_cause": proof_words.no_cause(),
    }
    return render(request, "console/proof.html", context)


@require_safe
def proof_paper(request: PersonRequest, group_uid: UUID) -> HttpResponse:
    """The same page on paper."""
    found = led_group(request, group_uid)
    pdf = proof_pdf(proof_of(found, clock.now()))
    response = HttpResponse(pdf, content_type="application/pdf")
    name = slugify(found.group.name) or "group"
    response["Content-Disposition"] = f'inline; filename="{name}.pdf"'
    return response
