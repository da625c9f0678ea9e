"""Somebody signed in, whose requests go straight to what the server serves, without a network."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from http import HTTPStatus
from importlib import import_module
from io import BytesIO
from typing import Any
from urllib.parse import urlencode
from uuid import uuid4

from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.core.handlers.wsgi import WSGIHandler
from django.utils.crypto import get_random_string

from deskside.people.models import Person

TOKEN_LENGTH = 32


@dataclass(frozen=True, slots=True)
class Answer:
    status: int
    size: int  # bytes of the body, as sent


@dataclass(frozen=True, slots=True)
class Request:
    """`fields` of a POST; None is a GET. A POST gets a new receipt each time it is sent."""

    path: str
    fields: Mapping[str, str] | None = None


class Visitor:
    """Signed in once; `send` runs one request through the whole stack and reads all of it."""

    def __init__(self, application: WSGIHandler, person: Person) -> None:
        self.application = application
        self.token = get_random_string(TOKEN_LENGTH)
        self.cookie = (
            f"{settings.SESSION_COOKIE_NAME}={session_of(person)}; "
            f"{settings.CSRF_COOKIE_NAME}={self.token}"
        )

    def environ(self, request: Request) -> dict[str, Any]:
        path, _, query = request.path.partition("?")
        environ: dict[str, Any] = {
            "REQUEST_METHOD": "GET",
            "PATH_INFO": path,
            "SCRIPT_NAME": "",
            "QUERY_STRING": query,
            "SERVER_NAME": "localhost",
            "SERVER_PORT": "8000",
            "SERVER_PROTOCOL": "HTTP/1.1",
            "REMOTE_ADDR": "127.0.0.1",
            "HTTP_HOST": "localhost:8000",
            "HTTP_ACCEPT": "text/html",
            "HTTP_ACCEPT_LANGUAGE": "en-GB,en;q=0.8",
            "HTTP_COOKIE": self.cookie,
            "wsgi.version": (1, 0),
            "wsgi.url_scheme": "http",
            "wsgi.errors": BytesIO(),
            "wsgi.input": BytesIO(b""),
        }
        return environ if request.fields is None else environ | self._body(request.fields)

    def _body(self, fields: Mapping[str, str]) -> dict[str, Any]:
        own = {"receipt": str(uuid4()), "csrfmiddlewaretoken": self.token}
        body = urlencode({**own, **fields}).encode()
        return {
            "REQUEST_METHOD": "POST",
            "CONTENT_TYPE": "application/x-www-form-urlencoded",
            "CONTENT_LENGTH": str(len(body)),
            "wsgi.input": BytesIO(body),
        }

    def send(self, environ: dict[str, Any]) -> Answer:
        """Raises RuntimeError for anything but an answer one would be pleased to get."""
        seen: list[str] = []

        def start_response(status: str, *_: object) -> Callable[[bytes], object]:
            seen.append(status)
            return lambda _chunk: None

        response = self.application(environ, start_response)
        size = sum(len(chunk) for chunk in response)
        response.close()  # the server does so too; it ends the request
        status = int(seen[0].split()[0])
        if status not in {HTTPStatus.OK, HTTPStatus.FOUND, HTTPStatus.SEE_OTHER}:
            raise RuntimeError(f"{environ['PATH_INFO']} answered {seen[0]}")
        return Answer(status, size)


def session_of(person: Person) -> str:
    store = import_module(settings.SESSION_ENGINE).SessionStore()
    store[SESSION_KEY] = str(person.pk)
    store[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
    store[HASH_SESSION_KEY] = person.get_session_auth_hash()
    store.create()
    return str(store.session_key)
