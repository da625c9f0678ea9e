from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from deskside.commitments.actions.writing import Spot
from deskside.commitments.calendar import open_promises
from deskside.commitments.models import Commitment, State
from deskside.journal.actions import save_note
from deskside.people.actions.calendar import make_address
from deskside.people.calendar_link import feed_token
from deskside.people.models import Person
from tests.commitments.conftest import WORDS, promised
from tests.learn.conftest import NOW


@pytest.mark.item("I-51", missing="the tap in a chat")
def test_open_promise_stands_in_the_calendar_without_its_words(learner: Person, spot: Spot) -> None:
    promise = promised(learner, spot)

    (event,) = open_promises(learner, NOW)

    assert event.ends_at == promise.due_at
    assert promise.uid.hex in event.key
    assert "Berlin" in event.words
    feed = Client().get(f"/calendar/{feed_token(make_address(person=learner, now=NOW))}.ics")
    words = feed.content.decode().replace("\r\n ", "")
    assert "A promise of mine is due" in words
    assert WORDS.then not in words


def test_answered_and_long_forgotten_promises_go(learner: Person, spot: Spot) -> None:
    promise = promised(learner, spot)
    assert promise.due_at is not None
    assert list(open_promises(learner, promise.due_at + timedelta(days=14))) == []

    Commitment.objects.update(state=State.KEPT)

    assert list(open_promises(learner, NOW)) == []


def test_promises_of_others_are_not_ours(learner: Person, colleague: Person, spot: Spot) -> None:
    promised(colleague, spot)

    assert list(open_promises(learner, NOW)) == []


@pytest.mark.parametrize("count", [1, 3])
def test_promises_cost_one_statement(
    learner: Person, spot: Spot, count: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    first = promised(learner, spot)
    for number in range(1, count):
        Commitment.objects.create(
            person=learner,
            course_id=spot.course_id,
            entry=save_note(person=learner, text=f"Small thing {number}", now=NOW),
            made_at=NOW,
            local_date=first.local_date,
            local_time=first.local_time,
            zone=first.zone,
            due_at=first.due_at,
        )

    with django_assert_num_queries(1):
        assert len(list(open_promises(learner, NOW))) == count
