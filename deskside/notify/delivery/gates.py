"""May this message go now? Asked inside the transaction that claims it, so that two workers
cannot both give somebody the one unprompted message of the day."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta

from django.contrib.auth import get_user_model
from django.db.models import Q
from django.utils.translation import gettext as _

from deskside.lib.db.claim import claim
from deskside.notify.kinds import Kind, kind_of, unprompted_kinds
from deskside.notify.models import Message, MessageState, QuietHours, SwitchedOff
from deskside.notify.pace import out_of_quiet, with_room

# Sent in these days counts; a day more than a week, for zones.
LOOK_BACK = timedelta(days=8)


@dataclass(frozen=True)
class Verdict:
    """`wait_until` None and no words: go. Words without a moment: dropped, and why."""

    wait_until: datetime | None = None
    words: str = ""

    @property
    def goes(self) -> bool:
        return self.wait_until is None and not self.words


GO = Verdict()


class Gates:
    """What a batch needs to know about its readers; at most four statements."""

    def __init__(self, batch: Sequence[Message], now: datetime) -> None:
        self._now = now
        readers = {message.person_id for message in batch if message.person_id}
        self._off = _switched_off(readers)
        self._quiet = _quiet_hours(readers)
        counted = {
            message.person_id
            for message in batch
            if message.person_id and _is_unprompted(message.kind)
        }
        self._locked = _lock(counted)
        self._had = _had_lately(self._locked, [message.pk for message in batch], now)

    def verdict(self, message: Message) -> Verdict | None:
        """None: another worker looks at the same reader just now; the next round asks again."""
        kind = kind_of(message.kind)
        if kind is None or message.person is None or kind.necessary:
            return GO
        if (message.person.pk, kind.key) in self._off:
            return Verdict(words=_("Its reader has switched these messages off."))
        if kind.unprompted and message.person.pk not in self._locked:
            return None
        moment = self._moment(message, kind)
        if moment <= self._now:
            if kind.unprompted:
                self._had[message.person.pk].append(self._now)
            return GO
        if moment >= message.expires_at:
            return Verdict(words=self._too_late(kind))
        return Verdict(wait_until=moment)

    def _moment(self, message: Message, kind: Kind) -> datetime:
        assert message.person is not None  # noqa: S101  the caller has looked
        zone, moment = message.person.zone, self._now
        if kind.unprompted:
            moment = with_room(moment, message.due_at, zone, self._had[message.person.pk])
        if kind.own_moment:
            return moment
        default = (QuietHours.FROM, QuietHours.UNTIL)
        return out_of_quiet(moment, zone, *self._quiet.get(message.person.pk, default))

    def _too_late(self, kind: Kind) -> str:
        if kind.unprompted:
            return _("Its reader had enough messages this week, and its time was over.")
        return _("It fell into quiet hours, and its time was over.")


def _is_unprompted(key: str) -> bool:
    kind = kind_of(key)
    return kind is not None and kind.unprompted


def _switched_off(readers: set[int]) -> set[tuple[int, str]]:
    return set(SwitchedOff.objects.filter(person__in=readers).values_list("person_id", "kind"))


def _quiet_hours(readers: set[int]) -> dict[int, tuple[time, time]]:
    rows = QuietHours.objects.filter(person__in=readers)
    return {row.person_id: (row.starts, row.ends) for row in rows}


def _lock(readers: set[int]) -> set[int]:
    """The readers whose unprompted messages nobody else counts while our transaction lasts."""
    if not readers:
        return set()
    rows = get_user_model()._default_manager.filter(pk__in=readers).order_by("pk")  # noqa: SLF001
    return {person.pk for person in claim(rows, len(readers))}


def _had_lately(readers: set[int], batch: list[int], now: datetime) -> dict[int, list[datetime]]:
    """When each had unprompted messages; what is just being sent counts as now."""
    had: dict[int, list[datetime]] = defaultdict(list)
    if not readers:
        return had
    lately = Q(state=MessageState.SENT, sent_at__gt=now - LOOK_BACK)
    under_way = Q(state=MessageState.SENDING)
    rows = Message.objects.filter(
        lately | under_way, person__in=readers, kind__in=unprompted_kinds()
    ).exclude(pk__in=batch)
    for person_id, sent_at in rows.values_list("person_id", "sent_at"):
        if person_id is not None:
            had[person_id].append(sent_at or now)
    return had
