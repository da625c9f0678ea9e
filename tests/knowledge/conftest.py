from __future__ import annotations

from typing import Any
from uuid import uuid4

import pytest
from django.http import HttpResponse
from django.test import Client

from deskside.knowledge.actions.cases import allow_tickets
from deskside.knowledge.models import Case, CaseState
from deskside.people.models import Group, Person, Role
from tests.factories.people import MembershipFactory, PersonFactory
from tests.learn.conftest import (
    NOW,
    browser,
    course,
    data_dir,
    group,
    learner,
    standing_clock,
    stranger,
)

__all__ = [
    "NOW",
    "browser",
    "course",
    "data_dir",
    "group",
    "learner",
    "standing_clock",
    "stranger",
]


@pytest.fixture
def colleague(group: Group) -> Person:
    person: Person = PersonFactory.create(name="Amira Khan")
    MembershipFactory(person=person, group=group)
    return person


@pytest.fixture
def leader(group: Group) -> Person:
    person: Person = PersonFactory.create(name="Marisol Quispe")
    MembershipFactory(person=person, group=group, role=Role.LEADER)
    return person


@pytest.fixture
def owner() -> Person:
    person: Person = PersonFactory.create(name="Ola Nordmann", is_owner=True)
    return person


@pytest.fixture
def tickets(owner: Person) -> None:
    allow_tickets(by=owner, now=NOW)


def case(group: Group, title: str = "The form that vanished", **more: Any) -> Case:
    fields: dict[str, Any] = {
        "story": "A caller was passed on four times.",
        "state": CaseState.REVIEWED,
        "written_at": NOW,
        **more,
    }
    return Case.objects.create(group=group, title=title, **fields)


def client_of(person: Person) -> Client:
    client = Client()
    client.force_login(person)
    return client


def post(client: Client, url: str, **fields: object) -> HttpResponse:
    return client.post(url, {"receipt": str(uuid4()), **fields})
