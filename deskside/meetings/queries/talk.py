"""Who has been heard in a sitting, as its screens show it."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Count

from deskside.meetings.models import Spoke
from deskside.meetings.queries.room_view import Present, RoomView
from deskside.meetings.talk_share import TalkShare, talk_share


@dataclass(frozen=True, slots=True)
class Talk:
    """`rows`: everybody present and how often they have spoken, those not yet heard first."""

    share: TalkShare
    rows: tuple[tuple[Present, int], ...]
    mine: int
    leader_name: str

    @property
    def not_heard(self) -> tuple[Present, ...]:
        missing = set(self.share.not_heard)
        return tuple(each for each, _count in self.rows if each.attendance_id in missing)

    @property
    def to_be_heard(self) -> int:
        return self.share.heard + len(self.not_heard)


def talk_of(here: RoomView) -> Talk:
    """Turns to speak in the whole sitting; one statement."""
    rows = Spoke.objects.filter(attendance__sitting=here.sitting)
    counted = rows.values_list("attendance_id").annotate(times=Count("pk")).order_by()
    turns = dict(counted)
    leader = _leader(here)
    present = [each.attendance_id for each in here.present]
    share = talk_share(present, turns, leader.attendance_id if leader else None)
    own = here.attendance.pk if here.attendance else None
    ordered = sorted(here.present, key=lambda each: turns.get(each.attendance_id, 0) > 0)
    return Talk(
        share=share,
        rows=tuple((each, turns.get(each.attendance_id, 0)) for each in ordered),
        mine=turns.get(own, 0) if own is not None else 0,
        leader_name=leader.name if leader else "",
    )


def _leader(here: RoomView) -> Present | None:
    """Whoever turns the pages, where they have come as one of those in the room."""
    driver = here.room.driver_id
    return next((each for each in here.everybody if each.person_id == driver), None)
