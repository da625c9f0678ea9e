"""The short way of what is asked each second: it says what the view says, and lets nobody in."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.contrib.sessions.models import Session
from django.test import Client
from pytest_django import DjangoAssertNumQueries, Settings

from tests.meetings.room.conftest import NOW, WRITE, Desk, client_of

pytestmark = pytest.mark.django_db
SHORT = "deskside.meetings.middleware.room_poll"


@pytest.fixture
def without_short_way(settings: Settings) -> None:
    settings.MIDDLEWARE = [name for name in settings.MIDDLEWARE if name != SHORT]


def asked(desk: Desk, client: Client) -> object:
    answer = client.get(desk.url("state/"))
    return answer.status_code, answer.json(), answer.headers["Cache-Control"]


def test_both_ways_say_the_same(desk: Desk, settings: Settings) -> None:
    desk.at(WRITE)
    desk.comes(desk.carla)
    short = [asked(desk, client_of(who)) for who in (desk.carla, desk.aylin, desk.dora)]

    settings.MIDDLEWARE = [name for name in settings.MIDDLEWARE if name != SHORT]
    long = [asked(desk, client_of(who)) for who in (desk.carla, desk.aylin, desk.dora)]

    for one, other in zip(short, long, strict=True):
        assert one[:2] == other[:2]  # type: ignore[index]
        assert "no-store" in one[2]  # type: ignore[index]


def test_short_way_is_three_small_statements(
    desk: Desk, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    desk.at(WRITE)
    desk.comes(desk.carla)
    carla = client_of(desk.carla)

    with django_assert_num_queries(3) as asked_for:
        carla.get(desk.url("state/"))

    assert all(len(query["sql"]) < 1600 for query in asked_for.captured_queries)
    assert "meetings_room" in asked_for.captured_queries[2]["sql"]


def test_session_ends_with_the_password(desk: Desk) -> None:
    desk.at(WRITE)
    carla = client_of(desk.carla)
    desk.carla.set_password("another quiet evening")
    desk.carla.save()

    assert "/account/login/" in carla.get(desk.url("state/")).headers["Location"]


def test_account_that_was_closed_asks_in_vain(desk: Desk) -> None:
    desk.at(WRITE)
    carla = client_of(desk.carla)
    desk.carla.is_active = False
    desk.carla.save()

    assert carla.get(desk.url("state/")).status_code == 302


def test_session_that_has_run_out_asks_in_vain(desk: Desk) -> None:
    desk.at(WRITE)
    carla = client_of(desk.carla)
    Session.objects.update(expire_date=NOW - timedelta(seconds=1))

    assert carla.get(desk.url("state/")).status_code == 302


@pytest.mark.parametrize("cookie", ["", "nonsense", "x" * 5000, "' OR 1=1 --"])
def test_cookie_that_is_no_session_asks_in_vain(desk: Desk, cookie: str) -> None:
    desk.at(WRITE)
    client = Client()
    client.cookies["sessionid"] = cookie

    assert client.get(desk.url("state/")).status_code == 302


def test_only_asking_goes_the_short_way(desk: Desk) -> None:
    desk.at(WRITE)

    assert client_of(desk.carla).post(desk.url("state/")).status_code in {400, 405}
