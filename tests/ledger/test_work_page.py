from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from deskside.ledger import due, rounds
from deskside.ledger.due import register_due, schedule
from deskside.ledger.models import DueState, DueWork
from deskside.people.models import Person
from tests.factories.people import PersonFactory

NOW = datetime(2026, 7, 1, 9, tzinfo=UTC)
URL = "/settings/work/"
pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def kinds(monkeypatch: pytest.MonkeyPatch, frozen: Callable[[datetime], None]) -> None:
    frozen(NOW)
    monkeypatch.setattr(due, "_kinds", {})
    register_due("rates", lambda subject_key, now: None, title="Kept rates")


@pytest.fixture
def owner(client: Client) -> Person:
    person = PersonFactory.create(is_owner=True)
    client.force_login(person)
    return person


def failed(count: int) -> None:
    for number in range(count):
        schedule(kind="rates", subject_key=f"s{number}", due_at=NOW - timedelta(hours=1))
    DueWork.objects.update(
        state=DueState.FAILED, tries=12, finished_at=NOW, last_error="It could not be done."
    )


def page(client: Client) -> str:
    return client.get(URL).content.decode()


@pytest.mark.usefixtures("owner")
@pytest.mark.parametrize(
    ("silence", "words"),
    [
        (timedelta(minutes=5), "It is running."),
        (timedelta(minutes=5, seconds=60), "It has been silent for 6 minutes."),
        (timedelta(hours=-2), "It is running."),
    ],
)
def test_heartbeat_is_said_in_words_within_five_minutes(
    client: Client, silence: timedelta, words: str
) -> None:
    rounds.beat(NOW - silence)

    assert words in page(client)


@pytest.mark.usefixtures("owner")
def test_worker_that_never_began_is_said_too(client: Client) -> None:
    assert "It has not begun yet." in page(client)


@pytest.mark.usefixtures("owner")
def test_page_shows_what_waits_and_what_was_given_up(client: Client) -> None:
    failed(1)
    schedule(kind="rates", subject_key="later", due_at=NOW + timedelta(days=1))
    DueWork.objects.create(kind="dance", subject_key="x", due_at=NOW, next_try_at=NOW)

    words = page(client)

    assert "Kept rates" in words
    assert "It could not be done." in words
    assert "Tried 12 times." in words
    assert "This release does not know how to do it" in words


@pytest.mark.usefixtures("owner")
def test_given_up_work_is_brought_back_by_a_click(client: Client) -> None:
    failed(1)
    work = DueWork.objects.get()

    answer = client.post(reverse("ledger:work_again", args=[work.uid]), {"receipt": str(uuid4())})

    work.refresh_from_db()
    assert (answer.status_code, answer["Location"]) == (303, URL)
    assert (work.state, work.tries) == (DueState.WAITING, 0)


@pytest.mark.usefixtures("owner")
@pytest.mark.parametrize("count", [1, 3])
def test_statements_do_not_grow(
    client: Client, count: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    failed(count)

    with django_assert_num_queries(7):
        client.get(URL)


def test_page_is_nowhere_for_others(client: Client) -> None:
    failed(1)
    client.force_login(PersonFactory.create())
    again = reverse("ledger:work_again", args=[DueWork.objects.get().uid])

    assert client.get(URL).status_code == 404
    assert client.post(again, {"receipt": str(uuid4())}).status_code == 404
    assert DueWork.objects.get().state == DueState.FAILED


def test_visitor_is_asked_to_sign_in(client: Client) -> None:
    answer = client.get(URL)

    assert answer.status_code == 302
    assert "/account/login/" in answer["Location"]
