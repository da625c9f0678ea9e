"""Error answers: each says what happened and what to do next."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Usually a form that was open while the session ended: say so, and keep what was typed."""
    kept = {k: v for k, v in request.POST.items() if v and not is_secret(k)}
    return render(request, "403_csrf.html", {"kept": kept}, status=403)


def is_secret(name: str) -> bool:
    """Fields that must not be shown again, and those that only machines read."""
    return any(word in name for word in ("password", "code", "csrf", "receipt", "credential"))
