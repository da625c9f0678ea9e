"""A course: identity rows that never vanish, their immutable revisions, and releases of them."""

from __future__ import annotations

from deskside.courses.models.items import Activity, Course, GuideItem, Kind, Question, Section
from deskside.courses.models.own import OwnVideo
from deskside.courses.models.releases import PackRelease, ReleaseEntry, Revision

__all__ = [
    "Activity",
    "Course",
    "GuideItem",
    "Kind",
    "OwnVideo",
    "PackRelease",
    "Question",
    "ReleaseEntry",
    "Revision",
    "Section",
]
