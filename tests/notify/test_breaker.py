from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
from pytest_django import Settings

from deskside.notify.actions import queue
from deskside.notify.delivery.breaker import may_send, note_away, pause_after
from deskside.notify.delivery.rounds import deliver_due
from deskside.notify.kinds import register_kind
from deskside.notify.letter import Letter
from deskside.notify.models import Breaker, BreakerState, Message, MessageState
from tests.factories.people import PersonFactory
from tests.notify.servers import Receiver

pytestmark = pytest.mark.django_db
Freeze = Callable[[datetime], None]
NOW = datetime(2026, 3, 2, 9, tzinfo=UTC)
MINUTE = timedelta(minutes=1)


@pytest.fixture
def eight(frozen: Freeze) -> None:
    frozen(NOW)
    register_kind(
        "news",
        "News",
        render=lambda _message: Letter("News", "Hello,", ()),
        still_true=lambda _message, _now: True,
        expires_after=timedelta(days=2),
    )
    for person in PersonFactory.create_batch(8, zone="UTC"):
        queue(kind="news", person_id=person.pk, subject_key="x", due_at=NOW, now=NOW)


def run(frozen: Freeze, instant: datetime) -> int:
    frozen(instant)
    return deliver_due(instant)


def test_relay_that_is_away_is_left_alone_for_longer_each_time(
    receiver: Receiver, eight: None, frozen: Freeze, settings: Settings
) -> None:
    port, settings.EMAIL_PORT = settings.EMAIL_PORT, 1
    run(frozen, NOW)
    run(frozen, NOW + MINUTE)
    breaker = Breaker.objects.get()
    assert (breaker.failures, breaker.retry_at) == (2, NOW + 3 * MINUTE)
    assert breaker.words == "The mail server cannot be reached."

    settings.EMAIL_PORT = port
    assert run(frozen, NOW + 3 * MINUTE - timedelta(seconds=1)) == 0
    assert run(frozen, NOW + 3 * MINUTE) == 8
    assert Breaker.objects.get().state(NOW) == BreakerState.CLOSED
    assert set(Message.objects.values_list("tries", flat=True)) == {1}


def test_half_open_lets_one_worker_knock() -> None:
    note_away("away", NOW, has_knocked=False)

    assert may_send(NOW) == BreakerState.OPEN
    assert may_send(NOW + MINUTE) == BreakerState.HALF_OPEN
    assert may_send(NOW + MINUTE) == BreakerState.OPEN


def test_workers_that_fail_together_count_once() -> None:
    for _worker in range(4):
        note_away("away", NOW, has_knocked=False)

    assert Breaker.objects.get().failures == 1


def test_relay_that_refuses_everybody_opens_it_too(
    receiver: Receiver, eight: None, frozen: Freeze
) -> None:
    receiver.says = ["550 relaying denied"] * 8

    run(frozen, NOW)

    assert Breaker.objects.get().words == "Refused for good: 550 relaying denied"
    assert Message.objects.filter(state=MessageState.FAILED).count() == 5
    assert Message.objects.filter(state=MessageState.WAITING, tries=0).count() == 3


def test_one_refusal_between_others_opens_nothing(
    receiver: Receiver, eight: None, frozen: Freeze
) -> None:
    receiver.says = ["250 kept", "550 no such mailbox"] * 3

    assert run(frozen, NOW) == 5
    assert not Breaker.objects.exists()


def test_pauses_double_up_to_an_hour() -> None:
    minutes = [pause_after(failures) / MINUTE for failures in (1, 2, 3, 6, 7, 50)]

    assert minutes == [1, 2, 4, 32, 60, 60]
