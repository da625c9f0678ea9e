"""After a time away: one mail a person with what is still true, not one mail for each.

Late is what should have gone more than a day ago and could not: the server was down, paused or
without a relay. What waits for quiet hours or for a free day has a new moment and is not late.
"""

from __future__ import annotations

from collections import defaultdict
from datetime import datetime, timedelta

from django.contrib.auth import get_user_model
from django.db import transaction
from django.db.models import Exists, OuterRef, Q, QuerySet

from deskside.lib.db.claim import claim
from deskside.notify.kinds import necessary_kinds
from deskside.notify.models import Message, MessageState

KIND = "catch_up"
SUBJECT = "catch-up"
LATE = timedelta(days=1)
KEPT_FOR = timedelta(days=30)
AT_ONCE = 20


def fold_late(now: datetime) -> int:
    """Make each late message a line of its reader's catch-up mail; how many were folded."""
    if not _late(now).exists():
        return 0
    folded = 0
    while some := _fold_some(now):
        folded += some
    return folded


def _late(now: datetime) -> QuerySet[Message]:
    """Without readers who had their catch-up mail within a day: theirs go one by one."""
    mine = Message.objects.filter(kind=KIND, person=OuterRef("person"))
    lately = mine.filter(
        Q(state=MessageState.SENDING) | Q(state=MessageState.SENT, sent_at__gt=now - LATE)
    )
    return (
        _rows(now)
        .exclude(person=None)
        .exclude(kind__in=[KIND, *necessary_kinds()])
        .exclude(Exists(lately))
    )


def _rows(now: datetime) -> QuerySet[Message]:
    waiting = [MessageState.WAITING, MessageState.SENDING]
    return Message.objects.filter(state__in=waiting, next_try_at__lte=now - LATE)


@transaction.atomic
def _fold_some(now: datetime) -> int:
    readers = _late(now).order_by().values_list("person_id", flat=True).distinct()[:AT_ONCE]
    people = get_user_model()._default_manager.filter(pk__in=list(readers))  # noqa: SLF001
    ours = [person.pk for person in claim(people.order_by("pk"), AT_ONCE)]
    late: dict[int, list[int]] = defaultdict(list)
    for pk, person_id in _late(now).filter(person__in=ours).values_list("pk", "person_id"):
        if person_id is not None:
            late[person_id].append(pk)
    mails = _catch_up_mails(list(late), now)
    return sum(
        # Asked again: a worker may have taken one of them a moment ago.
        _rows(now).filter(pk__in=rows).update(state=MessageState.FOLDED, folded_into=mails[one])
        for one, rows in late.items()
    )


def _catch_up_mails(readers: list[int], now: datetime) -> dict[int, Message]:
    """The one that waits for each of them already, else a new one."""
    waiting = Message.objects.filter(kind=KIND, person__in=readers, state=MessageState.WAITING)
    mails = {mail.person_id: mail for mail in waiting if mail.person_id is not None}
    new = [_new_mail(one, now) for one in readers if one not in mails]
    made = Message.objects.bulk_create(new)
    return mails | {mail.person_id: mail for mail in made if mail.person_id is not None}


def _new_mail(person_id: int, now: datetime) -> Message:
    return Message(
        kind=KIND,
        person_id=person_id,
        subject_key=SUBJECT,
        due_at=now,
        next_try_at=now,
        expires_at=now + KEPT_FOR,
        created_at=now,
    )
