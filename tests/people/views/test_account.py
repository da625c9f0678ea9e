from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, time
from uuid import uuid4

import pytest
from django.http import HttpResponse
from django.test import Client

from deskside.people.models import Absence, Person, WorkPattern
from tests.factories.people import PersonFactory

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)
Frozen = Callable[[datetime], None]

pytestmark = pytest.mark.django_db


@pytest.fixture
def amara(client: Client, frozen: Frozen) -> Person:
    frozen(NOON)
    person: Person = PersonFactory(name="Amara Nwosu", zone="Europe/Lisbon")
    client.force_login(person)
    return person


def send(client: Client, path: str, **form: object) -> HttpResponse:
    return client.post(path, {"receipt": str(uuid4()), **form})


@pytest.mark.parametrize("path", ["/me/"])
def test_my_account_sends_a_visitor_to_sign_in(client: Client, path: str) -> None:
    answer = client.get(path)

    assert answer.status_code == 302
    assert answer.url == f"/account/login/?next={path}"


@pytest.mark.parametrize("path", ["/me/hours/", "/me/absences/", "/me/absences/remove/"])
def test_my_account_takes_nothing_from_a_visitor(client: Client, path: str) -> None:
    assert send(client, path).status_code == 302
    assert client.get(path).status_code in {302, 405}


def test_my_account_shows_what_is_kept(client: Client, amara: Person) -> None:
    page = client.get("/me/").content.decode()

    assert 'value="Amara Nwosu"' in page
    assert 'value="Europe/Lisbon"' in page
    assert f'value="{amara.email}" readonly' in page


@pytest.mark.parametrize("rows", [1, 3])
def test_my_account_asks_the_database_as_often_at_any_length(
    client: Client, amara: Person, rows: int, django_assert_num_queries: Callable[..., object]
) -> None:
    for day in range(1, rows + 1):
        Absence.objects.create(
            person=amara, first_day=date(2026, 12, day), last_day=date(2026, 12, day)
        )

    # Session, person, hours, absences, and whether the menu has a team.
    with django_assert_num_queries(5):
        client.get("/me/")


def test_saving_about_me_changes_name_and_zone(client: Client, amara: Person) -> None:
    answer = send(client, "/me/", name="  Amara   Okafor ", zone="new york")

    amara.refresh_from_db()
    assert answer.status_code == 303
    assert (amara.name, amara.zone) == ("Amara Okafor", "America/New_York")


def test_saving_about_me_cannot_change_the_address_or_rights(client: Client, amara: Person) -> None:
    before = amara.email

    send(client, "/me/", name="A", zone="UTC", email="other@example.org", is_owner="on")

    amara.refresh_from_db()
    assert (amara.email, amara.is_owner) == (before, False)


@pytest.mark.parametrize("name", ["", "   ", "x" * 201, "nul\x00"])
def test_saving_an_impossible_name_keeps_the_old_one(
    client: Client, amara: Person, name: str
) -> None:
    answer = send(client, "/me/", name=name, zone="UTC")

    amara.refresh_from_db()
    assert answer.status_code == 422
    assert 'aria-invalid="true"' in answer.content.decode()
    assert amara.name == "Amara Nwosu"


@pytest.mark.parametrize("name", ["محمد بن علي", "李小龍", "👩🏽‍💻", "Ann <b>", "x" * 200])
def test_saving_any_real_name_shows_it_back(client: Client, amara: Person, name: str) -> None:
    send(client, "/me/", name=name, zone="UTC")

    amara.refresh_from_db()
    page = client.get("/me/").content.decode()
    assert amara.name == name
    assert "<b>" not in page.split("<main")[0]


def test_saving_twice_with_one_receipt_is_done_once(client: Client, amara: Person) -> None:
    form = {"receipt": str(uuid4()), "first_day": "2026-12-24", "last_day": "2026-12-31"}

    answers = [client.post("/me/absences/", form).status_code for _ in range(2)]

    assert answers == [303, 303]
    assert Absence.objects.filter(person=amara).count() == 1


def test_saving_hours_twice_keeps_one_row(client: Client, amara: Person) -> None:
    send(client, "/me/hours/", weekdays=["1", "2"], starts="08:00", ends="16:30")
    send(client, "/me/hours/", weekdays=["4"], starts="", ends="")

    pattern = WorkPattern.objects.get(person=amara)
    assert (pattern.weekdays, pattern.starts, pattern.ends) == ("4", None, None)


def test_hours_are_shown_back(client: Client, amara: Person) -> None:
    WorkPattern.objects.create(person=amara, weekdays="67", starts=time(22), ends=time(6))

    page = client.get("/me/").content.decode()

    assert 'value="6" id="id_weekdays_5" checked' in page
    assert 'value="22:00"' in page


def test_refused_absence_keeps_what_was_typed(client: Client, amara: Person) -> None:
    answer = send(client, "/me/absences/", first_day="2026-12-05", last_day="2026-12-01")

    assert answer.status_code == 422
    assert 'value="2026-12-05"' in answer.content.decode()
    assert not Absence.objects.filter(person=amara).exists()


def test_removing_an_absence_leaves_those_of_others(client: Client, amara: Person) -> None:
    days = {"first_day": date(2026, 12, 1), "last_day": date(2026, 12, 2)}
    Absence.objects.create(person=amara, **days)
    other = Absence.objects.create(person=PersonFactory(), **days)

    send(client, "/me/absences/remove/", first_day="2026-12-01", last_day="2026-12-02")

    assert list(Absence.objects.all()) == [other]


def test_removing_without_days_finds_nothing(client: Client, amara: Person) -> None:
    assert send(client, "/me/absences/remove/").status_code == 404
