from __future__ import annotations

from http import HTTPStatus
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from deskside.courses.models import PackRelease
from deskside.people.models import Group, Organisation, Person
from deskside.people.setup_code import setup_code
from tests.factories.people import OrganisationFactory, PersonFactory

pytestmark = [pytest.mark.django_db, pytest.mark.item("I-179")]
FAR = {"REMOTE_ADDR": "192.168.1.7"}


def body(**more: str) -> dict[str, str]:
    return {"receipt": str(uuid4()), **more}


@pytest.fixture
def sample(loaded_course: PackRelease, client: Client) -> list[Person]:
    client.post(reverse("public:make_sample"), body())
    return list(Person.objects.order_by("pk"))


def test_sample_is_made_once_for_two_clicks(client: Client, loaded_course: PackRelease) -> None:
    sent = body()

    answers = [client.post(reverse("public:make_sample"), sent) for _click in (1, 2)]

    assert [answer.headers["Location"] for answer in answers] == [reverse("public:sample")] * 2
    assert Person.objects.filter(is_sample=True).count() == 13


def test_sample_without_a_course_is_refused_in_words(client: Client) -> None:
    answer = client.post(reverse("public:make_sample"), body())

    assert answer.status_code == HTTPStatus.CONFLICT
    assert not Organisation.objects.exists()


def test_sample_from_another_machine_needs_the_code(
    client: Client, loaded_course: PackRelease
) -> None:
    refused = client.post(reverse("public:make_sample"), body(), **FAR)
    assert refused.headers["Location"].startswith(reverse("public:code"))
    assert not Organisation.objects.exists()

    client.post(reverse("public:code"), body(code=setup_code()), **FAR)
    client.post(reverse("public:make_sample"), body(), **FAR)

    assert Organisation.objects.get().is_sample


def test_sample_page_offers_everybody_and_signs_in_with_one_click(
    client: Client, sample: list[Person]
) -> None:
    assert client.get("/").headers["Location"] == reverse("public:sample")
    page = client.get(reverse("public:sample")).content.decode()
    assert all(person.name in page for person in sample)

    client.post(reverse("public:become", args=[sample[0].uid]), body())

    assert client.session["_auth_user_id"] == str(sample[0].pk)
    inside = client.get("/", follow=True).content.decode()
    assert "everybody here is invented" in inside
    assert reverse("public:remove_sample") in inside


def test_sample_page_statements(
    client: Client, sample: list[Person], django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_num_queries(2):
        client.get(reverse("public:sample"))


def test_become_somebody_real_is_nowhere(client: Client, sample: list[Person]) -> None:
    real = PersonFactory.create()

    answer = client.post(reverse("public:become", args=[real.uid]), body())

    assert answer.status_code == 404
    assert "_auth_user_id" not in client.session


def test_become_from_another_machine_needs_the_code(client: Client, sample: list[Person]) -> None:
    far = Client()

    answer = far.post(reverse("public:become", args=[sample[0].uid]), body(), **FAR)

    assert answer.headers["Location"].startswith(reverse("public:code"))
    assert "_auth_user_id" not in far.session


def test_remove_sends_everybody_home_and_starts(client: Client, sample: list[Person]) -> None:
    client.post(reverse("public:become", args=[sample[1].uid]), body())
    assert "Send everybody home?" in client.get(reverse("public:remove_sample")).content.decode()
    assert Organisation.objects.exists()

    answer = client.post(reverse("public:remove_sample"), body())

    assert answer.headers["Location"] == reverse("public:setup")
    assert not Person.objects.exists()
    assert not Group.objects.exists()
    assert client.get(reverse("public:setup")).headers["Location"] == reverse("public:code")


def test_nothing_of_the_sample_once_a_real_team_is_here(client: Client) -> None:
    OrganisationFactory.create()
    person = PersonFactory.create(is_sample=True)

    assert client.get(reverse("public:sample")).status_code == 404
    assert client.post(reverse("public:remove_sample"), body()).status_code == 404
    assert client.post(reverse("public:become", args=[person.uid]), body()).status_code == 404
    assert client.post(reverse("public:make_sample"), body()).status_code == HTTPStatus.CONFLICT
