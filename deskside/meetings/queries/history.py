"""What a group has behind it when it meets."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Exists, F, Q, QuerySet, Subquery, Value

from deskside.knowledge.models import Norm, Why
from deskside.meetings.models import Sitting, SittingState
from deskside.progress.models import Plan

MONTH_THREE = timedelta(days=90)
MOST_SHOWN_AGAIN = 3


@dataclass(frozen=True, slots=True)
class Behind:
    """`release_id`: what the group's plan reads, if it has one. `is_first`: nobody can have
    promised anything yet. `agreed_at`: when the group wrote down its why and its norms."""

    release_id: int | None
    is_first: bool
    agreed_at: datetime | None


def behind(sitting: Sitting) -> Behind:
    """One statement."""
    series = sitting.meeting.series
    plans = Plan.objects.filter(group_id=series.group_id, course_id=series.course_id)
    whys = Why.objects.filter(group_id=series.group_id).order_by("kept_at")
    row = (
        Sitting.objects.filter(pk=sitting.pk)
        .annotate(
            release=Subquery(plans.values("release_id")[:1]),
            later=Exists(_before(sitting)),
            norm_at=Subquery(_norms(sitting).order_by("kept_at").values("kept_at")[:1]),
            why_at=Subquery(whys.values("kept_at")[:1]),
        )
        .values_list("release", "later", "norm_at", "why_at")
        .first()
    )
    release, later, *agreed = row or (None, False)
    return Behind(release, not later, min((at for at in agreed if at), default=None))


def look_back_of(sitting: Sitting, agreed_at: datetime | None) -> tuple[str, ...]:
    """The group's why and norms, once, in the first sitting three months after they were made.

    No statement before, one or two from then on.
    """
    if agreed_at is None or sitting.starts_at < agreed_at + MONTH_THREE:
        return ()
    if _before(sitting).filter(starts_at__gte=agreed_at + MONTH_THREE).exists():
        return ()
    names = ("kind", "rank", "text")
    norms = _norms(sitting).annotate(kind=Value(1), rank=F("position")).values_list(*names)
    whys = Why.objects.filter(group_id=sitting.meeting.series.group_id)
    own = whys.annotate(kind=Value(0), rank=0 - F("times")).values_list(*names)
    rows = sorted(norms.union(own, all=True))
    texts = {kind: [text for each, _rank, text in rows if each == kind] for kind in (0, 1)}
    return (*texts[0][:MOST_SHOWN_AGAIN], *texts[1][:MOST_SHOWN_AGAIN])


def _norms(sitting: Sitting) -> QuerySet[Norm]:
    return Norm.objects.filter(group_id=sitting.meeting.series.group_id, ended_at=None)


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
