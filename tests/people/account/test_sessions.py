from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
from django.contrib.sessions.models import Session
from django.test import Client

from tests.factories.people import PASSWORD, PersonFactory

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)
Frozen = Callable[[datetime], None]

pytestmark = pytest.mark.django_db


def sign_in(client: Client, *, shared: bool) -> None:
    PersonFactory(email="amara@example.org", secret=PASSWORD)
    form = {"login": "amara@example.org", "password": PASSWORD}
    answer = client.post("/account/login/", form | ({"shared_computer": "on"} if shared else {}))
    assert answer.status_code == 302


def test_sign_in_on_own_computer_stays_for_a_month(client: Client) -> None:
    sign_in(client, shared=False)

    assert client.cookies["sessionid"]["max-age"] == 60 * 60 * 24 * 30
    assert "shared_computer" not in client.session


def test_sign_in_on_shared_computer_ends_with_the_browser(client: Client, frozen: Frozen) -> None:
    frozen(NOON)
    sign_in(client, shared=True)

    assert client.cookies["sessionid"]["max-age"] == ""
    assert client.session["shared_computer"] is True
    assert Session.objects.get().expire_date == NOON + timedelta(minutes=30)


def test_shared_computer_in_use_pushes_the_end_away(client: Client, frozen: Frozen) -> None:
    frozen(NOON)
    sign_in(client, shared=True)

    frozen(NOON + timedelta(minutes=20))
    client.get("/me/")

    assert Session.objects.get().expire_date == NOON + timedelta(minutes=50)


def test_shared_computer_within_five_minutes_writes_nothing(client: Client, frozen: Frozen) -> None:
    frozen(NOON)
    sign_in(client, shared=True)

    frozen(NOON + timedelta(minutes=4))
    client.get("/me/")

    assert Session.objects.get().expire_date == NOON + timedelta(minutes=30)


def test_page_on_shared_computer_says_so_to_scripts(client: Client) -> None:
    sign_in(client, shared=True)

    page = client.get("/me/").content.decode()

    assert " data-shared>" in page
    assert "You said that this is a shared computer" in page


def test_sign_out_forgets_the_shared_computer(client: Client) -> None:
    sign_in(client, shared=True)

    client.post("/account/logout/")

    assert "shared_computer" not in client.session
