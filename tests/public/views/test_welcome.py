from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from deskside.courses.models import PackRelease
from deskside.people.models import Role
from tests.factories.people import (
    GroupFactory,
    MembershipFactory,
    OrganisationFactory,
    PersonFactory,
)
from tests.factories.progress import plan_for

pytestmark = pytest.mark.django_db


@pytest.mark.item("I-179")
def test_home_while_nobody_is_here_has_three_doors(
    client: Client, loaded_course: PackRelease
) -> None:
    page = client.get("/").content.decode()

    assert "It runs. Which door?" in page
    for name in ("setup", "make_sample", "meeting_pdf"):
        assert reverse(f"public:{name}") in page
    assert "Version 0.1.0" in page


def test_home_without_a_course_leaves_the_meeting_out(client: Client) -> None:
    assert reverse("public:meeting_pdf") not in client.get("/").content.decode()


def test_home_from_another_machine_asks_for_the_code_and_hides_the_folder(
    client: Client, data_dir: object
) -> None:
    page = client.get("/", REMOTE_ADDR="192.168.1.7").content.decode()

    assert reverse("public:make_sample") not in page
    assert reverse("public:code") in page
    assert str(data_dir) not in page


def test_home_once_set_up_has_no_doors(client: Client) -> None:
    OrganisationFactory.create()

    assert client.get("/").headers["Location"] == reverse("account_login")


def test_home_of_a_leader_is_the_team(client: Client) -> None:
    OrganisationFactory.create()
    client.force_login(MembershipFactory.create(role=Role.LEADER).person)

    assert client.get("/").headers["Location"] == reverse("console:team")


def test_home_of_a_learner_is_the_course(client: Client) -> None:
    OrganisationFactory.create()
    client.force_login(MembershipFactory.create().person)

    assert client.get("/").headers["Location"] == reverse("learn:course")


def test_home_of_an_owner_goes_on_with_a_set_up_left_half_way(
    client: Client, loaded_course: PackRelease
) -> None:
    OrganisationFactory.create()
    owner = PersonFactory.create(is_owner=True)
    client.force_login(owner)
    assert client.get("/").headers["Location"] == reverse("public:setup")
    group = GroupFactory.create()
    MembershipFactory.create(person=owner, group=group, role=Role.LEADER)
    assert client.get("/").headers["Location"] == reverse("public:setup")

    plan_for(group, loaded_course)

    assert client.get("/").headers["Location"] == reverse("console:team")


def test_home_statements_of_a_visitor(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_num_queries(3):
        client.get("/")


def test_meeting_pdf_without_any_set_up(client: Client, loaded_course: PackRelease) -> None:
    answer = client.get(reverse("public:meeting_pdf"))

    assert answer.headers["Content-Type"] == "application/pdf"
    assert answer.content.startswith(b"%PDF")


def test_meeting_pdf_once_set_up_is_for_those_inside(
    client: Client, loaded_course: PackRelease
) -> None:
    OrganisationFactory.create()
    assert client.get(reverse("public:meeting_pdf")).status_code == 404

    client.force_login(PersonFactory.create())

    assert client.get(reverse("public:meeting_pdf")).status_code == 200
