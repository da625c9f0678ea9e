from __future__ import annotations

from collections.abc import Callable
from functools import wraps

from django.http import HttpResponse, HttpResponseNotAllowed
from django.shortcuts import redirect

from deskside.people.http import PersonRequest

Posting = Callable[[PersonRequest, str, str], HttpResponse]


def post_or_page(view: Posting) -> Posting:
    """Whoever had to sign in while sending comes back with a GET: to the page of the activity."""

    @wraps(view)
    def answer(request: PersonRequest, course_key: str, activity_key: str) -> HttpResponse:
        if request.method == "POST":
            return view(request, course_key, activity_key)
        if request.method in {"GET", "HEAD"}:
            return redirect("learn:activity", course_key, activity_key)
        return HttpResponseNotAllowed(["GET", "HEAD", "POST"])

    return answer
