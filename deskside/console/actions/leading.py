from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from uuid import UUID

from django.db import transaction

from deskside.console.models import HandOver
from deskside.ledger.due import cancel, schedule
from deskside.lib.zones import resolve
from deskside.people.actions.memberships import LastLeader, change_role
from deskside.people.models import Group, Membership, Person, Role

BEGINS, ENDS = "hand_over_begins", "hand_over_ends"
MIDNIGHT = time()


@dataclass(frozen=True, slots=True)
class Days:
    """From the first to the last day, both counted, where the group is; no last day: for good."""

    first: date
    last: date | None


@transaction.atomic
def hand_over(
    *, group: Group, member: Membership, days: Days, by: Person, now: datetime
) -> HandOver:
    """Somebody leads from the first day on; afterwards their role is as it was before.

    For good means: whoever hands over becomes a learner as soon as the other has begun.
    """
    given = HandOver.objects.create(
        group=group,
        person=member.person,
        given_by=by,
        role_before=member.role,
        first_day=days.first,
        last_day=days.last,
        made_at=now,
    )
    begins = resolve(days.first, MIDNIGHT, group.zone)
    if begins <= now:
        begin_hand_over(given, now)
    else:
        schedule(kind=BEGINS, subject_key=_key(given), due_at=begins)
    if days.last is not None:
        ends = resolve(days.last + timedelta(days=1), MIDNIGHT, group.zone)
        schedule(kind=ENDS, subject_key=_key(given), due_at=ends)
    return given


@transaction.atomic
def begin_hand_over(given: HandOver, now: datetime) -> HandOver:
    """Nothing for somebody who has left the group meanwhile."""
    member = _open_membership(given.group_id, given.person_id)
    if given.begun_at or given.ended_at or member is None:
        return given
    change_role(membership=member, role=Role.LEADER, now=now)
    given.begun_at = now
    given.save(update_fields=["begun_at"])
    if given.last_day is None:
        _step_back(given, now)
    return given


@transaction.atomic
def end_hand_over(*, given: HandOver, now: datetime) -> HandOver:
    """Their role is what it was, unless nobody else would be left to lead."""
    if given.ended_at:
        return given
    member = _open_membership(given.group_id, given.person_id)
    if given.begun_at and member is not None:
        # A group keeps a leader: whoever stands in goes on until there is another.
        with suppress(LastLeader):
            change_role(membership=member, role=given.role_before, now=now)
    given.ended_at = now
    given.save(update_fields=["ended_at"])
    for kind in (BEGINS, ENDS):
        cancel(kind=kind, subject_key=_key(given))
    return given


def _step_back(given: HandOver, now: datetime) -> None:
    """Owners stay what they are: they stand in for every group anyway."""
    mine = _open_membership(given.group_id, given.given_by_id) if given.given_by_id else None
    if mine is not None and mine.role == Role.LEADER and mine.person_id != given.person_id:
        try:
            change_role(membership=mine, role=Role.LEARNER, now=now)
        except LastLeader:  # whoever takes over has not come in yet
            return
    given.ended_at = now
    given.save(update_fields=["ended_at"])


def _open_membership(group_id: int, person_id: int) -> Membership | None:
    rows = Membership.objects.filter(group=group_id, person=person_id, ends_at=None)
    return rows.select_related("person", "group").first()


def run_begin(subject_key: str, now: datetime) -> None:
    given = _given(subject_key)
    if given is not None:
        begin_hand_over(given, now)


def run_end(subject_key: str, now: datetime) -> None:
    given = _given(subject_key)
    if given is not None:
        end_hand_over(given=given, now=now)


def _key(given: HandOver) -> str:
    return f"hand_over:{given.uid}"


def _given(subject_key: str) -> HandOver | None:
    uid = UUID(subject_key.partition(":")[2])
    return HandOver.objects.select_related("group").filter(uid=uid).first()


@transaction.atomic
def put_away(*, group: Group, now: datetime) -> Group:
    """Archive: out of every list, nobody is written to, the link to join lets nobody in.

    Nothing is deleted; everybody keeps what they did and may go on reading.
    """
    locked = Group.objects.select_for_update().get(pk=group.pk)
    if locked.archived_at is None:
        locked.archived_at = now
        locked.save(update_fields=["archived_at"])
    return locked


@transaction.atomic
def bring_back(*, group: Group) -> Group:
    locked = Group.objects.select_for_update().get(pk=group.pk)
    locked.archived_at = None
    locked.save(update_fields=["archived_at"])
    return locked
