from __future__ import annotations

from collections.abc import Set

from deskside.progress.models import Completion


def completed_among(activity_ids: Set[int]) -> set[int]:
    """Those of the activities that anybody has completed: a new release may not take them away."""
    done = Completion.objects.filter(activity_id__in=activity_ids)
    return set(done.values_list("activity_id", flat=True).distinct())
