from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest
from django.http import HttpResponse
from django.test import Client

from deskside.courses.models import PackRelease
from deskside.courses.texts import GuidePart
from deskside.meetings.models import Sitting
from deskside.meetings.queries.sheets import Sheet, sheet_of
from deskside.people.models import Group, Person, Role
from tests.factories.meetings import make_sitting
from tests.factories.people import GroupFactory, MembershipFactory, PersonFactory
from tests.factories.progress import plan_for

NOW = datetime(2026, 3, 3, 8, 30, tzinfo=UTC)


@dataclass
class Desk:
    """Aylin leads the sitting in a week, the second of her group; Carla is a member, Lea leads."""

    group: Group
    aylin: Person
    bilal: Person
    carla: Person
    leader: Person
    sitting: Sitting
    clock: Callable[[datetime], None]

    def url(self, part: str = "prepare/", sitting: Sitting | None = None) -> str:
        return f"/meetings/{(sitting or self.sitting).uid}/{part}"

    def get(self, part: str = "prepare/", *, by: Person | None = None) -> HttpResponse:
        return client_of(by or self.aylin).get(self.url(part))  # type: ignore[return-value]

    def html(self, part: str = "prepare/", *, by: Person | None = None) -> str:
        response = self.get(part, by=by)
        assert response.status_code == 200, response.status_code
        return response.content.decode()

    def post(self, part: str, *, by: Person | None = None, **fields: object) -> HttpResponse:
        body = {"receipt": str(uuid4()), **fields}
        return client_of(by or self.aylin).post(self.url(part), body)  # type: ignore[return-value]

    def sheet(self) -> Sheet:
        held = Sitting.objects.select_related("meeting__series__group", "meeting__series__course")
        return sheet_of(held.get(pk=self.sitting.pk), "en-gb")

    def questions(self) -> tuple[GuidePart, ...]:
        guide = self.sheet().guide
        assert guide is not None
        return guide.questions


@pytest.fixture
def desk(loaded_course: PackRelease, frozen: Callable[[datetime], None]) -> Desk:
    frozen(NOW)
    group: Group = GroupFactory.create(name="Ward desk")
    plan_for(group, loaded_course)
    people = [_member(group, name) for name in ("Aylin Kaya", "Bilal Haddad", "Carla Rossi")]
    leader = _member(group, "Lea Brandt", Role.LEADER)
    make_sitting(group, starts_at=NOW - timedelta(days=7))
    sitting = make_sitting(
        group,
        starts_at=NOW + timedelta(days=7),
        facilitator=people[0],
        understudy=people[1],
    )
    return Desk(group, *people, leader, sitting, frozen)


def _member(group: Group, name: str, role: str = Role.LEARNER) -> Person:
    person: Person = PersonFactory.create(name=name, language="en-gb")
    MembershipFactory.create(person=person, group=group, role=role)
    return person


def client_of(person: Person) -> Client:
    client = Client()
    client.force_login(person)
    return client
