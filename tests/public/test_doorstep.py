from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from django.contrib.sessions.backends.signed_cookies import SessionStore
from django.core.cache import cache
from django.http import HttpRequest

from deskside.people.setup_code import setup_code
from deskside.public.doorstep import (
    has_code,
    is_this_machine,
    may_try,
    may_write,
    take_code,
)
from tests.factories.people import OrganisationFactory

NOW = datetime(2026, 3, 2, 9, 0, 30, tzinfo=UTC)


def request_from(address: str, **headers: str) -> HttpRequest:
    request = HttpRequest()
    request.META = {"REMOTE_ADDR": address, "HTTP_HOST": "localhost:8000", **headers}
    request.session = SessionStore()
    return request


@pytest.fixture(autouse=True)
def _empty_cache() -> None:
    cache.clear()


@pytest.mark.parametrize("address", ["127.0.0.1", "127.8.0.1", "::1"])
def test_is_this_machine_on_loopback(address: str) -> None:
    assert is_this_machine(request_from(address))


@pytest.mark.parametrize("address", ["192.168.1.7", "2001:db8::1", "", "unix:", "127.0.0.1.evil"])
def test_is_this_machine_from_elsewhere_is_not(address: str) -> None:
    assert not is_this_machine(request_from(address))


@pytest.mark.parametrize(
    "header", ["HTTP_X_FORWARDED_FOR", "HTTP_FORWARDED", "HTTP_X_REAL_IP", "HTTP_VIA"]
)
def test_is_this_machine_behind_a_proxy_is_not(header: str) -> None:
    assert not is_this_machine(request_from("127.0.0.1", **{header: "127.0.0.1"}))


@pytest.mark.parametrize("name", ["localhost:8000", "127.0.0.1:8000", "[::1]:8000", "LOCALHOST"])
def test_is_this_machine_under_its_own_name(name: str) -> None:
    assert is_this_machine(request_from("127.0.0.1", HTTP_HOST=name))


@pytest.mark.parametrize("name", ["evil.example", "localhost.evil.example", "10.0.0.7:8000", "["])
def test_is_this_machine_under_another_name_is_not(name: str) -> None:
    assert not is_this_machine(request_from("127.0.0.1", HTTP_HOST=name))


@pytest.mark.django_db
def test_may_write_from_elsewhere_with_the_code_alone() -> None:
    request = request_from("192.168.1.7")
    assert not may_write(request)
    assert not take_code(request, "WRONG")

    assert take_code(request, f" {setup_code().lower()[:4]}-{setup_code()[4:]} ")

    assert may_write(request)


@pytest.mark.django_db
def test_has_code_ends_when_a_team_is_set_up() -> None:
    request = request_from("192.168.1.7")
    take_code(request, setup_code())

    OrganisationFactory.create()

    assert not has_code(request)


def test_may_try_five_times_a_minute() -> None:
    tries = [may_try(request_from("192.168.1.7"), NOW) for _ in range(6)]

    assert tries == [True] * 5 + [False]
    assert may_try(request_from("192.168.1.8"), NOW)
    assert may_try(request_from("192.168.1.7"), NOW + timedelta(minutes=1))
