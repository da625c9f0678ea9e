from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest
from pytest_django import Settings

from deskside.notify.actions import queue
from deskside.notify.actions.channels import remove_channel, say_hello, set_channel
from deskside.notify.channels.address import AddressRefused, checked_address
from deskside.notify.channels.note import Note
from deskside.notify.channels.systems import body_for, system_of
from deskside.notify.delivery.rounds import deliver_due
from deskside.notify.kinds import register_kind
from deskside.notify.letter import Letter
from deskside.notify.models import Channel, Message, MessageState, System
from deskside.people.models import Person
from tests.notify.servers import Receiver

NOW = datetime(2026, 3, 2, 9, tzinfo=UTC)
NOTE = Note("Hi <!channel> @all *x*", ("One & two.",), ("Open", "https://desk.example.org/"))


class Chat:
    """A real HTTP server that answers as told and keeps what it was sent."""

    def __init__(self) -> None:
        self.says: list[int] = []
        self.notes: list[dict[str, object]] = []
        chat = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                body = self.rfile.read(int(self.headers["Content-Length"]))
                chat.notes.append(json.loads(body))
                self.send_response(chat.says.pop(0) if chat.says else 200)
                self.send_header("Location", "http://127.0.0.1:1/")
                self.end_headers()

            def log_message(self, *_: object) -> None:
                pass

        self.server = HTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self.server.server_port}/hooks/secret"
        threading.Thread(target=self.server.serve_forever, daemon=True).start()


@pytest.fixture
def chat(settings: Settings) -> Iterator[Chat]:
    settings.WEBHOOK_ALLOW_PRIVATE = True
    chat = Chat()
    yield chat
    chat.server.shutdown()
    chat.server.server_close()


@pytest.fixture
def group_channel(chat: Chat, db: None, frozen: Callable[[datetime], None]) -> Channel:
    frozen(NOW)
    channel = set_channel(
        subject_kind="group", subject_id=7, system=System.MATTERMOST, url=chat.url, now=NOW
    )
    return say_hello(channel=channel, now=NOW)


@pytest.mark.parametrize(
    "address",
    [
        "http://hooks.slack.com/services/1",
        "https://localhost/x",
        "https://127.0.0.1/x",
        "https://[::1]/x",
        "https://10.1.2.3/x",
        "https://169.254.169.254/latest/meta-data",
        "https://2130706433/",
        "https://chat.internal/x",
        "https://name:word@hooks.slack.com/x",
        "https://hooks.slack.com:99999/",
        "file:///etc/passwd",
        "https://",
        "https://exa mple.org/",
        "nonsense",
    ],
)
def test_address_that_could_reach_our_own_network_is_refused(address: str) -> None:
    with pytest.raises(AddressRefused):
        checked_address(address)


def test_name_that_leads_into_our_own_network_gets_no_request(
    chat: Chat, group_channel: Channel, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The name passes; the machine behind it does not."""
    settings.WEBHOOK_ALLOW_PRIVATE = False
    monkeypatch.setattr("deskside.notify.channels.post.checked_address", lambda url: url)

    deliver_due(NOW)

    group_channel.refresh_from_db()
    assert chat.notes == []
    assert "private network" in group_channel.last_error


@pytest.mark.parametrize(
    ("host", "system"),
    [
        ("hooks.slack.com", System.SLACK),
        ("prod-7.westeurope.logic.azure.com", System.TEAMS),
        ("evil-hooks.slack.com.example.org", System.MATTERMOST),
        ("chat.example.org", System.MATTERMOST),
    ],
)
def test_system_is_recognised_by_the_host(host: str, system: str) -> None:
    assert system_of(host) == system


def test_slack_body_calls_nobody() -> None:
    text = body_for(System.SLACK, NOTE)["text"]

    assert text == (
        "*Hi &lt;!channel&gt; @all \u2217x\u2217*\nOne &amp; two.\n<https://desk.example.org/|Open>"
    )


def test_mattermost_body_calls_nobody() -> None:
    text = str(body_for(System.MATTERMOST, NOTE)["text"])

    assert "@all" not in text
    assert "\\*x\\*" in text
    assert "[Open](https://desk.example.org/)" in text


def test_teams_body_is_a_card_with_a_button() -> None:
    (attachment,) = body_for(System.TEAMS, NOTE)["attachments"]  # type: ignore[misc]

    card = attachment["content"]
    assert card["actions"][0]["url"] == "https://desk.example.org/"
    assert card["body"][1]["text"] == "One & two."


def test_hello_arrives_without_any_mail_server(
    chat: Chat, group_channel: Channel, settings: Settings
) -> None:
    settings.MAIL_CONFIGURED = False

    assert deliver_due(NOW) == 1
    group_channel.refresh_from_db()
    assert "Deskside says hello" in str(chat.notes[0]["text"])
    assert group_channel.last_sent_at == NOW


def test_address_rests_sealed(group_channel: Channel, chat: Chat) -> None:
    assert "secret" not in group_channel.sealed_url
    assert group_channel.host == "127.0.0.1"


@pytest.mark.parametrize("status", [500, 429, 302])
def test_refused_for_now_comes_again_and_a_redirect_is_not_followed(
    chat: Chat, group_channel: Channel, status: int
) -> None:
    chat.says = [status]

    deliver_due(NOW)

    message = Message.objects.get()
    group_channel.refresh_from_db()
    assert message.state == (MessageState.FAILED if status == 302 else MessageState.WAITING)
    assert str(status) in group_channel.last_error


def test_refused_for_good_is_switched_off(chat: Chat, group_channel: Channel) -> None:
    chat.says = [404]

    deliver_due(NOW)

    group_channel.refresh_from_db()
    assert (group_channel.active, Message.objects.get().state) == (False, MessageState.FAILED)


def test_sealed_on_another_machine_says_so(
    chat: Chat, group_channel: Channel, settings: Settings
) -> None:
    settings.SECRET_KEY = "another machine's"  # noqa: S105  none of ours

    deliver_due(NOW)

    group_channel.refresh_from_db()
    assert "sealed on another machine" in group_channel.last_error


@pytest.fixture
def own(chat: Chat, person: Person, frozen: Callable[[datetime], None]) -> Channel:
    frozen(NOW)
    for key, necessary in (("news", False), ("key", True)):
        register_kind(
            key,
            key,
            render=lambda message: Letter(f"About {message.kind}", "Hello,", ("A line.",)),
            still_true=lambda _message, _now: True,
            expires_after=timedelta(days=2),
            necessary=necessary,
        )
        queue(kind=key, person_id=person.pk, subject_key="x", due_at=NOW, now=NOW)
    return set_channel(
        subject_kind="person", subject_id=person.pk, system=System.SLACK, url=chat.url, now=NOW
    )


@pytest.mark.django_db
def test_own_channel_takes_the_place_of_mail_but_not_for_keys(
    receiver: Receiver, chat: Chat, own: Channel
) -> None:
    assert deliver_due(NOW) == 2

    assert [note["text"] for note in chat.notes] == ["*About news*\nA line."]
    assert [mail["Subject"] for mail in receiver.mails] == ["About key"]


@pytest.mark.django_db
def test_own_channel_refused_for_good_gives_way_to_mail(
    receiver: Receiver, chat: Chat, own: Channel
) -> None:
    chat.says = [410]

    deliver_due(NOW)

    assert {mail["Subject"] for mail in receiver.mails} == {"About key", "About news"}


@pytest.mark.django_db
def test_removed_channel_takes_what_waits_along(group_channel: Channel) -> None:
    remove_channel(subject_kind="group", subject_id=7)

    assert not Message.objects.exists()
