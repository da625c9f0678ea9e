from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

import pytest
from django.test import Client

from deskside.courses.models import PackRelease
from deskside.courses.outline import CourseOutline
from deskside.people.models import Group, Person, Role
from deskside.progress.models import Plan
from tests.factories.people import GroupFactory, MembershipFactory, OrganisationFactory
from tests.factories.progress import NOW, learner_in, outline, plan_for


@dataclass
class Desk:
    """A group with a plan, its leader signed in, at noon of Tuesday 10 March 2026."""

    group: Group
    plan: Plan
    course: CourseOutline
    leader: Person
    client: Client

    def url(self, rest: str = "") -> str:
        return f"/team/{self.group.uid}/{rest}"

    def learner(self, name: str) -> Person:
        person = learner_in(self.group)
        person.name = name
        person.save()
        return person


@pytest.fixture
def desk(loaded_course: PackRelease, frozen: Callable[[datetime], None], client: Client) -> Desk:
    frozen(NOW)
    OrganisationFactory()
    group = GroupFactory(name="Service Desk North")
    leader = MembershipFactory(group=group, role=Role.LEADER, person__name="Marisol Quispe").person
    client.force_login(leader)
    return Desk(group, plan_for(group, loaded_course), outline(loaded_course), leader, client)


def signed_in(person: Person) -> Client:
    client = Client()
    client.force_login(person)
    return client
