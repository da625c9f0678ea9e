from __future__ import annotations

import re

import pytest
from allauth.mfa.adapter import get_adapter
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import (
    format_hotp_value,
    hotp_value,
    yield_hotp_counters_from_time,
)
from django.core.cache import cache
from django.test import Client

from tests.factories.people import PASSWORD, PersonFactory

pytestmark = pytest.mark.django_db
SIGN_IN = {"login": "amara@example.org", "password": PASSWORD}


def code_for(secret: str) -> str:
    return format_hotp_value(hotp_value(secret, next(iter(yield_hotp_counters_from_time()))))


@pytest.fixture
def _person(client: Client) -> None:
    cache.clear()
    PersonFactory(email="amara@example.org", secret=PASSWORD)
    client.post("/account/login/", SIGN_IN)


def switch_on(client: Client) -> str:
    client.post("/account/reauthenticate/", {"password": PASSWORD})
    page = client.get("/account/2fa/totp/activate/").content.decode()
    secret = re.search(r'class="secret">(\w+)<', page)
    assert secret
    client.post("/account/2fa/totp/activate/", {"code": code_for(secret[1])})
    return secret[1]


@pytest.mark.usefixtures("_person")
def test_second_step_switched_on_is_asked_for_at_sign_in(client: Client) -> None:
    secret = switch_on(client)
    client.post("/account/logout/")
    cache.clear()

    halfway = client.post("/account/login/", SIGN_IN)
    wrong = client.post("/account/2fa/authenticate/", {"code": "000000"})
    done = client.post("/account/2fa/authenticate/", {"code": code_for(secret)})

    assert halfway.url.startswith("/account/2fa/authenticate/")
    assert wrong.status_code == 200
    assert done.status_code == 302
    assert "_auth_user_id" in client.session


@pytest.mark.usefixtures("_person")
def test_second_step_is_changed_only_after_the_password_again(client: Client) -> None:
    answer = client.get("/account/2fa/totp/activate/")

    assert answer.url.startswith("/account/reauthenticate/")


@pytest.mark.usefixtures("_person")
def test_second_step_secret_is_sealed_in_the_database(client: Client) -> None:
    secret = switch_on(client)

    row = Authenticator.objects.get(type=Authenticator.Type.TOTP)

    assert secret not in str(row.data)


@pytest.mark.usefixtures("_person")
def test_recovery_codes_are_shown_to_their_owner(client: Client) -> None:
    switch_on(client)

    page = client.get("/account/2fa/recovery-codes/").content.decode()

    assert page.count("<li>") >= 10


def test_sealed_text_opens_again_and_differs_each_time() -> None:
    adapter = get_adapter()

    first, second = adapter.encrypt("JBSWY3DP"), adapter.encrypt("JBSWY3DP")

    assert first != second
    assert adapter.decrypt(first) == adapter.decrypt(second) == "JBSWY3DP"
