from __future__ import annotations

from datetime import date
from uuid import uuid4

import pytest
from django.test import Client

from deskside.people.models import WorkPattern
from tests.factories.people import MembershipFactory, OrganisationFactory

WEEK = {"weekdays": ["1", "2", "3", "4", "5"]}


@pytest.fixture
def client(db: None) -> Client:
    OrganisationFactory()
    client = Client()
    client.force_login(MembershipFactory().person)
    return client


@pytest.mark.item("I-18")
def test_somebody_on_rotating_shifts_says_so_in_words(client: Client) -> None:
    said = {**WEEK, "rota": "4 on, 4 off", "cycle_from": "2026-11-23"}
    answer = client.post("/me/hours/", {"receipt": str(uuid4()), **said})
    assert answer.status_code == 303
    pattern = WorkPattern.objects.get()
    assert (pattern.cycle, pattern.cycle_from) == ("11110000", date(2026, 11, 23))
    assert 'value="4 on, 4 off"' in client.get("/me/").content.decode()
    client.post("/me/hours/", {"receipt": str(uuid4()), **WEEK, "rota": ""})
    pattern.refresh_from_db()
    assert (pattern.cycle, pattern.cycle_from) == ("", None)


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ({"rota": "early, late", "cycle_from": "2026-11-23"}, "Write it as days on and off"),
        ({"rota": "4 on, 4 off"}, "From which day on do the days count?"),
        ({"rota": "4 off", "cycle_from": "2026-11-23"}, "At least one day"),
    ],
)
def test_a_rota_that_is_none_is_refused_and_kept_as_typed(
    client: Client, said: dict[str, str], words: str
) -> None:
    answer = client.post("/me/hours/", {"receipt": str(uuid4()), **WEEK, **said})
    assert answer.status_code == 422
    html = answer.content.decode()
    assert words in html
    assert said["rota"] in html
    assert not WorkPattern.objects.exists()
