"""Who was at the meetings of a group, for those who lead it: that somebody came, or caught up in
their own time, and nothing of what was said there."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.db import connection
from django.db.models import Exists, OuterRef, Q

from deskside.lib.db.rows import connection_rows
from deskside.meetings.models import Attendance, CaughtUp, CrewMember, Sitting, SittingState
from deskside.people.models import Group, Membership

# A sitting counts once attendance was taken, for those who were in the group by then and in its
# crew, and for whoever came. Several sittings of one meeting are one meeting.
OF_ALL = """
WITH held AS (SELECT t.id, t.meeting_id, t.crew_id, t.starts_at FROM meetings_sitting t
    JOIN meetings_meeting g ON g.id = t.meeting_id JOIN meetings_series r ON r.id = g.series_id
    WHERE r.group_id = %(group)s AND t.state = 'closed'
      AND EXISTS (SELECT 1 FROM meetings_attendance a WHERE a.sitting_id = t.id))
SELECT m.person_id, COUNT(DISTINCT CASE WHEN a.id IS NOT NULL THEN h.meeting_id END),
       COUNT(DISTINCT h.meeting_id)
FROM people_membership m CROSS JOIN held h
LEFT JOIN meetings_attendance a ON a.sitting_id = h.id AND a.person_id = m.person_id
LEFT JOIN meetings_crewmember k ON k.crew_id = h.crew_id AND k.person_id = m.person_id
WHERE m.group_id = %(group)s AND m.starts_at <= %(now)s
  AND (m.ends_at IS NULL OR m.ends_at > %(now)s) AND m.role <> 'deputy'
  AND (a.id IS NOT NULL
       OR ((h.crew_id IS NULL OR k.id IS NOT NULL) AND h.starts_at >= m.starts_at))
GROUP BY m.person_id
"""


@dataclass(frozen=True, slots=True)
class Attended:
    """A meeting that is over; `caught_up`: was not there, and went through it later."""

    title: str
    day: date
    came: bool
    caught_up: bool


def meetings_of(group: Group, member: Membership, now: datetime) -> list[Attended]:
    """Of one member of a group, the newest first; one statement."""
    person = member.person_id
    there = Attendance.objects.filter(person=person)
    crews = CrewMember.objects.filter(person=person).values("crew_id")
    theirs = Q(crew=None) | Q(crew__in=crews)
    rows = (
        Sitting.objects.filter(
            meeting__series__group=group, state=SittingState.CLOSED, starts_at__lte=now
        )
        .annotate(
            came=Exists(there.filter(sitting=OuterRef("pk"))),
            taken=Exists(Attendance.objects.filter(sitting=OuterRef("pk"))),
            caught=Exists(CaughtUp.objects.filter(person=person, meeting=OuterRef("meeting"))),
        )
        .filter(Q(came=True) | theirs & Q(taken=True, starts_at__gte=member.starts_at))
        .order_by("-starts_at", "-pk")
        .values_list("meeting_id", "meeting__title", "local_date", "came", "caught")
    )
    found: dict[int, Attended] = {}
    for meeting, title, day, came, caught in rows:
        if meeting not in found or (came and not found[meeting].came):
            found[meeting] = Attended(title, day, came, caught and not came)
    return list(found.values())


def attendance(group_id: int, now: datetime) -> dict[int, tuple[int, int]]:
    """By person: at how many meetings they were, of how many that were theirs; one statement.
    Who had none yet is not in it."""
    values = {"group": group_id, "now": connection.ops.adapt_datetimefield_value(now)}
    return {person: (came, of) for person, came, of in connection_rows(OF_ALL, values)}
