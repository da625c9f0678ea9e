from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, time, timedelta

import pytest

from deskside.notify.actions import queue
from deskside.notify.actions.preferences import choose_messages, switch_off
from deskside.notify.delivery.rounds import deliver_due
from deskside.notify.kinds import register_kind
from deskside.notify.letter import Letter
from deskside.notify.models import Message, MessageState
from deskside.people.models import Person
from tests.notify.servers import Receiver

pytestmark = pytest.mark.django_db
Freeze = Callable[[datetime], None]
MONDAY = datetime(2026, 3, 2, 9, tzinfo=UTC)
NIGHT = datetime(2026, 3, 2, 22, tzinfo=UTC)
DAY = timedelta(days=1)


@pytest.fixture(autouse=True)
def kinds() -> None:
    for key, more in {
        "digest": {"unprompted": True},
        "answer": {},
        "reminder": {"own_moment": True},
        "key": {"necessary": True},
    }.items():
        register_kind(
            key,
            key,
            render=lambda message: Letter(message.subject_key, "Hello,", ()),
            still_true=lambda _message, _now: True,
            expires_after=timedelta(days=5),
            **more,
        )


def write(person: Person, kind: str, about: str, due_at: datetime) -> None:
    queue(kind=kind, person_id=person.pk, subject_key=about, due_at=due_at, now=due_at)


def run(frozen: Freeze, instant: datetime) -> int:
    frozen(instant)
    return deliver_due(instant)


def subjects(receiver: Receiver) -> list[str]:
    return [mail["Subject"] for mail in receiver.mails]


def test_second_unprompted_of_a_day_waits_for_the_next(
    receiver: Receiver, person: Person, frozen: Freeze
) -> None:
    for about in ("one", "two"):
        write(person, "digest", about, MONDAY)

    assert run(frozen, MONDAY) == 1
    assert run(frozen, MONDAY + timedelta(hours=8)) == 0
    assert run(frozen, MONDAY + DAY) == 1
    assert subjects(receiver) == ["one", "two"]


def test_fourth_unprompted_waits_until_the_first_is_a_week_old(
    receiver: Receiver, person: Person, frozen: Freeze
) -> None:
    for day in range(4):
        write(person, "digest", f"day {day}", MONDAY + DAY * day)
        run(frozen, MONDAY + DAY * day)

    waiting = Message.objects.get(state=MessageState.WAITING)
    assert len(receiver.mails) == 3
    assert waiting.next_try_at == MONDAY + DAY * 7


def test_what_cannot_wait_that_long_is_dropped_in_words(
    receiver: Receiver, person: Person, frozen: Freeze
) -> None:
    for hour in range(4):
        write(person, "digest", f"{hour}", MONDAY + timedelta(hours=hour))
    for day in range(3):
        run(frozen, MONDAY + DAY * day + timedelta(hours=6))

    dropped = Message.objects.get(state=MessageState.DROPPED)
    assert len(receiver.mails) == 3
    assert dropped.last_error == (
        "Its reader had enough messages this week, and its time was over."
    )


def test_what_was_asked_for_is_not_counted(
    receiver: Receiver, person: Person, frozen: Freeze
) -> None:
    for number in range(5):
        write(person, "answer", f"answer {number}", MONDAY)
    write(person, "digest", "digest", MONDAY)

    assert run(frozen, MONDAY) == 6


@pytest.mark.parametrize(("kind", "sent"), [("answer", 0), ("reminder", 1), ("key", 1)])
def test_quiet_hours_hold_all_but_own_reminders_and_keys(
    receiver: Receiver, person: Person, frozen: Freeze, kind: str, sent: int
) -> None:
    write(person, kind, "x", NIGHT)

    assert run(frozen, NIGHT) == sent
    assert run(frozen, datetime(2026, 3, 3, 7, tzinfo=UTC)) == 1 - sent


def test_quiet_hours_are_those_of_the_readers_zone(
    receiver: Receiver, person: Person, frozen: Freeze
) -> None:
    Person.objects.update(zone="Asia/Tokyo")  # 22:00 UTC is seven in the morning there
    write(person, "answer", "x", NIGHT)

    assert run(frozen, NIGHT - timedelta(minutes=1)) == 0
    assert run(frozen, NIGHT) == 1


def test_quiet_hours_can_be_none(receiver: Receiver, person: Person, frozen: Freeze) -> None:
    choose_messages(person=person, wanted={"answer"}, starts=time(0), ends=time(0))
    write(person, "answer", "x", NIGHT)

    assert run(frozen, NIGHT) == 1


def test_switched_off_is_dropped_and_an_invitation_never(
    receiver: Receiver, person: Person, frozen: Freeze
) -> None:
    for kind in ("answer", "key"):
        switch_off(person=person, kind=kind)
        write(person, kind, kind, MONDAY)

    assert run(frozen, MONDAY) == 1
    assert subjects(receiver) == ["key"]
    assert Message.objects.get(kind="answer").last_error == (
        "Its reader has switched these messages off."
    )


def test_closed_account_gets_nothing(receiver: Receiver, person: Person, frozen: Freeze) -> None:
    Person.objects.update(is_active=False)
    write(person, "reminder", "x", MONDAY)

    assert run(frozen, MONDAY) == 0
    assert receiver.mails == []
