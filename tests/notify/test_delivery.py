from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
from django.core.mail.backends.smtp import EmailBackend
from pytest_django import Settings

from deskside.notify.actions import pause_mail, queue, release_mail, send_again
from deskside.notify.delivery.claiming import LEASE
from deskside.notify.delivery.marks import MOST_TRIES, spread_of, waits
from deskside.notify.delivery.rounds import deliver_due
from deskside.notify.kinds import register_kind
from deskside.notify.letter import Letter
from deskside.notify.models import Message, MessageState
from deskside.people.models import Person
from tests.factories.people import PersonFactory
from tests.notify.servers import Receiver

NOW = datetime(2026, 3, 2, 9, tzinfo=UTC)
Freeze = Callable[[datetime], None]
pytestmark = pytest.mark.django_db
true_for: set[str] = set()


def _letter(message: Message) -> Letter:
    return Letter("News from the desk", f"Hello {message.person.name},", ("The lift works again.",))


@pytest.fixture(autouse=True)
def kind() -> None:
    true_for.clear()
    true_for.add("lift:1")
    register_kind(
        "lift",
        "the lift",
        render=_letter,
        still_true=lambda message, _now: message.subject_key in true_for,
        expires_after=timedelta(days=2),
        own_moment=True,
    )


@pytest.fixture
def message(person: Person, frozen: Freeze) -> Message:
    frozen(NOW)
    queue(kind="lift", person_id=person.pk, subject_key="lift:1", due_at=NOW, now=NOW)
    return Message.objects.get()


def _at(frozen: Freeze, instant: datetime) -> int:
    frozen(instant)
    return deliver_due(instant)


def test_queue_same_cause_twice_waits_once(message: Message) -> None:
    queue(kind="lift", person_id=message.person_id, subject_key="lift:1", due_at=NOW, now=NOW)

    assert Message.objects.count() == 1


def test_queue_unknown_kind_is_refused(person: Person) -> None:
    with pytest.raises(ValueError, match="No room"):
        queue(kind="nobody", person_id=person.pk, subject_key="x", due_at=NOW, now=NOW)


def test_deliver_due_message_arrives_as_text_and_html(receiver: Receiver, message: Message) -> None:
    assert deliver_due(NOW) == 1

    (mail,) = receiver.mails
    text, html = mail.get_payload()
    assert mail["Message-ID"] == f"<{message.uid}@example.org>"
    assert mail["To"] == "zoe@example.org"
    assert "Hello Zoë 陈," in text.get_payload(decode=True).decode()
    assert "The lift works again." in html.get_payload(decode=True).decode()
    message.refresh_from_db()
    assert (message.state, message.tries, message.sent_at) == (MessageState.SENT, 1, NOW)


def test_deliver_again_sends_nothing_twice(receiver: Receiver, message: Message) -> None:
    deliver_due(NOW)

    assert deliver_due(NOW + timedelta(days=1)) == 0
    assert len(receiver.mails) == 1


def test_deliver_before_due_waits(receiver: Receiver, message: Message, frozen: Freeze) -> None:
    assert _at(frozen, NOW - timedelta(minutes=1)) == 0
    assert receiver.mails == []


def test_refused_for_now_is_sent_a_minute_later(
    receiver: Receiver, message: Message, frozen: Freeze
) -> None:
    receiver.says = ["451 greylisted"]

    deliver_due(NOW)
    message.refresh_from_db()
    assert message.state == MessageState.WAITING
    assert message.last_error == "Refused for now: 451 greylisted"
    assert _at(frozen, NOW + timedelta(seconds=59)) == 0
    assert _at(frozen, NOW + timedelta(seconds=60) * spread_of(message)) == 1
    assert len(receiver.mails) == 1


def test_refused_for_good_fails_in_words_and_can_be_sent_again(
    receiver: Receiver, message: Message
) -> None:
    receiver.says = ["550 no such mailbox"]

    deliver_due(NOW)

    message.refresh_from_db()
    assert message.state == MessageState.FAILED
    assert message.last_error == "Refused for good: 550 no such mailbox"
    send_again(message=message, now=NOW)
    assert deliver_due(NOW) == 1


