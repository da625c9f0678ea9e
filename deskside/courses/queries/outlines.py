from __future__ import annotations

from functools import lru_cache
from typing import Any

from django.db.models import Q
from django.utils.safestring import mark_safe

from deskside.courses import kinds
from deskside.courses.models import PackRelease
from deskside.courses.outline import (
    ActivityOutline,
    ConceptOutline,
    CourseOutline,
    PrincipleOutline,
    SectionOutline,
    choice_ids,
    is_counted,
    required_ids,
)
from deskside.courses.queries.rows import Row, entries, in_language


def newest_release(course_key: str) -> PackRelease | None:
    return PackRelease.objects.filter(course__key=course_key).order_by("-number").first()


def course_outline(release_id: int, language: str = "") -> CourseOutline:
    """Two statements the first time, none afterwards. Raises PackRelease.DoesNotExist."""
    return _course_outline(release_id, language.lower())


@lru_cache(maxsize=32)
def _course_outline(release_id: int, language: str) -> CourseOutline:
    release = PackRelease.objects.select_related("course").get(id=release_id)
    rows = in_language(
        entries(release_id).filter(
            Q(revision__section__isnull=False) | Q(revision__activity__isnull=False)
        ),
        language,
        release.content["language"],
    )
    activities = [_activity_outline(row) for row in rows if _is_shown(row)]
    sections = [
        _section_outline(row, tuple(a for a in activities if a.section_id == row["section_id"]))
        for row in rows
        if row["revision__section_id"]
    ]
    published = tuple(section for section in sections if section.activities)
    return CourseOutline(
        release_id=release_id,
        course_id=release.course_id,
        course_key=release.course.key,
        title=release.content["title"],
        language=release.content["language"],
        principles=tuple(PrincipleOutline(**each) for each in release.content["principles"]),
        concepts=tuple(ConceptOutline(**each) for each in release.content["concepts"]),
        sections=published,
        by_key={a.key: a for section in published for a in section.activities},
        by_section={section.id: section for section in published},
    )


def _is_shown(row: Row) -> bool:
    return bool(row["revision__activity_id"]) and kinds.is_shown(row["revision__content"]["kind"])


def _activity_outline(row: Row) -> ActivityOutline:
    content = row["revision__content"]
    return ActivityOutline(
        id=row["revision__activity_id"],
        key=content["key"],
        kind=content["kind"],
        title=content["title"],
        summary=content["summary"],
        minutes=content["minutes"],
        revision_id=row["revision_id"],
        section_id=row["section_id"],
        concept=content["concept"] or "",
        principles=tuple(content["principles"]),
        audience=content["audience"],
        place=content["place"],
        deeper=content["deeper"],
        counted=is_counted(
            kind=content["kind"],
            deeper=content["deeper"],
            place=content["place"],
            slot=_is_slot(content),
        ),
        slot=_is_slot(content),
        has_group_view=bool(content["group"]),
        drawing=mark_safe(content["rendered"]["drawing"]),  # noqa: S308  cleaned at load
    )


def _is_slot(content: dict[str, Any]) -> bool:
    """A video of which there is nothing to see yet: no film, no link, no slides."""
    video = content.get("video")
    if video is None or content["rendered"].get("slides"):
        return False
    return not (video.get("file") or video.get("link"))


def _section_outline(row: Row, activities: tuple[ActivityOutline, ...]) -> SectionOutline:
    content = row["revision__content"]
    return SectionOutline(
        id=row["section_id"],
        key=content["key"],
        ordinal=row["ordinal"],
        number=content["number"],
        title=content["title"],
        summary=content["summary"],
        minutes=content["minutes"],
        activities=activities,
        required=required_ids(activities),
        choices=choice_ids(activities),
    )
