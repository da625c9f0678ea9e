from __future__ import annotations

from collections.abc import Callable
from zoneinfo import ZoneInfo

from django.http import HttpRequest, HttpResponse
from django.utils import timezone


def reader_zone(
    get_response: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    """Times are shown in the reader's own zone."""

    def middleware(request: HttpRequest) -> HttpResponse:
        zone = getattr(request.user, "zone", None) if "_auth_user_id" in request.session else None
        with timezone.override(ZoneInfo(zone) if zone else None):
            return get_response(request)

    return middleware
