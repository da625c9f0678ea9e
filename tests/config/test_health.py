from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
from django.test import Client

from deskside.ledger import rounds

NOW = datetime(2026, 7, 1, 9, tzinfo=UTC)


@pytest.mark.django_db
def test_living_worker_is_well(client: Client, frozen: Callable[[datetime], None]) -> None:
    frozen(NOW)
    rounds.beat(NOW - timedelta(minutes=5))

    answer = client.get("/healthz")

    assert answer.status_code == 200
    assert answer.json() == {"database": "ok", "worker": "ok"}
    assert answer["Cache-Control"] == "no-store"


@pytest.mark.django_db
def test_silent_worker_is_named(client: Client, frozen: Callable[[datetime], None]) -> None:
    frozen(NOW)
    rounds.beat(NOW - timedelta(minutes=7, seconds=5))

    answer = client.get("/healthz")

    assert answer.status_code == 503
    assert answer.json()["worker"] == "silent for 7 minutes"


@pytest.mark.django_db
def test_worker_that_never_began_is_named(client: Client) -> None:
    answer = client.get("/healthz")

    assert answer.status_code == 503
    assert answer.json()["worker"] == "has not begun"
