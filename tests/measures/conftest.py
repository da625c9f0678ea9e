from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import uuid4

import pytest
from django.http import HttpResponse
from django.test import Client
from pytest_django import Settings

from deskside.lib import clock
from deskside.measures.actions.team import answer_for_team, ask_team, close_pulse
from deskside.measures.instruments import LEADING_PULSE, Instrument
from deskside.measures.models import Pulse
from deskside.people.models import Group, Person, Role
from tests.factories.people import (
    GroupFactory,
    MembershipFactory,
    OrganisationFactory,
    PersonFactory,
)

NOW = datetime(2026, 7, 1, 9, tzinfo=UTC)  # a Wednesday
AFTER = NOW + timedelta(days=8)
NEXT_ROUND = NOW + timedelta(days=30)
STEPS = (1, 2, 3, 4, 5, 4, 3, 2)


@pytest.fixture(autouse=True)
def standing_clock(monkeypatch: pytest.MonkeyPatch) -> Callable[[datetime], None]:
    """Stands at NOW; called, it stands elsewhere."""

    def stand(instant: datetime) -> None:
        monkeypatch.setattr(clock, "_read", lambda: instant)

    stand(NOW)
    return stand


@pytest.fixture(autouse=True)
def data_dir(settings: Settings, tmp_path: Path) -> Path:
    settings.DATA_DIR = tmp_path
    return tmp_path


@pytest.fixture
def group(db: None) -> Group:
    OrganisationFactory.create()
    made: Group = GroupFactory.create(name="Service Desk North")
    return made


@pytest.fixture
def leader(group: Group) -> Person:
    person: Person = PersonFactory.create(name="Marisol Quispe")
    MembershipFactory.create(person=person, group=group, role=Role.LEADER)
    return person


@pytest.fixture
def team(group: Group, leader: Person) -> list[Person]:
    """Eight learners."""
    return [learner_in(group, f"Learner {number}") for number in range(8)]


def learner_in(group: Group, name: str) -> Person:
    person: Person = PersonFactory.create(name=name)
    MembershipFactory.create(person=person, group=group)
    return person


def client_of(person: Person) -> Client:
    client = Client()
    client.force_login(person)
    return client


def post(client: Client, url: str, **fields: object) -> HttpResponse:
    return client.post(url, {"receipt": str(uuid4()), **fields})


def page(client: Client, url: str) -> str:
    response = client.get(url)
    assert response.status_code == 200, response.status_code
    return response.content.decode()


def asked(
    group: Group, by: Person, at: datetime = NOW, instrument: Instrument = LEADING_PULSE
) -> Pulse:
    return ask_team(group=group, instrument=instrument, by=by, now=at)


def answered(
    pulse: Pulse, people: list[Person], at: datetime = NOW, shift: int = 0
) -> list[dict[str, int]]:
    """Everybody chooses a step of their own for each item, moved on by `shift`."""
    instrument = LEADING_PULSE if pulse.instrument == "leading" else None
    items = [item.key for item in instrument.items] if instrument else []
    given = []
    for person in people:
        place = int("".join(filter(str.isdigit, person.name)) or 0)
        scores = {key: STEPS[(place + turn + shift) % len(STEPS)] for turn, key in enumerate(items)}
        answer_for_team(pulse=pulse, person=person, scores=scores, now=at)
        given.append(scores)
    return given


def closed(pulse: Pulse, at: datetime = AFTER) -> Pulse:
    return close_pulse(pulse=pulse, now=at)
