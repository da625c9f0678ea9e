"""A room as one of those in it sees it: what every screen of a running sitting is made from."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.db.models import Case, IntegerField, OuterRef, QuerySet, Subquery, Value, When

from deskside.meetings.models import Attendance, Room, Sitting
from deskside.meetings.policies import leads_it
from deskside.meetings.room_steps import RoomStep, in_a_round, step_at
from deskside.people.models import Group, Membership, Person, Role

# Screens say each 20 seconds that they are there.
HERE_FOR = timedelta(seconds=50)
# After so long without a sign of whoever turns the pages, anybody present may.
LOST_AFTER = timedelta(seconds=30)
PAPER = "paper"


class PutOut(Exception):  # noqa: N818  an answer to whoever still has the room open
    """Was in the room, and does not belong to the group any more."""


@dataclass(frozen=True, slots=True)
class Viewer:
    """Whose screen it is: a person who is signed in, or a guest with their own key."""

    person: Person | None = None
    guest_uid: UUID | None = None


@dataclass(frozen=True, slots=True)
class Present:
    """Somebody who has come to the sitting; `is_here` tells whether they still are."""

    attendance_id: int
    person_id: int | None
    name: str
    presence: str  # here, remote, paper
    is_guest: bool
    is_here: bool


@dataclass(frozen=True, slots=True)
class RoomView:
    """`sitting` has its meeting, series and group; `attendance` is the viewer's own, if any."""

    room: Room
    step: RoomStep
    viewer: Viewer
    attendance: Attendance | None
    role: str  # guest, member, leader, facilitator, understudy
    everybody: tuple[Present, ...]  # whoever came, those who left too, in the order of their names
    now: datetime

    @property
    def sitting(self) -> Sitting:
        return self.room.sitting

    @property
    def group(self) -> Group:
        return self.room.sitting.meeting.series.group

    @property
    def person(self) -> Person | None:
        return self.viewer.person

    @property
    def present(self) -> tuple[Present, ...]:
        return tuple(each for each in self.everybody if each.is_here)

    @property
    def is_closed(self) -> bool:
        return self.room.closed_at is not None

    @property
    def may_drive(self) -> bool:
        """Named for it, or leads the group: may turn the pages at any time."""
        return self.role in {"facilitator", "understudy", "leader"} and not self.is_closed

    @property
    def drives(self) -> bool:
        person = self.viewer.person
        return person is not None and person.pk == self.room.driver_id and not self.is_closed

    @property
    def driver_is_lost(self) -> bool:
        return self.room.driver_id is None or self.now - self.room.driver_seen_at > LOST_AFTER

    @property
    def may_take_over(self) -> bool:
        """Anybody in the room, once whoever drove it has gone silent."""
        if self.drives or self.is_closed or self.person is None:
            return False
        return self.may_drive or (self.attendance is not None and self.driver_is_lost)

    @property
    def by_name(self) -> bool:
        """Everybody tells all in turn; else pairs talk to each other."""
        return in_a_round(len(self.present), in_pairs=self.room.in_pairs)


def room_view(viewer: Viewer, sitting_uid: UUID, now: datetime) -> RoomView | None:
    """None where there is no room, or none for this viewer; two statements. Raises PutOut."""
    room: Any = _rooms(viewer, now).filter(sitting__uid=sitting_uid).first()
    if room is None:
        return None
    attendances = attendances_of(room.sitting_id)
    own = own_of(viewer, attendances)
    role = role_of(viewer, room, room.membership_role, own)
    if role is None:
        if own is not None:
            raise PutOut
        return None
    return RoomView(
        room=room,
        step=step_at(room.steps, room.step),
        viewer=viewer,
        attendance=own,
        role=role,
        everybody=everybody_of(attendances, now),
        now=now,
    )


def attendances_of(sitting_id: int) -> list[Attendance]:
    rows = Attendance.objects.filter(sitting_id=sitting_id)
    return list(rows.select_related("person", "guest"))


def with_related() -> QuerySet[Room]:
    return Room.objects.select_related(
        "sitting__meeting__series__group", "sitting__meeting__section", "driver"
    )


def _rooms(viewer: Viewer, now: datetime) -> QuerySet[Room]:
    rank = Case(
        When(role=Role.LEADER, then=Value(0)), default=Value(1), output_field=IntegerField()
    )
    own = Membership.objects.current(now).filter(
        person=viewer.person, group=OuterRef("sitting__meeting__series__group")
    )
    role = Subquery(own.order_by(rank).values("role")[:1])
    return with_related().annotate(membership_role=role)


def role_of(
    viewer: Viewer, room: Room, membership: str | None, own: Attendance | None
) -> str | None:
    person = viewer.person
    if person is None:
        is_in = own is not None and own.guest is not None and own.guest.refused_at is None
        return "guest" if is_in else None
    if membership is None and not person.is_owner:
        return None
    if leads_it(person, room.sitting):
        return "facilitator" if room.sitting.facilitator_id == person.pk else "understudy"
    return "leader" if person.is_owner or membership == Role.LEADER else "member"


def own_of(viewer: Viewer, attendances: Iterable[Attendance]) -> Attendance | None:
    for each in attendances:
        if viewer.person is not None and each.person_id == viewer.person.pk:
            return each
        if viewer.person is None and each.guest is not None and each.guest.uid == viewer.guest_uid:
            return each
    return None


def everybody_of(attendances: Iterable[Attendance], now: datetime) -> tuple[Present, ...]:
    found = [
        Present(
            attendance_id=each.pk,
            person_id=each.person_id,
            name=name_of(each),
            presence=each.presence,
            is_guest=each.guest is not None,
            is_here=is_here(each, now),
        )
        for each in attendances
    ]
    return tuple(sorted(found, key=lambda each: (each.name.casefold(), each.attendance_id)))


def is_here(attendance: Attendance, now: datetime) -> bool:
    """Somebody without a device is here until told otherwise."""
    if attendance.left_at is not None:
        return False
    return attendance.presence == PAPER or now - attendance.seen_at <= HERE_FOR


def name_of(attendance: Attendance) -> str:
    """Needs person and guest."""
    whose = attendance.person or attendance.guest
    return whose.name if whose else ""


def present_in(sitting: Sitting, now: datetime) -> tuple[Present, ...]:
    """Who is at a sitting now, without anybody looking at it; one statement."""
    rows = Attendance.objects.filter(sitting=sitting).select_related("person", "guest")
    return tuple(each for each in everybody_of(rows, now) if each.is_here)
