from __future__ import annotations

import pytest
from django.contrib.auth.models import AnonymousUser
from django.test import RequestFactory

from deskside.lib import menu
from deskside.people.models import Person


@pytest.fixture(autouse=True)
def _empty(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(menu, "_entries", {})
    monkeypatch.setattr(menu, "_banners", {})


def test_entries_for_signed_in_person_come_in_order(rf: RequestFactory) -> None:
    menu.register_entry("data", "My data", "people:my_data", 20)
    menu.register_entry("me", "My account", "people:me", 10)
    request = rf.get("/")
    request.user = Person(name="Amara Nwosu")

    links = menu.entries_for(request)

    assert [link.label for link in links] == ["My account", "My data"]


def test_entries_for_visitor_are_empty(rf: RequestFactory) -> None:
    menu.register_entry("me", "My account", "people:me", 10)
    request = rf.get("/")
    request.user = AnonymousUser()

    assert menu.entries_for(request) == []


def test_entries_for_page_below_two_entries_marks_the_nearer_one(rf: RequestFactory) -> None:
    menu.register_entry("me", "My account", "people:me", 10)
    menu.register_entry("data", "My data", "people:my_data", 20)
    request = rf.get("/me/data/")
    request.user = Person(name="Amara Nwosu")

    links = menu.entries_for(request)

    assert [(link.key, link.current) for link in links] == [("me", False), ("data", True)]


def test_entries_for_other_place_keeps_them_apart(rf: RequestFactory) -> None:
    menu.register_entry("me", "My account", "people:me", 10, place="account")
    request = rf.get("/")
    request.user = Person(name="Amara Nwosu")

    assert menu.entries_for(request) == []
    assert [link.key for link in menu.entries_for(request, "account")] == ["me"]


def test_is_under_front_page_is_only_itself() -> None:
    assert menu.is_under("/", "/")
    assert not menu.is_under("/me/", "/")
    assert menu.is_under("/me/data/", "/me/")
    assert not menu.is_under("/meetings/", "/me/")


def test_banners_for_request_that_should_not_see_them(rf: RequestFactory) -> None:
    menu.register_banner("sample", "lib/sample.html", lambda request: request.path == "/")

    assert menu.banners_for(rf.get("/")) == ["lib/sample.html"]
    assert menu.banners_for(rf.get("/me/")) == []
