"""Error answers: each says what happened and what to do next."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Usually a form that was open while the session ended: say so, and keep what was typed."""
    kept = {k: v for k, v in request.POST.items() if k not in ("csrfmiddlewaretoken", "password")}
    return render(request, "403_csrf.html", {"kept": kept}, status=403)
