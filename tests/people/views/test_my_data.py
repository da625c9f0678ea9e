from __future__ import annotations

import io
import zipfile
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse

from deskside.people.models import Person
from tests.factories.people import PersonFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def ada() -> Person:
    return PersonFactory.create(name="Ada Example", email="ada@example.org")


@pytest.fixture
def browser(ada: Person) -> Client:
    client = Client()
    client.force_login(ada)
    return client


def erase(browser: Client, email: str) -> int:
    body = {"receipt": str(uuid4()), "email": email}
    status: int = browser.post(reverse("people:erase_me"), body).status_code
    return status


def test_my_data_offers_the_file_and_the_erasure(browser: Client) -> None:
    page = browser.get(reverse("people:my_data")).content.decode()

    assert reverse("people:download_my_data") in page
    assert reverse("people:erase_me") in page


@pytest.mark.parametrize("name", ["my_data", "download_my_data"])
def test_visitor_is_sent_to_sign_in(name: str) -> None:
    answer = Client().get(reverse(f"people:{name}"))

    assert answer.status_code == 302
    assert answer["Location"].startswith(reverse("account_login"))


def test_download_is_a_zip_about_the_reader_that_no_cache_keeps(browser: Client) -> None:
    answer = browser.get(reverse("people:download_my_data"))

    content = b"".join(answer.streaming_content)  # type: ignore[attr-defined]
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert b"ada@example.org" in archive.read("people-person.json")
    assert "no-store" in answer["Cache-Control"]


def test_erasure_signs_out_and_says_good_bye(browser: Client, ada: Person) -> None:
    status = erase(browser, " Ada@Example.org ")

    ada.refresh_from_db()
    assert (status, ada.name, ada.is_active) == (303, "", False)
    assert browser.get(reverse("people:my_data")).status_code == 302
    assert browser.get(reverse("people:erased")).status_code == 200


def test_erasure_with_another_address_erases_nothing(browser: Client, ada: Person) -> None:
    status = erase(browser, "bo@example.org")

    ada.refresh_from_db()
    assert (status, ada.name) == (422, "Ada Example")


def test_only_owner_is_told_to_find_another_first(browser: Client, ada: Person) -> None:
    Person.objects.filter(pk=ada.pk).update(is_owner=True)

    page = browser.get(reverse("people:my_data")).content.decode()

    assert "only owner" in page
    assert erase(browser, ada.email) == 404
    assert Person.objects.get(pk=ada.pk).name == "Ada Example"


def test_owner_beside_another_owner_may_go(browser: Client, ada: Person) -> None:
    Person.objects.filter(pk=ada.pk).update(is_owner=True)
    PersonFactory.create(is_owner=True)

    assert erase(browser, ada.email) == 303
