from __future__ import annotations

from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries, Settings

from deskside.lib import clock
from deskside.notify.models import Message, MessageState, Outbox
from deskside.people.actions.invitations import invite
from deskside.people.models import Person
from tests.factories.people import GroupFactory, PersonFactory

pytestmark = pytest.mark.django_db
URL = "/settings/outbox/"


@pytest.fixture
def owner(client: Client) -> Person:
    person = PersonFactory.create(is_owner=True)
    client.force_login(person)
    return person


def waiting(count: int = 1) -> list[Message]:
    for number in range(count):
        person = PersonFactory.create(name=f"Guest {number}", joined_at=None)
        invite(person=person, group=GroupFactory.create(), by=None, now=clock.now())
    return list(Message.objects.order_by("pk"))


def body(**more: str) -> dict[str, str]:
    return {"receipt": str(uuid4()), **more}


def test_outbox_shows_who_what_and_state_but_never_the_link(client: Client, owner: Person) -> None:
    (message,) = waiting()

    page = client.get(URL).content.decode()

    assert "Invitation" in page
    assert message.person.name in page
    assert "/invitation/" not in page
    assert f"{message.person.uid}/" in page  # where its leader finds the text to pass on


def test_message_with_a_secret_has_no_page(client: Client, owner: Person) -> None:
    (message,) = waiting()

    assert client.get(f"{URL}{message.uid}/").status_code == 404


@pytest.mark.parametrize("count", [1, 3])
def test_outbox_statements_do_not_grow(
    client: Client, owner: Person, count: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    waiting(count)

    with django_assert_num_queries(10):
        client.get(URL)


def test_outbox_is_nowhere_for_others(client: Client) -> None:
    client.force_login(PersonFactory.create())

    assert client.get(URL).status_code == 404
    assert client.post(reverse("notify:switch"), body(mail="hold")).status_code == 404
    assert Outbox.objects.count() == 0


def test_outbox_without_a_mail_server_says_so(
    client: Client, owner: Person, settings: Settings
) -> None:
    settings.MAIL_CONFIGURED = False

    assert "No mail server is set up." in client.get(URL).content.decode()


def test_switch_holds_and_releases(client: Client, owner: Person) -> None:
    client.post(reverse("notify:switch"), body(mail="hold"))
    assert "Let mail go out" in client.get(URL).content.decode()

    client.post(reverse("notify:switch"), body(mail="release"))

    assert Outbox.objects.get().paused_at is None


def test_send_again_brings_back_a_failed_message_only(client: Client, owner: Person) -> None:
    failed, sent = waiting(2)
    Message.objects.filter(pk=failed.pk).update(state=MessageState.FAILED, last_error="Refused")
    Message.objects.filter(pk=sent.pk).update(state=MessageState.SENT)
    assert "Refused" in client.get(URL + "?show=failed").content.decode()

    for message in (failed, sent):
        client.post(reverse("notify:send_again", args=[message.uid]), body())

    failed.refresh_from_db()
    sent.refresh_from_db()
    assert (failed.state, sent.state) == (MessageState.WAITING, MessageState.SENT)
