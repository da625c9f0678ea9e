"""Every route, every kind of person, every method, at own, foreign and missing addresses."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from urllib.parse import urlsplit

import pytest
from django.urls import reverse

from tests.permissions.expectations import EXPECTED
from tests.world.browser import Answer, Visitor, state_of_tables
from tests.world.people import KINDS, World
from tests.world.routes import (
    BODIES,
    LIBRARY_VALUES,
    Route,
    addresses,
    all_routes,
    own_routes,
    url_of,
)

# So that there is a database; the world is built before. Three minutes, so on one engine.
pytestmark = [pytest.mark.django_db, pytest.mark.one_engine]
METHODS = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE")
# The sign-in library notes an address of which it has not known; nobody would miss the row.
NOTED = "account_emailaddress"
OWN = own_routes()
LIBRARY = [route for route in all_routes() if not route.is_ours]


@pytest.fixture(scope="module")
def visitors(world: World) -> dict[str, Visitor]:
    return {kind: Visitor(world.persons[kind]) for kind in KINDS}


def test_every_route_has_a_stated_expectation_and_every_expectation_a_route() -> None:
    assert {route.name for route in OWN} == EXPECTED.keys()


@pytest.mark.parametrize("route", OWN, ids=lambda route: route.name)
def test_route_answers_as_expected_and_looking_changes_nothing(
    route: Route, world: World, visitors: dict[str, Visitor]
) -> None:
    before = state_of_tables()
    surprises = list(walk(route, world, visitors, ("GET", "HEAD"), Visitor.look))
    after = state_of_tables()
    surprises += walk(route, world, visitors, ("POST", "PUT", "PATCH", "DELETE"), Visitor.ask)

    assert surprises == []
    assert {table for table in after if after[table] != before.get(table)} == set()


def walk(
    route: Route,
    world: World,
    visitors: dict[str, Visitor],
    methods: Iterable[str],
    request: Callable[[Visitor, str, str, Mapping[str, object] | None], Answer],
) -> Iterator[str]:
    """One sentence for each answer that is not the stated one."""
    expected, body = EXPECTED[route.name], BODIES.get(route.name)
    for kind, visitor in visitors.items():
        for address in addresses(route, world, kind):
            for method in methods:
                wanted = expected.outcome(kind, method, address.kind)
                came = outcome(method, request(visitor, method, address.url, body))
                if came != wanted:
                    yield f"{kind} {method} {address.kind} {address.url}: {came}, not {wanted}"


@pytest.mark.parametrize("route", LIBRARY, ids=lambda route: route.name)
def test_library_route_never_fails_and_looking_changes_nothing(
    route: Route, visitors: dict[str, Visitor]
) -> None:
    """One blanket rule for the account pages: their own tests are their library's matter."""
    url = url_of(route, {name: LIBRARY_VALUES[name] for name in route.parameters})
    before = state_of_tables()

    looked = {kind: visitor.look("GET", url).status for kind, visitor in visitors.items()}
    after = state_of_tables()
    del before[NOTED], after[NOTED]
    sent = {
        f"{kind} {method}": visitor.ask(method, url).status
        for kind, visitor in visitors.items()
        for method in METHODS
    }

    assert {kind: status for kind, status in {**looked, **sent}.items() if status >= 500} == {}
    assert {table for table in after if after[table] != before.get(table)} == set()


def outcome(method: str, answer: Answer) -> str:
    """What an answer means. A form that is shown again with its mistakes has been reached: yes."""
    if answer.status in {301, 302, 303} and is_sign_in(answer.location):
        return "sign-in"
    named = {403: "told no", 404: "no", 405: "not offered", 410: "no"}
    if answer.status in named:
        return named[answer.status]
    reached = {400, 409, 422} if method == "POST" else set()
    if 200 <= answer.status < 400 or answer.status in reached:
        return "yes"
    return f"status {answer.status}"


def is_sign_in(location: str) -> bool:
    return urlsplit(location).path == reverse("account_login")
