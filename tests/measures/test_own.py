"""What somebody answers about themselves: sealed, theirs alone, before and after."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from django.db import connection
from pytest_django import DjangoAssertNumQueries

from deskside.journal.models import Entry
from deskside.ledger.personal_data import erase_person
from deskside.measures.actions.own import answer_about_myself
from deskside.measures.instruments import FIVE_PRINCIPLES, LEADING_PULSE, MIRROR
from deskside.measures.models import Pulse
from deskside.measures.queries.own import own_answers
from deskside.people.models import Group, Person, Role
from tests.factories.people import MembershipFactory
from tests.measures.conftest import NOW, client_of, learner_in, page, post

URL = "/standing/principles/"
ALL = {item.key: "3" for item in FIVE_PRINCIPLES.items}
WEEK = {item.key: "4" for item in MIRROR.items}


@pytest.fixture
def amara(group: Group, leader: Person) -> Person:
    return learner_in(group, "Amara Nwosu")


@pytest.mark.item("I-178")
def test_first_time_is_kept_as_the_beginning(amara: Person) -> None:
    client = client_of(amara)

    assert "Where do you stand today?" in page(client, "/standing/")
    response = post(client, URL, **{**ALL, "let-finish": "5", "said-back": "5"})
    html = page(client, "/standing/")

    assert (response.status_code, response.headers["Location"]) == (303, "/standing/")
    assert "Listening carries you" in html
    assert "Your beginning" in html


@pytest.mark.item("I-59", missing="tags on posters")
def test_radar_shows_then_and_now(
    amara: Person, standing_clock: Callable[[datetime], None]
) -> None:
    client = client_of(amara)
    post(client, URL, **ALL)
    standing_clock(NOW + timedelta(days=60))
    post(client, URL, **{**ALL, "their-moment": "5", "their-pace": "5"})

    html = page(client, "/standing/")

    assert "Empathy has grown most" in html
    assert 'polygon class="first"' in html
    assert 'polygon class="now"' in html
    assert [one.means["empathy"] for one in own_answers(amara, FIVE_PRINCIPLES)] == [3, 5]


def test_second_time_on_a_day_takes_the_firsts_place(amara: Person) -> None:
    for step in (2, 4):
        answer_about_myself(
            person=amara, instrument=FIVE_PRINCIPLES, scores={"let-finish": step}, now=NOW
        )

    assert [one.scores for one in own_answers(amara, FIVE_PRINCIPLES)] == [{"let-finish": 4}]
    assert Entry.objects.count() == 1


def test_answers_lie_sealed(amara: Person) -> None:
    post(client_of(amara), URL, **{**ALL, "let-finish": "5"})

    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM measures_pulse")
        rows = str(cursor.fetchall())
    assert "let-finish" not in rows
    assert b"let-finish" not in bytes(Entry.objects.get().sealed)


@pytest.mark.parametrize("path", ["/standing/", "/standing/principles/"])
def test_nobody_else_sees_them(amara: Person, leader: Person, path: str) -> None:
    post(client_of(amara), URL, **ALL)
    owner = learner_in(Group.objects.get(), "The owner")
    owner.is_owner = True
    owner.save()

    for person in (leader, owner):
        assert 'class="radar"' not in page(client_of(person), path)
    assert not own_answers(leader, FIVE_PRINCIPLES)


def test_visitor_is_asked_to_sign_in(amara: Person, client: object) -> None:
    from django.test import Client

    assert Client().get("/standing/").status_code == 302


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({}, "Nothing is chosen yet"),
        ({"let-finish": "9"}, "Nothing is chosen yet"),
        ({"let-finish": "<b>"}, "Nothing is chosen yet"),
        ({"nothing-known": "3"}, "Nothing is chosen yet"),
    ],
)
def test_what_says_nothing_is_refused_in_words(
    amara: Person, fields: dict[str, str], words: str
) -> None:
    response = post(client_of(amara), URL, **fields)

    assert response.status_code == 422
    assert not Pulse.objects.exists()


def test_one_time_can_be_thrown_away(amara: Person, leader: Person) -> None:
    post(client_of(amara), URL, **ALL)
    url = f"/standing/{Pulse.objects.get().uid}/remove/"

    assert post(client_of(leader), url).status_code == 404
    assert post(client_of(amara), url).status_code == 303
    assert not Pulse.objects.exists()
    assert not Entry.objects.exists()


@pytest.mark.item("I-35")
def test_mirror_is_for_whoever_leads_and_sealed_by_week(
    leader: Person, amara: Person, standing_clock: Callable[[datetime], None]
) -> None:
    client = client_of(leader)
    post(client, "/standing/mirror/", **WEEK)
    standing_clock(NOW + timedelta(days=1))
    post(client, "/standing/mirror/", **{**WEEK, "took-a-load": "2"})
    standing_clock(NOW + timedelta(days=7))
    post(client, "/standing/mirror/", **WEEK)

    html = page(client, "/standing/mirror/")

    assert [one.period for one in own_answers(leader, MIRROR)] == ["2026-W27", "2026-W28"]
    assert "This week" in html
    assert "Week of 29 Jun" in html
    assert client_of(amara).get("/standing/mirror/").status_code == 404


def test_mirror_is_not_for_a_deputy(group: Group) -> None:
    deputy = MembershipFactory.create(group=group, role=Role.DEPUTY).person

    assert client_of(deputy).get("/standing/mirror/").status_code == 404


def test_what_is_asked_of_a_team_is_never_kept_as_ones_own(amara: Person) -> None:
    with pytest.raises(ValueError, match="leading"):
        answer_about_myself(person=amara, instrument=LEADING_PULSE, scores={}, now=NOW)


def test_erasure_leaves_nothing(amara: Person) -> None:
    post(client_of(amara), URL, **ALL)

    erase_person(person=amara)

    assert not Pulse.objects.exists()
    assert not Entry.objects.exists()


@pytest.mark.parametrize("count", [1, 3])
def test_page_takes_seven_statements(
    amara: Person, django_assert_num_queries: DjangoAssertNumQueries, count: int
) -> None:
    for number in range(count):
        answer_about_myself(
            person=amara,
            instrument=FIVE_PRINCIPLES,
            scores={"let-finish": 3},
            now=NOW - timedelta(days=number),
        )
    client = client_of(amara)

    with django_assert_num_queries(7):
        client.get("/standing/")
