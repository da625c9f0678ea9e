from __future__ import annotations

from django.db import transaction

from deskside.lib.db.bulk import insert_ignoring_conflicts
from deskside.meetings.actions.versions import bump_sitting
from deskside.meetings.models import Attendance, Placement
from deskside.meetings.position_line import HIGHEST, LOWEST


@transaction.atomic
def stand(*, attendance: Attendance, block: str, phase: str, place: int) -> Placement:
    """Where somebody stands from 0 to 10, `before` the talk or `after` it; a later word counts.

    Raises ValueError for a place beside the line.
    """
    if not LOWEST <= place <= HIGHEST or phase not in {"before", "after"}:
        raise ValueError(place)
    mine = {"sitting_id": attendance.sitting_id, "block": block, "attendance": attendance}
    insert_ignoring_conflicts(Placement, **mine)
    placement = Placement.objects.get(**mine)
    setattr(placement, phase, place)
    placement.save(update_fields=[phase])
    bump_sitting(attendance.sitting)
    return placement