def test_refused_for_good_does_not_hold_up_the_next(
    receiver: Receiver, message: Message, person: Person
) -> None:
    other = PersonFactory.create()
    queue(kind="lift", person_id=other.pk, subject_key="lift:1", due_at=NOW, now=NOW)
    receiver.says = ["550 no such mailbox"]

    deliver_due(NOW)

    assert [mail["To"] for mail in receiver.mails] == [other.email]


def test_server_that_hangs_costs_one_try(receiver: Receiver, message: Message) -> None:
    receiver.says = ["hang"]

    deliver_due(NOW)

    message.refresh_from_db()
    assert (message.state, message.tries) == (MessageState.WAITING, 1)
    assert message.last_error == "The mail server fell silent in the middle."


def test_accepted_then_dropped_goes_out_again_under_the_same_id(
    receiver: Receiver, message: Message, frozen: Freeze
) -> None:
    receiver.says = ["accept and drop"]

    deliver_due(NOW)
    _at(frozen, NOW + timedelta(minutes=1) * spread_of(message))

    assert [mail["Message-ID"] for mail in receiver.mails] == [f"<{message.uid}@example.org>"] * 2


def test_server_away_costs_no_try(receiver: Receiver, message: Message, settings: Settings) -> None:
    settings.EMAIL_PORT = 1

    deliver_due(NOW)

    message.refresh_from_db()
    assert (message.state, message.tries) == (MessageState.WAITING, 0)
    assert message.last_error == "The mail server cannot be reached."


class DiesAfterSending(EmailBackend):
    """The process is killed after the server has taken the mail, before we could note it."""

    def send_messages(self, email_messages):  # type: ignore[no-untyped-def]
        super().send_messages(email_messages)
        raise SystemExit


def test_killed_between_send_and_mark_is_sent_again_after_the_lease(
    receiver: Receiver, message: Message, frozen: Freeze, settings: Settings
) -> None:
    settings.EMAIL_BACKEND = "tests.notify.test_delivery.DiesAfterSending"
    with pytest.raises(SystemExit):
        deliver_due(NOW)
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"

    assert _at(frozen, NOW + LEASE - timedelta(seconds=1)) == 0
    assert _at(frozen, NOW + LEASE) == 1
    assert len({mail["Message-ID"] for mail in receiver.mails}) == 1
    assert len(receiver.mails) == 2


def test_waits_double_and_end_with_the_twelfth_try(
    receiver: Receiver, message: Message, frozen: Freeze
) -> None:
    receiver.says = ["451 not yet"] * 20
    instant = NOW
    for wait in [*waits(), timedelta()]:
        _at(frozen, instant)
        instant += wait * spread_of(message)

    message.refresh_from_db()
    assert [wait.total_seconds() / 60 for wait in waits()][:4] == [1, 2, 4, 8]
    assert (message.state, message.tries) == (MessageState.FAILED, MOST_TRIES)


def test_no_longer_true_is_dropped_unsent(receiver: Receiver, message: Message) -> None:
    true_for.clear()

    deliver_due(NOW)

    message.refresh_from_db()
    assert message.state == MessageState.DROPPED
    assert receiver.mails == []


def test_lapsed_is_dropped_unsent(receiver: Receiver, message: Message, frozen: Freeze) -> None:
    _at(frozen, NOW + timedelta(days=2))

    message.refresh_from_db()
    assert message.state == MessageState.DROPPED
    assert receiver.mails == []


def test_paused_sends_nothing_until_released(receiver: Receiver, message: Message) -> None:
    pause_mail(now=NOW)
    assert deliver_due(NOW) == 0

    release_mail()

    assert deliver_due(NOW) == 1


def test_without_mail_server_everything_waits(message: Message, settings: Settings) -> None:
    settings.MAIL_CONFIGURED = False

    assert deliver_due(NOW) == 0
    message.refresh_from_db()
    assert (message.state, message.tries) == (MessageState.WAITING, 0)
