from __future__ import annotations

from django.core.exceptions import BadRequest
from django.http import HttpResponse
from django.urls import reverse

from deskside.learn.forms import PlaceForm
from deskside.learn.views.finding import opened_or_404
from deskside.learn.views.posting import post_or_page
from deskside.ledger.receipts import answer_once
from deskside.lib import clock
from deskside.people.http import PersonRequest
from deskside.progress.actions import begin


@post_or_page
def place(request: PersonRequest, course_key: str, activity_key: str) -> HttpResponse:
    """How far somebody is; with it they are on the way. Taking on an exercise is such a step."""
    now = clock.now()
    opened = opened_or_404(request, course_key, activity_key, now)
    form = PlaceForm(request.POST)
    if not form.is_valid():
        raise BadRequest("not a place")

    def work() -> None:
        begin(
            access=opened.access,
            activity=opened.activity,
            place=form.cleaned_data["place"],
            now=now,
        )

    here = reverse("learn:activity", args=[course_key, activity_key])
    return answer_once(request, work, location=here)
