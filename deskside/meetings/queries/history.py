"""What a group has behind it when it meets."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db.models import Q, QuerySet

from deskside.knowledge.models import Norm, Why
from deskside.meetings.models import Sitting, SittingState

MONTH_THREE = timedelta(days=90)
MOST_SHOWN_AGAIN = 3


def is_first_sitting(sitting: Sitting) -> bool:
    """Whether nobody of this crew can have promised anything yet. One statement."""
    return not _before(sitting).exists()


def look_back_of(sitting: Sitting) -> tuple[str, ...]:
    """The group's why and norms, once, in the first sitting three months after they were made.

    One to four statements: a group without any costs one or two.
    """
    group_id = sitting.meeting.series.group_id
    norms = list(
        Norm.objects.filter(group_id=group_id, ended_at=None)
        .order_by("position", "pk")
        .values_list("text", "kept_at")
    )
    whys = list(
        Why.objects.filter(group_id=group_id)
        .order_by("-times", "pk")
        .values_list("text", "kept_at")
    )
    if not (norms or whys):
        return ()
    made_at: datetime = min(kept_at for _text, kept_at in norms + whys)
    if sitting.starts_at < made_at + MONTH_THREE or _was_shown(sitting, made_at):
        return ()
    shown = whys[:MOST_SHOWN_AGAIN] + norms[:MOST_SHOWN_AGAIN]
    return tuple(text for text, _kept_at in shown)


def _was_shown(sitting: Sitting, made_at: datetime) -> bool:
    return _before(sitting).filter(starts_at__gte=made_at + MONTH_THREE).exists()


def _before(sitting: Sitting) -> QuerySet[Sitting]:
    """Earlier ones of this group, for this crew or for all, that were not called off."""
    found = (
        Sitting.objects.filter(
            meeting__series__group_id=sitting.meeting.series.group_id,
            starts_at__lt=sitting.starts_at,
        )
        .exclude(state=SittingState.CANCELLED)
        .exclude(meeting_id=sitting.meeting_id)
    )
    if sitting.crew_id is None:
        return found
    return found.filter(Q(crew_id=sitting.crew_id) | Q(crew=None))
