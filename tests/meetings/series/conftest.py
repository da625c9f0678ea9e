from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any
from uuid import uuid4

import pytest
from django.http import HttpResponse
from django.test import Client

from deskside.courses.models import PackRelease
from deskside.courses.outline import CourseOutline
from deskside.meetings.models import Sitting
from deskside.people.models import Group, Person, Role
from deskside.progress.models import Plan
from tests.factories.people import GroupFactory, MembershipFactory, OrganisationFactory
from tests.factories.progress import outline, plan_for

# Monday noon in Berlin; the plan begins this day, its first section is due on Friday at 18:00.
NOW = datetime(2026, 3, 2, 11, tzinfo=UTC)


@dataclass
class Team:
    """A group with a plan, a leader and four learners."""

    group: Group
    plan: Plan
    course: CourseOutline
    leader: Person
    people: list[Person]
    freeze: Callable[[datetime], None]
    clients: dict[int, Client] = field(default_factory=dict)

    def client(self, person: Person) -> Client:
        if person.pk not in self.clients:
            self.clients[person.pk] = Client()
            self.clients[person.pk].force_login(person)
        return self.clients[person.pk]

    def get(self, person: Person, url: str, /, **query: Any) -> HttpResponse:
        return self.client(person).get(url, query)  # type: ignore[return-value]

    def post(self, person: Person, url: str, /, **body: Any) -> HttpResponse:
        return self.client(person).post(url, {"receipt": str(uuid4()), **body})  # type: ignore[return-value]

    def url(self, rest: str = "") -> str:
        return f"/team/{self.group.uid}/meetings/{rest}"

    def wishes(self, **more: Any) -> dict[str, Any]:
        """What the set-up page sends with its first two sections and the kick-off."""
        first, second = self.course.sections[:2]
        return {
            "minutes": "15",
            "weekday": "2",
            "local_time": "09:30",
            "place": "Room 4",
            "kick-off": "2026-03-03",
            f"section-{first.id}": "2026-03-10",
            f"section-{second.id}": "2026-03-17",
            **more,
        }

    def set_up(self, **more: Any) -> list[Sitting]:
        response = self.post(self.leader, self.url("set-up/"), **self.wishes(**more))
        assert response.status_code == 303, response.content.decode()
        return self.sittings()

    def sittings(self) -> list[Sitting]:
        return list(
            Sitting.objects.select_related("meeting__series", "facilitator").order_by("starts_at")
        )


def url_of(sitting: Sitting, rest: str = "") -> str:
    return f"/meetings/{sitting.uid}/{rest}"


@pytest.fixture
def team(loaded_course: PackRelease, frozen: Callable[[datetime], None]) -> Team:
    frozen(NOW)
    OrganisationFactory()
    group = GroupFactory(name="Service Desk North")
    leader = MembershipFactory(group=group, role=Role.LEADER, person__name="Marisol Quispe").person
    names = ("Amara Nwosu", "Bilal Haddad", "Dagny Solheim", "Eleni Markou")
    people = [MembershipFactory(group=group, person__name=name).person for name in names]
    return Team(
        group, plan_for(group, loaded_course), outline(loaded_course), leader, people, frozen
    )
