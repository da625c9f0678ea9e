from __future__ import annotations

from datetime import UTC, datetime, time, timedelta
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse

from deskside.notify.compose import mail_of
from deskside.notify.delivery.catch_up import KIND
from deskside.notify.kinds import kind_of
from deskside.notify.links import off_link, off_token
from deskside.notify.models import Channel, Message, QuietHours, SwitchedOff
from deskside.people.models import Person
from tests.factories.people import MembershipFactory, PersonFactory

pytestmark = pytest.mark.django_db
URL = "/me/messages/"
NOW = datetime(2026, 3, 2, 9, tzinfo=UTC)
SLACK = "https://hooks.slack.com/services/T0/B0/x"


def body(**more: str) -> dict[str, str]:
    return {"receipt": str(uuid4()), **more}


@pytest.fixture
def signed_in(client: Client, person: Person) -> Person:
    client.force_login(person)
    return person


def test_page_shows_a_switch_for_each_kind_but_invitations(
    client: Client, signed_in: Person
) -> None:
    page = client.get(URL).content.decode()

    assert f'name="kind-{KIND}"' in page
    assert 'name="kind-invitation"' not in page
    assert 'value="20:00"' in page


def test_choices_are_kept(client: Client, signed_in: Person) -> None:
    answer = client.post(URL, body(starts="21:30", ends="06:00"))

    assert answer.status_code == 303
    hours = QuietHours.objects.get()
    assert (hours.starts, hours.ends) == (time(21, 30), time(6))
    assert SwitchedOff.objects.filter(person=signed_in, kind=KIND).exists()
    client.post(URL, body(starts="21:30", ends="06:00", **{f"kind-{KIND}": "on"}))
    assert not SwitchedOff.objects.filter(kind=KIND).exists()


def test_unreadable_time_is_said_and_nothing_kept(client: Client, signed_in: Person) -> None:
    answer = client.post(URL, body(starts="late", ends="06:00"))

    assert answer.status_code == 422
    assert "Write a time like 20:00." in answer.content.decode()
    assert not QuietHours.objects.exists()


def test_visitor_is_asked_to_sign_in(client: Client) -> None:
    assert client.get(URL).status_code == 302


def test_looking_at_the_link_changes_nothing(client: Client, person: Person) -> None:
    page = client.get(reverse("notify:switch_off", args=[off_token(person.uid, KIND)]))

    assert "Switch them off" in page.content.decode()
    assert not SwitchedOff.objects.exists()


def test_one_click_switches_off_without_cookie_or_sign_in(person: Person) -> None:
    """As a mail program does it: RFC 8058."""
    program = Client(enforce_csrf_checks=True)
    url = reverse("notify:switch_off", args=[off_token(person.uid, KIND)])

    for _twice in range(2):
        answer = program.post(url, {"List-Unsubscribe": "One-Click"})
        assert answer.status_code == 200

    assert SwitchedOff.objects.get().person_id == person.pk


@pytest.mark.parametrize("kind", ["invitation", "no-such-kind"])
def test_link_for_what_cannot_be_switched_off_is_nowhere(
    client: Client, person: Person, kind: str
) -> None:
    url = reverse("notify:switch_off", args=[off_token(person.uid, kind)])

    assert client.post(url).status_code == 404


def test_link_made_by_somebody_else_is_nowhere(client: Client, person: Person) -> None:
    token = off_token(person.uid, KIND)

    for wrong in (token[:-1], f"{uuid4().hex}.{KIND}~{token.partition('~')[2]}", "x"):
        assert client.get(reverse("notify:switch_off", args=[wrong])).status_code == 404


def test_mail_carries_the_headers_for_one_click(person: Person) -> None:
    message = Message.objects.create(
        kind=KIND,
        person=person,
        subject_key="x",
        due_at=NOW,
        next_try_at=NOW,
        expires_at=NOW + timedelta(days=1),
        created_at=NOW,
    )
    kind = kind_of(KIND)
    assert kind is not None

    mail = mail_of(message, kind, NOW)

    link = off_link(person.uid, KIND)
    assert mail.extra_headers["List-Unsubscribe"] == f"<{link}>"
    assert mail.extra_headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert mail.extra_headers["Auto-Submitted"] == "auto-generated"
    assert link in mail.body


def test_own_channel_is_saved_tried_and_forgotten(client: Client, signed_in: Person) -> None:
    url = reverse("notify:my_channel")

    client.post(url, body(how="save", url=SLACK))
    channel = Channel.objects.get()
    assert (channel.subject_kind, channel.subject_id) == ("person", signed_in.pk)
    assert (channel.system, Message.objects.get().channel_id) == ("slack", channel.pk)
    assert SLACK not in client.get(URL).content.decode()

    client.post(url, body(how="remove"))
    assert not Channel.objects.exists()


def test_address_in_a_private_network_is_refused_in_words(
    client: Client, signed_in: Person
) -> None:
    answer = client.post(reverse("notify:my_channel"), body(url="https://10.0.0.1/x"))

    assert answer.status_code == 422
    assert "private network" in answer.content.decode()


def test_group_channel_is_the_leaders_to_enter(client: Client) -> None:
    seat = MembershipFactory.create(role="leader")
    url = reverse("people:group_channel", args=[seat.group.uid])
    client.force_login(PersonFactory.create())
    assert client.post(url, body(url=SLACK)).status_code == 404

    client.force_login(seat.person)
    assert client.post(url, body(url=SLACK)).status_code == 303

    channel = Channel.objects.get()
    assert (channel.subject_kind, channel.subject_id) == ("group", seat.group_id)
