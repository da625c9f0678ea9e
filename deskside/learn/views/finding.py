from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

from django.http import Http404
from django.utils import timezone

from deskside.learn.queries.opened import Opened, open_activity
from deskside.people.http import PersonRequest


def opened_or_404(
    request: PersonRequest, course_key: str, activity_key: str, now: datetime
) -> Opened:
    opened = open_activity(request.user, course_key, activity_key, now)
    if opened is None:
        raise Http404
    return opened


def zone_of_reader() -> ZoneInfo:
    """The middleware has made the reader's zone the current one."""
    return ZoneInfo(timezone.get_current_timezone_name())
