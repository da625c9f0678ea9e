"""Posts one note to one address, and says in words what went wrong.

Redirects are not followed. The machine that has answered is looked at before a byte of the request
goes out, so that a name which leads into our own network leads nowhere.
"""

from __future__ import annotations

import http.client
import json
from http import HTTPStatus
from urllib.parse import urlsplit

from django.utils.translation import gettext as _

from deskside.notify.channels.address import AddressRefused, checked_address, refuse_private
from deskside.notify.channels.note import Note
from deskside.notify.channels.systems import body_for
from deskside.notify.failures import Failure
from deskside.notify.models import Channel
from deskside.notify.sealing import SealBroken, opened

SECONDS = 10
COMES_BACK = {
    HTTPStatus.REQUEST_TIMEOUT,
    HTTPStatus.TOO_EARLY,
    HTTPStatus.TOO_MANY_REQUESTS,
}
LEAST_ERROR, LEAST_REFUSAL, LEAST_FAULT = 300, 400, 500


def post_note(channel: Channel, note: Note) -> Failure | None:
    """None when it was taken."""
    try:
        url = checked_address(opened(channel.sealed_url))
    except SealBroken:
        return Failure(
            _("Its address was sealed on another machine. Please enter it again."), is_final=True
        )
    except AddressRefused as refused:
        return Failure(str(refused), is_final=True)
    try:
        status = _post(url, json.dumps(body_for(channel.system, note)).encode())
    except AddressRefused as refused:
        return Failure(str(refused), is_final=True)
    except TimeoutError:
        return Failure(_("The chat system fell silent in the middle."))
    except (OSError, http.client.HTTPException):
        return Failure(_("The chat system cannot be reached."))
    return _failure_of(status)


def _post(url: str, body: bytes) -> int:
    parts = urlsplit(url)
    secure = parts.scheme == "https"
    kind = http.client.HTTPSConnection if secure else http.client.HTTPConnection
    connection = kind(parts.hostname or "", parts.port, timeout=SECONDS)
    try:
        connection.connect()
        refuse_private(connection.sock.getpeername()[0])
        path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
        headers = {"Content-Type": "application/json", "User-Agent": "Deskside"}
        connection.request("POST", path, body, headers)
        return connection.getresponse().status
    finally:
        connection.close()


def _failure_of(status: int) -> Failure | None:
    if status < LEAST_ERROR:
        return None
    if status in COMES_BACK or status >= LEAST_FAULT:
        return Failure(_("The chat system refused for now (%(status)d).") % {"status": status})
    words = _("The chat system refused for good (%(status)d): the address may be used up.")
    return Failure(words % {"status": status}, is_final=True)
