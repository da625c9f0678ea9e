"""Hostile posts to every form of ours: no 5xx, and nothing stored that would run."""

from __future__ import annotations

from http import HTTPStatus
from random import Random
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from tests.hostile.forms import MARK, NASTY, SCRIPTS, body_of, dangers, fields_of
from tests.permissions.expectations import EXPECTED
from tests.world.browser import Answer, Visitor, read, undone
from tests.world.people import KINDS, World
from tests.world.routes import BODIES, Route, addresses, own_routes

pytestmark = pytest.mark.django_db
ALL_POSTS = 2500  # over all forms together, and as many others on the other engine
SENDABLE = [route for route in own_routes() if EXPECTED.get(route.name, EXPECTED["healthz"]).writes]
EACH = -(-ALL_POSTS // max(len(SENDABLE), 1))
# Who is likeliest to get furthest.
SENDERS = ("leader", "learner", "owner", "author", "anonymous")
# Names of fields that stand on no page one can open with a GET, and on pages of other routes.
HIDDEN = ("link", "take_back", "remove", "confirmed", "change", "text", "next", "picked")
QUICK = settings(
    max_examples=EACH,
    deadline=None,
    derandomize=True,
    database=None,
    phases=[Phase.generate],
    suppress_health_check=list(HealthCheck),
)


class Sender:
    """Posts to one route as whoever may, and looks where the post has led."""

    def __init__(self, route: Route, world: World) -> None:
        kind = next(kind for kind in SENDERS if kind in EXPECTED[route.name].writes)
        assert kind in KINDS
        self.url = addresses(route, world, kind)[0].url
        self.visitor = Visitor(world.persons[kind])
        pages = {self.url, self.url.rstrip("/").rsplit("/", 1)[0] + "/"}
        found: set[str] = set().union(*(self._fields(page) for page in pages))
        self.fields = sorted({*found, *BODIES.get(route.name, {}), *HIDDEN})

    def _fields(self, page: str) -> set[str]:
        answer = self.visitor.ask("GET", page)
        if answer.status in {301, 302, 303}:
            answer = self.visitor.ask("GET", answer.location)
        return fields_of(answer.body.decode(errors="replace"))

    def send(self, body: dict[str, object]) -> list[Answer]:
        """The answer, and the page it sends the browser to."""
        with undone():
            client = self.visitor.client()
            first = read(client.post(self.url, {"receipt": str(uuid4()), **body}))
            if first.status != HTTPStatus.SEE_OTHER or not first.location.startswith("/"):
                return [first]
            return [first, read(client.get(first.location))]


def judge(answers: list[Answer]) -> list[str]:
    failures = [f"status {answer.status}" for answer in answers if answer.status >= 500]
    for answer in answers:
        if b"text/html" in answer.headers.encode():
            failures += dangers(answer.body.decode(errors="replace"))
    return failures


@pytest.mark.parametrize("route", SENDABLE, ids=lambda route: route.name)
def test_hostile_post_never_breaks_the_form(route: Route, world: World) -> None:
    sender = Sender(route, world)

    @QUICK
    @given(seed=st.integers(0, 2**32))
    def attack(seed: int) -> None:
        body = body_of(Random(f"{connection.vendor} {seed}"), sender.fields)  # noqa: S311
        assert judge(sender.send(dict(body))) == []

    attack()


@pytest.mark.parametrize("text", SCRIPTS)
@pytest.mark.parametrize("name", ["people:me", "people:new_group", "console:give_longer"])
def test_script_in_a_form_that_is_otherwise_right_does_not_run(
    world: World, name: str, text: str
) -> None:
    route = next(route for route in SENDABLE if route.name == name)
    right: dict[str, object] = {"name": text, "zone": "Europe/Berlin", "language": "en-gb"}
    right |= {"section": "listening", "to": "2027-01-01", "reason": text}

    answers = Sender(route, world).send(right)

    assert len(answers) == 2
    assert MARK.encode() in answers[1].body
    assert judge(answers) == []


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\0" * 1000,
        b"\xff\xfe\0x",
        b"PK\x03\x04" + b"\0" * 500,
        b"a,b\n" * 50_000,
        b"x" * 200_000,
    ],
)
@pytest.mark.parametrize("file_name", ["people.csv", "../../x.csv", "x" * 250 + ".csv", "x.exe"])
def test_hostile_file_never_breaks_the_roster(world: World, content: bytes, file_name: str) -> None:
    route = next(route for route in SENDABLE if route.name == "people:roster")

    answers = Sender(route, world).send({"file": SimpleUploadedFile(file_name, content)})

    assert judge(answers) == []


def test_judge_sees_a_script_that_would_run() -> None:
    for text in SCRIPTS[:4]:
        page = Answer(200, "", f"<p>{text}</p>".encode(), "Content-Type: text/html")
        assert judge([page]) != [], text


def test_judge_lets_escaped_words_be() -> None:
    page = Answer(200, "", b"<p>&lt;script&gt;xqz7()&lt;/script&gt;</p>", "Content-Type: text/html")

    assert judge([page]) == []


def test_bodies_carry_what_is_nasty() -> None:
    bodies = [body_of(Random(seed), ["a", "b", "c"]) for seed in range(500)]  # noqa: S311

    assert {value for body in bodies for given in body.values() for value in given} >= set(NASTY)
