"""Course outlines as plain values, for rules that need no database."""

from __future__ import annotations

from typing import Any

from django.utils.safestring import SafeString

from deskside.courses.outline import (
    ActivityOutline,
    CourseOutline,
    SectionOutline,
    choice_ids,
    is_counted,
    required_ids,
)


def activity(number: int, kind: str = "reading", **more: Any) -> ActivityOutline:
    fields: dict[str, Any] = {
        "deeper": False,
        "place": "work",
        "slot": False,
        "section_id": 1,
        **more,
    }
    counted = is_counted(
        kind=kind, deeper=fields["deeper"], place=fields["place"], slot=fields["slot"]
    )
    return ActivityOutline(
        id=number,
        key=f"activity-{number}",
        kind=kind,
        title=f"Activity {number}",
        summary="",
        minutes=5,
        revision_id=number,
        concept="",
        principles=(),
        audience="all",
        counted=counted,
        has_group_view=False,
        drawing=SafeString(""),
        **fields,
    )


def section(number: int, *activities: ActivityOutline) -> SectionOutline:
    return SectionOutline(
        id=number,
        key=f"section-{number}",
        ordinal=number,
        number=number,
        title=f"Section {number}",
        summary="",
        minutes=30,
        activities=activities,
        required=required_ids(activities),
        choices=choice_ids(activities),
    )


def course(*sections: SectionOutline) -> CourseOutline:
    return CourseOutline(
        release_id=1,
        course_id=1,
        course_key="course",
        title="Course",
        language="en-GB",
        principles=(),
        concepts=(),
        sections=sections,
        by_key={a.key: a for s in sections for a in s.activities},
        by_section={s.id: s for s in sections},
    )
