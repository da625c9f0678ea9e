"""Asks for pages as somebody, and puts back whatever a request has changed."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from uuid import uuid4

from django.db import connection, transaction
from django.http import HttpResponseBase
from django.test import Client

from deskside.people.models import Person

# Signing in is itself a row; nothing else may change when a page is looked at.
APART = {"django_session"}


@dataclass(frozen=True)
class Answer:
    status: int
    location: str
    body: bytes
    headers: str

    @property
    def everything(self) -> bytes:
        return self.headers.encode() + b"\n" + self.body


class Visitor:
    """One person's browser; `ask` leaves no trace, since each request is rolled back."""

    def __init__(self, person: Person | None) -> None:
        self._client = Client(raise_request_exception=False)
        if person is not None:
            self._client.force_login(person)
        self._cookies = self._client.cookies.output(header="", sep=";")

    def client(self) -> Client:
        """With the cookies of the beginning: an answer may have signed the visitor out."""
        self._client.cookies.clear()
        self._client.cookies.load(self._cookies)
        return self._client

    def ask(self, method: str, url: str, body: Mapping[str, object] | None = None) -> Answer:
        with undone():
            return self.look(method, url, body)

    def look(self, method: str, url: str, body: Mapping[str, object] | None = None) -> Answer:
        """As `ask`, but what the request changes stays."""
        client = self.client()
        if method == "POST":
            return read(client.post(url, {"receipt": str(uuid4()), **(body or {})}))
        return read(getattr(client, method.lower())(url))


@contextmanager
def undone() -> Iterator[None]:
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def read(response: HttpResponseBase) -> Answer:
    """The whole answer, streamed ones too."""
    parts = response.streaming_content if response.streaming else [response.content]  # type: ignore[attr-defined]
    body = b"".join(parts)
    headers = "\n".join(f"{name}: {value}" for name, value in response.items())
    return Answer(response.status_code, response.headers.get("Location", ""), body, headers)


def state_of_tables() -> dict[str, tuple[int, str]]:
    """For every table its number of rows and a digest of them."""
    with connection.cursor() as cursor:
        tables = connection.introspection.table_names(cursor)
        return {table: _state(cursor, table) for table in tables if table not in APART}


def _state(cursor: object, table: str) -> tuple[int, str]:
    cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")  # type: ignore[attr-defined]
    rows = sorted(repr(row) for row in cursor.fetchall())  # type: ignore[attr-defined]
    return len(rows), hashlib.sha256("\n".join(rows).encode()).hexdigest()
