"""The short way for what every screen of a room asks once a second.

Hundreds ask at the same time, so this one question goes past the sign-in library, the map of all
addresses and the object mapper: three small statements by hand. It answers as the view does, and
leaves to the view whatever is not plain (guests, visitors, sessions that have run out).
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import datetime
from uuid import UUID

from django.conf import settings
from django.contrib.auth import HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore
from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.utils.crypto import constant_time_compare

from deskside.lib import clock
from deskside.lib.db.rows import connection_rows
from deskside.meetings.queries.pulse import pulse
from deskside.meetings.queries.room_view import Viewer
from deskside.meetings.views.room import answer_of
from deskside.people.models import Person

_STATE = re.compile(r"/meetings/([0-9a-f-]{36})/room/state/\Z")
_SESSION = "SELECT session_data FROM django_session WHERE session_key = %s AND expire_date > %s"
_PERSON = "SELECT password, is_owner FROM people_person WHERE id = %s AND is_active"


def room_poll(
    get_response: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    """Stands before the session's own middleware."""

    def middleware(request: HttpRequest) -> HttpResponse:
        found = _STATE.match(request.path_info) if request.method == "GET" else None
        answer = _answer(request, found.group(1)) if found else None
        return answer or get_response(request)

    return middleware


def _answer(request: HttpRequest, uid: str) -> HttpResponse | None:
    """None: ask the view."""
    now = clock.now()
    key = request.COOKIES.get(settings.SESSION_COOKIE_NAME)
    person = _signed_in(key, now) if key else None
    if person is None:
        return None
    found = pulse(Viewer(person=person), UUID(uid), now)
    if found is None or not found.may_stay:
        return None
    return answer_of(request, found, person.pk, now)


def _signed_in(session_key: str, now: datetime) -> Person | None:
    """Whose session it is, checked as the sign-in library does: it ends with the password."""
    moment = connection.ops.adapt_datetimefield_value(now)
    rows = connection_rows(_SESSION, [session_key, moment])
    session = SessionStore().decode(rows[0][0]) if rows else {}
    if SESSION_KEY not in session:
        return None
    pk = int(session[SESSION_KEY])
    rows = connection_rows(_PERSON, [pk])
    if not rows:
        return None
    person = Person(pk=pk, password=rows[0][0], is_owner=rows[0][1])
    known = session.get(HASH_SESSION_KEY, "")
    return person if constant_time_compare(known, person.get_session_auth_hash()) else None
