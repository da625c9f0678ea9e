from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from deskside.ledger.receipts import answer_once


def go_to(request: HttpRequest, location: str) -> HttpResponse:
    """Somewhere else, with nothing done: for a form that has lost its point, and for its repeat."""
    if request.method == "POST":
        return answer_once(request, lambda: None, location=location)
    return redirect(location)
