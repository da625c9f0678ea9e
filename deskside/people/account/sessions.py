"""Sessions; on a shared computer one ends with the browser, and after 30 idle minutes."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

from django.contrib.sessions.backends.db import SessionStore as DatabaseStore
from django.http import HttpRequest, HttpResponse

from deskside.lib import clock

SHARED = "shared_computer"
SEEN = "shared_seen"
IDLE = timedelta(minutes=30)
# How often a session in use is written again: rarely enough to cost nothing.
WRITE_AFTER = timedelta(minutes=5)


class SessionStore(DatabaseStore):
    """Django's sessions in the database, with a short life on a shared computer."""

    def get_expiry_age(self, **kwargs: Any) -> int:
        if self.get(SHARED):
            return int(IDLE.total_seconds())
        return super().get_expiry_age(**kwargs)

    def get_expiry_date(self, **kwargs: Any) -> datetime:
        if self.get(SHARED):
            return clock.now() + IDLE
        return super().get_expiry_date(**kwargs)

    def get_expire_at_browser_close(self) -> bool:
        return bool(self.get(SHARED)) or super().get_expire_at_browser_close()


def mark_shared(session: Any) -> None:
    session[SHARED] = True
    session[SEEN] = clock.now().timestamp()


def shared_computer_idle(
    get_response: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    """Each click on a shared computer pushes the end of its session away again."""

    def middleware(request: HttpRequest) -> HttpResponse:
        seen = request.session.get(SEEN)
        if seen is not None and clock.now().timestamp() - seen > WRITE_AFTER.total_seconds():
            request.session[SEEN] = clock.now().timestamp()
        return get_response(request)

    return middleware
