"""Every route there is, from the URL resolver, and addresses for it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.urls import NoReverseMatch, URLPattern, URLResolver, get_resolver, reverse

from tests.world.people import Side, World

NOBODY = UUID(int=1)
MISSING = "missing"


@dataclass(frozen=True)
class Route:
    name: str
    pattern: str
    parameters: tuple[str, ...]
    view: Callable[..., Any]

    @property
    def is_ours(self) -> bool:
        """Libraries (account pages) have routes too; they are judged by one blanket rule."""
        module: str = getattr(self.view, "view_class", self.view).__module__
        return module.startswith("deskside.") and not self.pattern.startswith("account/")


@dataclass(frozen=True)
class Address:
    """`kind`: own, foreign, mixed (a foreign thing under one's own), missing."""

    kind: str
    url: str


def all_routes() -> list[Route]:
    return sorted(_walk(get_resolver()), key=lambda route: route.name)


def own_routes() -> list[Route]:
    return [route for route in all_routes() if route.is_ours]


def _walk(resolver: URLResolver, before: str = "", space: str = "") -> Iterator[Route]:
    for entry in resolver.url_patterns:
        pattern = before + str(entry.pattern)
        if isinstance(entry, URLResolver):
            inner = f"{space}{entry.namespace}:" if entry.namespace else space
            yield from _walk(entry, pattern, inner)
        elif isinstance(entry, URLPattern):
            parameters = tuple(entry.pattern.regex.groupindex)
            name = f"{space}{entry.name}" if entry.name else pattern
            yield Route(name, pattern, parameters, entry.callback)


Value = Callable[[World, Side], object]

# What each parameter means: (its value on somebody's own side, one that does not exist).
OWNED: Mapping[str, tuple[Value, object]] = {
    "group_uid": (lambda world, side: side.group.uid, NOBODY),
    "person_uid": (lambda world, side: side.member.uid, NOBODY),
}
# The same for everybody who takes the course.
SHARED: Mapping[str, tuple[Value, object]] = {
    "course_key": (lambda world, side: world.course.course_key, "no-such-course"),
    "section_key": (lambda world, side: world.course.sections[0].key, "no-such-section"),
    "activity_key": (lambda world, side: world.course.activities[0].key, "no-such-activity"),
}


def addresses(route: Route, world: World, kind: str) -> list[Address]:
    """All addresses of a route that somebody of this kind may try.

    Raises KeyError for a parameter that nobody has explained above.
    """
    own, other = world.home(kind)
    mine = {name: value(name, world, own) for name in route.parameters}
    found = [Address("own", url_of(route, mine))]
    owned = [name for name in route.parameters if name in OWNED]
    if owned:
        theirs = {name: value(name, world, other) for name in route.parameters}
        found.append(Address("foreign", url_of(route, theirs)))
        if len(owned) > 1:
            mixed = {**mine, owned[-1]: theirs[owned[-1]]}
            found.append(Address("mixed", url_of(route, mixed)))
    return found + [
        Address(MISSING, url_of(route, {**mine, name: missing(name)})) for name in route.parameters
    ]


def value(name: str, world: World, side: Side) -> object:
    meaning, _nothing = {**OWNED, **SHARED}[name]
    return meaning(world, side)


def missing(name: str) -> object:
    return {**OWNED, **SHARED}[name][1]


def url_of(route: Route, values: Mapping[str, object]) -> str:
    try:
        return reverse(route.name, kwargs=values)
    except NoReverseMatch:
        if values:
            raise
        return "/" + route.pattern
