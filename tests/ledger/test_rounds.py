from __future__ import annotations

import threading
from datetime import UTC, datetime, timedelta

import pytest

from deskside.ledger import rounds
from deskside.ledger.models import Heartbeat

NOW = datetime(2026, 7, 1, 9, tzinfo=UTC)


@pytest.fixture(autouse=True)
def only_ours(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rounds, "_rounds", {})


def test_new_round_runs_at_once_and_gets_the_instant() -> None:
    seen: list[datetime] = []
    rounds.register_round("mail", 30, seen.append)

    assert rounds.run_due_rounds(NOW) == ["mail"]
    assert seen == [NOW]


def test_round_waits_for_its_time() -> None:
    seen: list[datetime] = []
    rounds.register_round("mail", 30, seen.append)

    for seconds in (0, 29, 30, 31):
        rounds.run_due_rounds(NOW + timedelta(seconds=seconds))

    assert seen == [NOW, NOW + timedelta(seconds=30)]


def test_failing_round_does_not_stop_the_next(caplog: pytest.LogCaptureFixture) -> None:
    seen: list[datetime] = []
    rounds.register_round("broken", 30, lambda now: 1 / 0)
    rounds.register_round("mail", 30, seen.append)

    assert rounds.run_due_rounds(NOW) == ["mail"]
    assert seen == [NOW]
    assert "The round broken failed" in caplog.text


def test_same_name_replaces_the_round() -> None:
    seen: list[str] = []
    rounds.register_round("mail", 30, lambda now: seen.append("old"))
    rounds.register_round("mail", 30, lambda now: seen.append("new"))

    rounds.run_due_rounds(NOW)

    assert seen == ["new"]


@pytest.mark.django_db
def test_beats_keep_one_row() -> None:
    rounds.beat(NOW)
    rounds.beat(NOW + timedelta(minutes=1))

    assert Heartbeat.objects.count() == 1
    assert rounds.last_beat() == NOW + timedelta(minutes=1)


@pytest.mark.django_db
def test_no_beat_yet_is_none() -> None:
    assert rounds.last_beat() is None


@pytest.mark.django_db(transaction=True)  # the loop closes its connections as it goes
def test_loop_beats_works_and_stops_when_told() -> None:
    stop = threading.Event()
    rounds.register_round("end", 1, lambda now: stop.set())

    rounds.run_until(stop, tick_seconds=0)

    assert rounds.last_beat() is not None


def test_clock_set_back_does_not_silence_a_round() -> None:
    seen: list[datetime] = []
    rounds.register_round("mail", 30, seen.append)

    for shift in (timedelta(), -timedelta(hours=2), timedelta(seconds=10) - timedelta(hours=2)):
        rounds.run_due_rounds(NOW + shift)

    assert seen == [NOW, NOW - timedelta(hours=2)]
