from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import uuid4

import pytest
from django.http import HttpResponse
from django.test import Client
from pytest_django import Settings

from deskside.courses.models import PackRelease
from deskside.meetings.actions.presence import come_in
from deskside.meetings.models import Attendance, Room, Sitting
from deskside.people.models import Group, Membership, Person, Role
from tests.factories.meetings import make_sitting, open_room
from tests.factories.people import GroupFactory, MembershipFactory, PersonFactory
from tests.factories.progress import plan_for

NOW = datetime(2026, 3, 10, 8, 30, tzinfo=UTC)
BACK, WRITE, PAIRS, ALL, PROMISE, TELL, NEXT = range(1, 8)


@dataclass
class Desk:
    """A group of four and their leader; Aylin leads the sitting, Bilal would stand in."""

    group: Group
    aylin: Person
    bilal: Person
    carla: Person
    dora: Person
    leader: Person
    sitting: Sitting
    clock: Callable[[datetime], None]

    @property
    def room(self) -> Room:
        related = Room.objects.select_related("sitting__meeting__series__group", "driver")
        return related.get(sitting=self.sitting)

    def opened(self) -> Room:
        open_room(self.sitting, self.aylin, NOW)
        come_in(room=self.room, person=self.aylin, now=NOW)
        return self.room

    def at(self, step: int, now: datetime = NOW) -> Room:
        """The room at a step, begun at `now`."""
        from deskside.meetings.actions.rooms import go_to

        room = Room.objects.filter(sitting=self.sitting).first() or self.opened()
        go_to(room=room, step=step, by=self.aylin, now=now)
        return self.room

    def comes(self, person: Person, now: datetime = NOW) -> Attendance:
        return come_in(room=self.room, person=person, now=now)

    def goes_on(self, **passed: float) -> datetime:
        """The clock stands at so much after the beginning."""
        later = NOW + timedelta(**passed)
        self.clock(later)
        return later

    def leaves_the_group(self, person: Person) -> None:
        Membership.objects.filter(person=person, group=self.group).update(
            ends_at=NOW - timedelta(seconds=1)
        )

    def url(self, part: str = "") -> str:
        return f"/meetings/{self.sitting.uid}/room/{part}"


@pytest.fixture
def desk(
    loaded_course: PackRelease,
    frozen: Callable[[datetime], None],
    settings: Settings,
    tmp_path: Path,
) -> Desk:
    settings.DATA_DIR = tmp_path
    frozen(NOW)
    group: Group = GroupFactory.create(name="Ward desk")
    plan_for(group, loaded_course)
    people = [_member(group, name) for name in ("Aylin", "Bilal", "Carla", "Dora")]
    leader = _member(group, "Lea", Role.LEADER)
    sitting = make_sitting(
        group, starts_at=NOW + timedelta(minutes=2), facilitator=people[0], understudy=people[1]
    )
    return Desk(group, *people, leader, sitting, frozen)


def _member(group: Group, name: str, role: str = Role.LEARNER) -> Person:
    person: Person = PersonFactory.create(name=name)
    MembershipFactory.create(person=person, group=group, role=role)
    return person


def client_of(person: Person | None = None) -> Client:
    client = Client()
    if person is not None:
        client.force_login(person)
    return client


def post(client: Client, url: str, **fields: object) -> HttpResponse:
    headers = {"X-Deskside": "autosave"} if fields.pop("autosave", False) else {}
    return client.post(url, {"receipt": str(uuid4()), **fields}, headers=headers)


def page(client: Client, url: str, status: int = 200) -> str:
    response = client.get(url)
    assert response.status_code == status, response.status_code
    return response.content.decode()
