"""People and messages for the trial of mail, and what became of them."""

from __future__ import annotations

from collections import Counter
from datetime import datetime, time, timedelta
from pathlib import Path

from django.db.models import Count, Max

from deskside.notify.actions import Order, queue_many
from deskside.notify.delivery.catch_up import KIND as CATCH_UP
from deskside.notify.kinds import register_kind
from deskside.notify.letter import Letter
from deskside.notify.models import Message, MessageState, QuietHours
from deskside.people.models import Person

CHOSEN, DIGEST = "stress_chosen", "stress_digest"
IN_ONE_STATEMENT = 1000


def register_kinds() -> None:
    for key, unprompted in ((CHOSEN, False), (DIGEST, True)):
        register_kind(
            key,
            "Under stress",
            render=_letter,
            still_true=lambda _message, _now: True,
            expires_after=timedelta(days=30),
            unprompted=unprompted,
        )


def _letter(message: Message) -> Letter:
    name = message.person.name if message.person else ""
    return Letter(
        subject=f"Under stress, {message.subject_key}",
        greeting=f"Hello {name},",
        paragraphs=("A line of a mail, long enough to be one.",),
        button=("Open Deskside", "http://localhost:8000/"),
    )


def make_people(count: int, first: int) -> list[int]:
    people = [
        Person(email=f"p{number}@stress.invalid", name=f"Person {number}", password="!")  # noqa: S106  none
        for number in range(first, first + count)
    ]
    made = Person.objects.bulk_create(people, batch_size=IN_ONE_STATEMENT)
    # No quiet hours: the trial would wait for the morning.
    hours = [QuietHours(person=one, starts=time(0), ends=time(0)) for one in made]
    QuietHours.objects.bulk_create(hours, batch_size=IN_ONE_STATEMENT)
    return [one.pk for one in made]


def queue_for(people: list[int], kind: str, due_at: datetime, now: datetime, about: str) -> None:
    queue_many(kind=kind, orders=[Order(one, about, due_at) for one in people], now=now)


def is_done(now: datetime) -> bool:
    waiting = [MessageState.WAITING, MessageState.SENDING]
    return not Message.objects.filter(state__in=waiting, next_try_at__lte=now).exists() and (
        not Message.objects.filter(state=MessageState.SENDING).exists()
        and not Message.objects.filter(state=MessageState.WAITING, tries__gt=0).exists()
    )


def states() -> dict[str, int]:
    rows = Message.objects.order_by().values_list("state").annotate(count=Count("pk"))
    return dict(rows)


def most_catch_ups() -> int:
    """The most catch-up mails that anybody has."""
    each = Message.objects.filter(kind=CATCH_UP).order_by().values("person")
    most: int | None = each.annotate(count=Count("pk")).aggregate(most=Max("count"))["most"]
    return most or 0


def notes(path: Path) -> list[tuple[str, str]]:
    """What the receiver did, with each message's own id."""
    lines = path.read_text().splitlines() if path.exists() else []
    return [
        (what, message_id) for what, _blank, message_id in (line.partition(" ") for line in lines)
    ]


def arrived(noted: list[tuple[str, str]]) -> Counter[str]:
    """How many copies of each message the receiver has."""
    return Counter(message_id for what, message_id in noted if what in {"keep", "drop"})
