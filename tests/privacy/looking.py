"""Where a private text could come to light, and how it is looked for there."""

from __future__ import annotations

import io
import itertools
import zipfile
from collections.abc import Iterator

from django.db import connection

from tests.world.people import World
from tests.world.routes import LIBRARY_VALUES, Route, all_routes, url_of, value

REFLECTION, EXERCISE = "last-talk", "close-the-lid"
CANARIES = {REFLECTION: "quokkabird-0417", EXERCISE: "wombatfinch-2290"}
# In a promise for nobody else: its moment, its deed, and the line about how it went.
PROMISED = {"when": "dingolark-1133", "then": "numbatwren-8074", "text": "bilbyswift-5561"}
# Written in silence while a meeting ran, and promised there.
IN_A_ROOM = {"text": "kakapomouse-6612", "then": "takahecrow-9047"}
# A customer's, in a ticket that is pasted to make a case of it.
IN_A_TICKET = {"address": "potorookite-3308", "machine": "srv-bettongowl-7741"}


def canaries_in(body: bytes) -> list[str]:
    """Those that stand in an answer, or in a file within it."""
    text = body + b"".join(unzipped(body))
    several = (CANARIES, PROMISED, IN_A_ROOM, IN_A_TICKET)
    everything = [canary for each in several for canary in each.values()]
    return [canary for canary in everything if canary.encode() in text]


def unzipped(body: bytes) -> Iterator[bytes]:
    start = body.find(b"PK\x03\x04")
    if start >= 0:
        with zipfile.ZipFile(io.BytesIO(body[start:])) as archive:
            for name in archive.namelist():
                yield archive.read(name)


def every_address(world: World) -> list[str]:
    """All pages there are, about the writer where a page is about somebody."""
    return sorted({url for route in all_routes() for url in addresses_of(route, world)})


def addresses_of(route: Route, world: World) -> Iterator[str]:
    meanings = [values_of(route, name, world) for name in route.parameters]
    for chosen in itertools.product(*meanings):
        yield url_of(route, dict(zip(route.parameters, chosen, strict=True)))


def values_of(route: Route, name: str, world: World) -> list[object]:
    writer = world.persons["learner"]
    assert writer is not None
    if not route.is_ours:
        return [LIBRARY_VALUES[name]]
    several = {
        "group_uid": [world.ours.group.uid, world.theirs.group.uid],
        "person_uid": [writer.uid],
        "activity_key": list(world.course.by_key),
    }
    return several.get(name) or [value(route, name, world, world.ours)]


def all_rows() -> bytes:
    """Everything the database holds, table by table."""
    with connection.cursor() as cursor:
        tables = connection.introspection.table_names(cursor)
        return b"\n".join(rows_of(cursor, table) for table in tables)


def rows_of(cursor: object, table: str) -> bytes:
    cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")  # type: ignore[attr-defined]
    cells = (cell for row in cursor.fetchall() for cell in row)  # type: ignore[attr-defined]
    return b"\n".join(
        bytes(cell) if isinstance(cell, bytes | memoryview) else str(cell).encode()
        for cell in cells
    )
