from __future__ import annotations

import re
from collections.abc import Callable, Iterator

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver
from django.urls.resolvers import RoutePattern

from deskside.ledger.middleware import needs_receipt
from deskside.people.models import Person

SAMPLES = {
    "uuid": "0b5f1a3e-6f0c-4c59-9a60-0c1f4a6e2d11",
    "int": "1",
    "slug": "some-key",
    "str": "some",
    "path": "some/file",
}


def own_routes() -> Iterator[str]:
    """An address of every route of ours whose view does not state why it needs no receipt."""
    for route, view in walk(get_resolver()):
        if needs_receipt(view):
            yield "/" + re.sub(r"<(?:(\w+):)?\w+>", lambda hit: SAMPLES[hit[1] or "str"], route)


def walk(resolver: URLResolver, before: str = "") -> Iterator[tuple[str, Callable[..., object]]]:
    for entry in resolver.url_patterns:
        route = before + str(entry.pattern)
        if isinstance(entry, URLResolver):
            yield from walk(entry, route)
        elif isinstance(entry, URLPattern) and isinstance(entry.pattern, RoutePattern):
            yield route, entry.callback


@pytest.mark.django_db
def test_post_without_a_receipt_is_refused_on_every_route_of_ours() -> None:
    browser = Client()
    browser.force_login(Person.objects.create_user("o@example.org", name="O", is_owner=True))

    answers = {route: browser.post(route, {"text": "x"}).status_code for route in own_routes()}

    assert {route: status for route, status in answers.items() if status != 400} == {}
