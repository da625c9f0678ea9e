from __future__ import annotations

import secrets
from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from django.db import transaction

from deskside.ledger.aggregates import release
from deskside.ledger.due import cancel, schedule
from deskside.measures import letters
from deskside.measures.ballots import joint_parts, steps_of_item, token_of, with_ballot
from deskside.measures.instruments import INSTRUMENTS, OF_TEAMS, Instrument
from deskside.measures.keys import item_key, joint_key
from deskside.measures.models import Pulse
from deskside.measures.queries.asking import respondents, why_not_to_ask
from deskside.measures.scores import cleaned
from deskside.measures.team_rules import closing_after
from deskside.people.models import Group, Person

CLOSE = "pulse_close"


class NotToAsk(ValueError):  # noqa: N818  an answer to the leader
    """The group cannot be asked now; the message says why."""


class PulseOver(ValueError):  # noqa: N818  an answer to the sender
    """It has closed meanwhile; nothing was kept."""


@transaction.atomic
def ask_team(*, group: Group, instrument: Instrument, by: Person, now: datetime) -> Pulse:
    """Open a pulse for a week and tell whoever may answer. Raises NotToAsk.

    One that is open already is returned as it is.
    """
    Group.objects.select_for_update().filter(pk=group.pk).values_list("pk").first()
    asked = Pulse.objects.filter(group=group, instrument=instrument.key)
    if found := asked.filter(closed_at=None).first():
        return found
    if instrument not in OF_TEAMS:
        raise ValueError(instrument.key)
    if why := why_not_to_ask(group, instrument, now):
        raise NotToAsk(why)
    pulse = Pulse.objects.create(
        instrument=instrument.key,
        group=group,
        opened_by=by,
        opened_at=now,
        closes_at=closing_after(now, group.zone),
    )
    letters.invite(pulse=pulse, people=respondents(group, now), now=now)
    if pulse.closes_at is not None:
        schedule(kind=CLOSE, subject_key=str(pulse.uid), due_at=pulse.closes_at)
    return pulse


@transaction.atomic
def answer_for_team(
    *, pulse: Pulse, person: Person, scores: Mapping[str, int], now: datetime
) -> Pulse:
    """Put a ballot into the box, or another in its place; all left out takes it away again.

    Who may answer is the caller's question. Raises PulseOver.
    """
    held = Pulse.objects.select_for_update().get(pk=pulse.pk)
    if not held.is_open(now) or held.group is None:
        raise PulseOver(held.instrument)
    instrument = INSTRUMENTS[held.instrument]
    token = token_of(person.uid, joint_key(held.group.uid, held.instrument))
    held.box = with_ballot(held.box, token, cleaned(instrument, scores))
    held.save(update_fields=["box"])
    return held


@transaction.atomic
def close_pulse(*, pulse: Pulse, now: datetime) -> Pulse:
    """After its last day, once: release what the rule lets out, and empty the box."""
    held = Pulse.objects.select_for_update(of=("self",)).select_related("group").get(pk=pulse.pk)
    if held.closed_at or held.group is None or held.is_open(now):
        return held
    key = joint_key(held.group.uid, held.instrument)
    # All rounds together: two of them, laid side by side, must not differ by fewer than five.
    newest = release(key=key, parts=joint_parts(held.box), now=now, nameless=True)
    held.is_released = newest is not None and newest.released_at == now
    if held.is_released:
        _release_items(held, now)
    held.box, held.closed_at = {}, now
    held.save(update_fields=["box", "closed_at", "is_released"])
    return held


def _release_items(pulse: Pulse, now: datetime) -> None:
    for item in INSTRUMENTS[pulse.instrument].items:
        # Numbers for this one time: no answer to one item leads to the answer to another.
        parts = {secrets.randbits(62): {step: 1} for step in steps_of_item(pulse.box, item.key)}
        release(key=item_key(pulse.uid, item.key), parts=parts, now=now, nameless=True)


def close_due(subject_key: str, now: datetime) -> None:
    """The due work of a pulse; one that was withdrawn is gone."""
    pulse = Pulse.objects.filter(uid=UUID(subject_key)).first()
    if pulse is not None:
        close_pulse(pulse=pulse, now=now)


@transaction.atomic
def withdraw_pulse(*, pulse: Pulse) -> None:
    """Its leader takes it back while it is open: what was answered is thrown away unseen."""
    held = Pulse.objects.select_for_update().filter(pk=pulse.pk, closed_at=None).first()
    if held is None:
        return
    cancel(kind=CLOSE, subject_key=str(held.uid))
    letters.drop(pulse=held)
    held.delete()


@transaction.atomic
def show_to_team(*, pulse: Pulse, now: datetime) -> Pulse:
    """The sum that the leader sees is from now on what everybody in the group sees."""
    Pulse.objects.filter(pk=pulse.pk, is_released=True, shared_at=None).update(shared_at=now)
    pulse.refresh_from_db(fields=["shared_at"])
    return pulse
