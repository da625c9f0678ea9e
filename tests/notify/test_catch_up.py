from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest

from deskside.notify.actions import pause_mail, queue, release_mail
from deskside.notify.actions.preferences import switch_off
from deskside.notify.delivery.rounds import deliver_due
from deskside.notify.kinds import register_kind
from deskside.notify.letter import Letter
from deskside.notify.models import Message, MessageState
from deskside.people.models import Person
from tests.notify.servers import Receiver

pytestmark = pytest.mark.django_db
Freeze = Callable[[datetime], None]
BACK = datetime(2026, 3, 20, 9, tzinfo=UTC)
DAY = timedelta(days=1)
no_longer_true: set[str] = set()


@pytest.fixture(autouse=True)
def kinds() -> None:
    no_longer_true.clear()
    for key, necessary in (("news", False), ("invitation_x", True)):
        register_kind(
            key,
            key,
            render=lambda message: Letter(
                f"About {message.subject_key}",
                "Hello,",
                (),
                button=("Look", f"https://desk.example.org/{message.subject_key}/"),
            ),
            still_true=lambda message, _now: message.subject_key not in no_longer_true,
            expires_after=timedelta(days=30),
            necessary=necessary,
        )


def write(person: Person, about: str, due_at: datetime, kind: str = "news") -> None:
    queue(kind=kind, person_id=person.pk, subject_key=about, due_at=due_at, now=due_at)


def run(frozen: Freeze, instant: datetime) -> int:
    frozen(instant)
    return deliver_due(instant)


def text_of(receiver: Receiver) -> str:
    (mail,) = receiver.mails
    text, _html = mail.get_payload()
    return str(text.get_payload(decode=True).decode())


def test_fourteen_days_away_are_one_mail_with_what_still_holds(
    receiver: Receiver, person: Person, frozen: Freeze
) -> None:
    for day in range(14):
        write(person, f"day-{day}", BACK - DAY * (day + 2))
    no_longer_true.add("day-3")

    assert run(frozen, BACK) == 1
    text = text_of(receiver)
    assert receiver.mails[0]["Subject"] == "While this server was away"
    assert "https://desk.example.org/day-4/" in text
    assert "day-3" not in text
    assert Message.objects.filter(state=MessageState.FOLDED).count() == 14


def test_late_by_less_than_a_day_goes_by_itself(
    receiver: Receiver, person: Person, frozen: Freeze
) -> None:
    write(person, "lunch", BACK - timedelta(hours=23))

    run(frozen, BACK)

    assert [mail["Subject"] for mail in receiver.mails] == ["About lunch"]


def test_invitation_is_never_folded(receiver: Receiver, person: Person, frozen: Freeze) -> None:
    write(person, "door", BACK - DAY * 3, kind="invitation_x")

    run(frozen, BACK)

    assert [mail["Subject"] for mail in receiver.mails] == ["About door"]


def test_nothing_true_any_more_is_no_mail(
    receiver: Receiver, person: Person, frozen: Freeze
) -> None:
    write(person, "old", BACK - DAY * 3)
    no_longer_true.add("old")

    assert run(frozen, BACK) == 0
    assert receiver.mails == []


def test_kinds_switched_off_are_left_out(
    receiver: Receiver, person: Person, frozen: Freeze
) -> None:
    write(person, "old", BACK - DAY * 3)
    switch_off(person=person, kind="news")

    run(frozen, BACK)

    assert receiver.mails == []


def test_what_becomes_late_after_the_catch_up_mail_makes_no_second_one(
    receiver: Receiver, person: Person, frozen: Freeze
) -> None:
    write(person, "old", BACK - DAY * 3)
    run(frozen, BACK)
    write(person, "later", BACK - DAY + timedelta(minutes=5))

    run(frozen, BACK + timedelta(hours=1))

    subjects = [mail["Subject"] for mail in receiver.mails]
    assert subjects == ["While this server was away", "About later"]


def test_after_a_restore_it_waits_for_the_release(
    receiver: Receiver, person: Person, frozen: Freeze
) -> None:
    write(person, "old", BACK - DAY * 3)
    pause_mail(now=BACK)
    assert run(frozen, BACK) == 0

    release_mail()

    assert run(frozen, BACK) == 1
