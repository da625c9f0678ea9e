"""What every screen of a room asks once a second, in one statement."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import connection

from deskside.lib.db.rows import connection_rows, instant
from deskside.meetings.queries.room_view import HERE_FOR, LOST_AFTER, Viewer

# Written by hand: five hundred screens ask it each second, and building it cost more than its run.
_PULSE = """
SELECT r.id, r.code, r.version, r.step, r.step_ends_at, r.left_ms, r.closed_at, r.driver_id,
    r.driver_seen_at, a.id, a.seen_at, a.left_at,
    (SELECT MAX(CASE m.role WHEN 'leader' THEN 2 ELSE 1 END) FROM people_membership m
        WHERE m.group_id = se.group_id AND m.person_id = %(person)s AND m.starts_at <= %(now)s
        AND (m.ends_at IS NULL OR m.ends_at > %(now)s)),
    (SELECT COUNT(*) FROM meetings_attendance h WHERE h.sitting_id = s.id AND h.left_at IS NULL
        AND (h.presence = 'paper' OR h.seen_at >= %(fresh)s))
FROM meetings_sitting s
JOIN meetings_room r ON r.sitting_id = s.id
JOIN meetings_meeting me ON me.id = s.meeting_id
JOIN meetings_series se ON se.id = me.series_id
LEFT JOIN meetings_attendance a ON a.sitting_id = s.id AND {own}
WHERE s.uid = %(uid)s
"""
_LEADER = 2
_OF_PERSON = _PULSE.format(own="a.person_id = %(person)s")
_OF_GUEST = _PULSE.format(
    own="a.guest_id = (SELECT g.id FROM meetings_guest g"
    " WHERE g.uid = %(guest)s AND g.refused_at IS NULL)"
)


@dataclass(frozen=True, slots=True)
class Pulse:
    """`may_stay`: a member, an owner, or a guest let in; `was_in`: has come at some time."""

    room_id: int
    code: str
    version: int
    step: int
    ends_at: datetime | None
    left_ms: int | None
    is_closed: bool
    driver_id: int | None
    driver_seen_at: datetime
    attendance_id: int | None
    seen_at: datetime | None
    has_left: bool
    here: int
    may_stay: bool
    is_leader: bool
    is_lost: bool

    @property
    def was_in(self) -> bool:
        return self.attendance_id is not None


def pulse(viewer: Viewer, sitting_uid: UUID, now: datetime) -> Pulse | None:
    """None where there is no room of that sitting."""
    person = viewer.person
    params = {
        "uid": _number(sitting_uid),
        "person": person.pk if person else None,
        "guest": _number(viewer.guest_uid) if viewer.guest_uid else None,
        "now": connection.ops.adapt_datetimefield_value(now),
        "fresh": connection.ops.adapt_datetimefield_value(now - HERE_FOR),
    }
    rows = connection_rows(_OF_PERSON if person else _OF_GUEST, params)
    return _read(rows[0], viewer, now) if rows else None


def _read(row: tuple[Any, ...], viewer: Viewer, now: datetime) -> Pulse:
    room_id, code, version, step, ends_at, left_ms, closed_at, driver_id, driver_seen_at = row[:9]
    attendance_id, seen_at, left_at, rank, here = row[9:]
    seen = instant(driver_seen_at) or now
    if viewer.person is None:
        may_stay = attendance_id is not None
    else:
        may_stay = bool(rank) or viewer.person.is_owner
    return Pulse(
        room_id=room_id,
        code=code,
        version=version,
        step=step,
        ends_at=instant(ends_at),
        left_ms=left_ms,
        is_closed=closed_at is not None,
        driver_id=driver_id,
        driver_seen_at=seen,
        attendance_id=attendance_id,
        seen_at=instant(seen_at),
        has_left=left_at is not None,
        here=here,
        may_stay=may_stay,
        is_leader=rank == _LEADER,
        is_lost=driver_id is None or now - seen > LOST_AFTER,
    )


def _number(uid: UUID) -> UUID | str:
    """As each engine keeps it."""
    return uid if connection.features.has_native_uuid_field else uid.hex
