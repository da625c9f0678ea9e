"""Private texts with words that stand nowhere else: only their writer ever meets those again."""

from __future__ import annotations

import logging

import pytest
from django.core import mail
from django.urls import reverse
from pytest_django import Settings

from deskside.commitments.models import Commitment
from deskside.learn.actions import texts
from deskside.notify.kinds import kind_of
from deskside.notify.models import Message
from tests.privacy.looking import (
    CANARIES,
    EXERCISE,
    IN_A_ROOM,
    PROMISED,
    REFLECTION,
    all_rows,
    canaries_in,
    every_address,
)
from tests.world.browser import Answer, Visitor
from tests.world.people import KINDS, World

pytestmark = pytest.mark.django_db
WRITER = "learner"
OTHERS = [kind for kind in KINDS if kind != WRITER]


@pytest.fixture(scope="module")
def writer(world: World) -> Visitor:
    """The learner, who has written both texts the way one does: in the browser."""
    visitor = Visitor(world.persons[WRITER])
    for key, canary in CANARIES.items():
        version = "1" if key == REFLECTION else "0"  # the world has one reflection already
        answer = send(visitor, world, key, f"About {canary}, between us.", version)
        assert answer.status in {204, 303}
    make_promise(visitor, world)
    write_in_a_room(visitor, world)
    return visitor


def write_in_a_room(visitor: Visitor, world: World) -> None:
    sitting = world.met[world.ours.group.pk].running
    written = {"text": f"About {IN_A_ROOM['text']}.", "version": "0", "how": "save"}
    promised = {"when": "", "then": IN_A_ROOM["then"], "version": "0", "how": "make"}
    for url, form in (
        (reverse("meetings:room_come", args=[sitting.uid]), {}),
        (reverse("meetings:room_write", args=[sitting.uid, "question"]), written),
        (reverse("meetings:room_promise", args=[sitting.uid]), promised),
    ):
        assert visitor.look("POST", url, form).status == 303


def make_promise(visitor: Visitor, world: World) -> None:
    """Private, reminded of, asked about and answered; another one waits to be asked about."""
    url = reverse("learn:promise", args=[world.course.course_key, "the-lid"])
    words = {"when": PROMISED["when"], "then": PROMISED["then"]}
    for more in ({"how": "save", "version": "0"}, {"how": "promise", "version": "1"}):
        assert visitor.look("POST", url, {**words, **more}).status in {204, 303}
    made = Commitment.objects.order_by("-pk")[0]
    note = {"text": PROMISED["text"], "version": "0"}
    for part, form in (("answer", {"answer": "kept"}), ("note", note)):
        page = reverse(f"commitments:{part}", args=[made.uid])
        assert visitor.look("POST", page, form).status == 303
    assert visitor.look("POST", url, {**words, "how": "promise", "version": "0"}).status == 303


def send(visitor: Visitor, world: World, key: str, text: str, version: str) -> Answer:
    url = reverse("learn:text", args=[world.course.course_key, key])
    return visitor.look("POST", url, {"how": "save", "text": text, "version": version})


@pytest.mark.parametrize("key", [REFLECTION, EXERCISE])
def test_writer_finds_the_text_on_its_page(world: World, writer: Visitor, key: str) -> None:
    url = reverse("learn:activity", args=[world.course.course_key, key])

    assert canaries_in(writer.ask("GET", url).body) == [CANARIES[key]]


@pytest.mark.parametrize("name", ["learn:notebook", "people:download_my_data"])
def test_writer_finds_all_texts_in_their_own_collection(writer: Visitor, name: str) -> None:
    found = canaries_in(writer.ask("GET", reverse(name)).body)
    assert [canary for canary in found if canary in CANARIES.values()] == list(CANARIES.values())


@pytest.mark.parametrize("name", ["commitments:promises", "people:download_my_data"])
def test_writer_finds_the_promise_on_the_list_and_in_the_export(writer: Visitor, name: str) -> None:
    assert {*PROMISED.values()} <= {*canaries_in(writer.ask("GET", reverse(name)).body)}


def test_writer_finds_what_was_written_in_a_room_in_it_and_in_the_export(
    world: World, writer: Visitor
) -> None:
    room = reverse("meetings:room", args=[world.met[world.ours.group.pk].running.uid])
    export = canaries_in(writer.ask("GET", reverse("people:download_my_data")).body)

    assert {*IN_A_ROOM.values()} <= {*export}
    assert writer.ask("GET", room).status == 200


def test_promise_stands_nowhere_in_the_notebook(writer: Visitor) -> None:
    found = canaries_in(writer.ask("GET", reverse("learn:notebook")).body)

    assert not {*PROMISED.values()} & {*found}


@pytest.mark.item("I-28", missing="a count of themes from five people up")
@pytest.mark.parametrize("kind", OTHERS)
def test_nobody_else_meets_a_text_on_any_page_or_export(
    world: World, writer: Visitor, kind: str
) -> None:
    visitor = Visitor(world.persons[kind])

    met = {
        url: found
        for url in every_address(world)
        if (found := canaries_in(visitor.ask("GET", url).everything))
    }

    assert met == {}


def test_pages_about_the_writer_are_among_those_looked_at(world: World) -> None:
    person = world.persons[WRITER]
    assert person is not None
    page = reverse("console:person", args=[world.ours.group.uid, person.uid])

    assert {page, reverse("learn:notebook")} <= set(every_address(world))


def test_no_row_holds_a_text(writer: Visitor) -> None:
    assert canaries_in(all_rows()) == []


def test_rows_are_searched_well(world: World, writer: Visitor) -> None:
    """The same search finds what is not private."""
    assert world.ours.group.name.encode() in all_rows()


def test_no_message_holds_a_text(writer: Visitor) -> None:
    messages = list(Message.objects.all())
    kinds = [kind_of(message.kind) for message in messages]
    letters = [
        kind.render(message).as_text()
        for kind, message in zip(kinds, messages, strict=True)
        if kind
    ]

    assert letters
    assert canaries_in("\n".join(letters).encode()) == []


def test_failure_while_saving_tells_nobody_what_was_typed(
    world: World,
    writer: Visitor,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
    settings: Settings,
) -> None:
    """Neither the page, nor the log, nor a mail that somebody has switched on."""

    def break_down(**_: object) -> None:
        raise RuntimeError("the disk is full")

    monkeypatch.setattr(texts, "save_entry", break_down)
    settings.ADMINS = [("Owner", "owner@example.org")]
    caplog.set_level(logging.DEBUG)

    answer = send(writer, world, REFLECTION, f"Again {CANARIES[REFLECTION]}.", "2")

    assert answer.status == 500
    assert "the disk is full" in caplog.text
    assert canaries_in(answer.everything) == []
    assert canaries_in(caplog.text.encode()) == []
    assert [letter.subject for letter in mail.outbox] == []


def test_saving_and_looking_leave_no_text_in_the_log(
    world: World, writer: Visitor, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)

    stale = send(writer, world, REFLECTION, f"Otherwise, {CANARIES[REFLECTION]}.", "0")
    writer.ask("GET", reverse("learn:notebook"))

    assert stale.status == 409
    assert canaries_in(caplog.text.encode()) == []


def test_pages_with_texts_are_kept_by_no_cache(world: World, writer: Visitor) -> None:
    """On a shared computer the next person must not get them with the back button."""
    pages = [reverse("learn:notebook"), reverse("people:download_my_data")]
    pages += [reverse("learn:activity", args=[world.course.course_key, key]) for key in CANARIES]

    assert [page for page in pages if "no-store" not in writer.ask("GET", page).headers] == []
