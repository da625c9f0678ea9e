from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from deskside.courses.models import OwnVideo, PackRelease


def media_files(release_id: int) -> dict[str, str]:
    """Path in the pack -> name of its copy under MEDIA_ROOT/packs; empty for no such release."""
    try:
        return _media_files(release_id)
    except PackRelease.DoesNotExist:
        return {}


def own_video(activity_id: int) -> OwnVideo | None:
    return OwnVideo.objects.filter(activity_id=activity_id).first()


def own_video_activities(activity_ids: Iterable[int]) -> set[int]:
    """Those of the activities for which the organisation has added a video of its own."""
    rows = OwnVideo.objects.filter(activity_id__in=list(activity_ids))
    return set(rows.values_list("activity_id", flat=True))


@lru_cache(maxsize=64)
def _media_files(release_id: int) -> dict[str, str]:
    """Raises for an unknown release: that one is unknown today must not be kept in memory."""
    content = PackRelease.objects.values_list("content", flat=True).get(id=release_id)
    return dict(content["media"])
