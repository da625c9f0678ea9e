"""Reads of published courses. Releases never change, so what was read once is kept in memory."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Any

from django.db.models import F, Q
from django.utils.safestring import mark_safe

from deskside.courses import kinds
from deskside.courses.models import OwnVideo, PackRelease, ReleaseEntry
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
from deskside.courses.texts import (
    NO_HTML,
    ActivityText,
    Bin,
    Card,
    GuidePart,
    GuideText,
    Line,
    Option,
    QuestionText,
)

Row = dict[str, Any]


def newest_release(course_key: str) -> PackRelease | None:
    return PackRelease.objects.filter(course__key=course_key).order_by("-number").first()


def course_outline(release_id: int, language: str = "") -> CourseOutline:
    """Two statements the first time, none afterwards. Raises PackRelease.DoesNotExist."""
    return _course_outline(release_id, language.lower())


def activity_text(release_id: int, activity: ActivityOutline, language: str = "") -> ActivityText:
    """One statement the first time, none afterwards."""
    return _activity_text(release_id, activity.id, activity.revision_id, language.lower())


def guide(release_id: int, section_id: int, language: str = "") -> GuideText:
    """The leader's guide to a section; without parts where the pack has none."""
    return _guide(release_id, section_id, language.lower())


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


def forget_releases() -> None:
    """For tests, where a rolled back release may give its number to the next."""
    for cached in (_course_outline, _activity_text, _guide, _media_files):
        cached.cache_clear()


@lru_cache(maxsize=32)
def _course_outline(release_id: int, language: str) -> CourseOutline:
    release = PackRelease.objects.select_related("course").get(id=release_id)
    rows = _in_language(
        _entries(release_id).filter(
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


def _entries(release_id: int) -> Any:
    return (
        ReleaseEntry.objects.filter(release_id=release_id)
        .annotate(ordinal=F("section__ordinal"))
        .order_by("position", "id")
        .values(
            "section_id",
            "ordinal",
            "revision_id",
            "revision__section_id",
            "revision__activity_id",
            "revision__question_id",
            "revision__guide_item_id",
            "revision__language",
            "revision__title",
            "revision__content",
        )
    )


def _in_language(rows: Iterable[Row], wanted: str, own: str) -> list[Row]:
    """One row per item, in order: in the wanted language, else one near it, else the pack's own."""
    best: dict[tuple[Any, ...], tuple[int, Row]] = {}
    for row in rows:
        item = (
            row["revision__section_id"],
            row["revision__activity_id"],
            row["revision__question_id"],
            row["revision__guide_item_id"],
        )
        rank = _rank(row["revision__language"].lower(), wanted, own.lower())
        if item not in best or rank < best[item][0]:
            best[item] = (rank, row)
    return [row for _, row in best.values()]


def _rank(language: str, wanted: str, own: str) -> int:
    if language == wanted:
        return 0
    if wanted and language.partition("-")[0] == wanted.partition("-")[0]:
        return 1
    return 2 if language == own else 3


def _activity_outline(row: Row) -> ActivityOutline:
    content = row["revision__content"]
    video = content.get("video")
    slot = video is not None and not (video.get("file") or video.get("link"))
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
            kind=content["kind"], deeper=content["deeper"], place=content["place"], slot=slot
        ),
        slot=slot,
        has_group_view=bool(content["group"]),
        drawing=mark_safe(content["rendered"]["drawing"]),  # noqa: S308  cleaned at load
    )


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


@lru_cache(maxsize=512)
def _activity_text(
    release_id: int, activity_id: int, revision_id: int, language: str
) -> ActivityText:
    entries = _entries(release_id).filter(activity_id=activity_id)
    rows = list(entries.annotate(html=F("revision__html"), own=F("release__content__language")))
    body = next(row for row in rows if row["revision_id"] == revision_id)
    questions = _in_language(
        (row for row in rows if row["revision__question_id"]), language, body["own"]
    )
    content = body["revision__content"]
    rendered = content["rendered"]
    return ActivityText(
        id=activity_id,
        revision_id=revision_id,
        release_id=release_id,
        language=body["revision__language"],
        title=body["revision__title"],
        html=mark_safe(body["html"]),  # noqa: S308  rendered and cleaned at load
        lead=rendered["lead"],
        group_html=mark_safe(rendered["group"]),  # noqa: S308
        content={key: value for key, value in content.items() if key != "rendered"},
        questions=tuple(_question_text(row) for row in questions),
        paragraphs=rendered["paragraphs"],
        drawing=mark_safe(rendered["drawing"]),  # noqa: S308
        transcript_html=mark_safe(rendered["transcript"]),  # noqa: S308
        video=_video_sources(content),
    )


def _video_sources(content: dict[str, Any]) -> dict[str, str]:
    video = content.get("video") or {}
    return {name: video[name] for name in ("file", "captions", "link") if video.get(name)}


def _question_text(row: Row) -> QuestionText:
    content = row["revision__content"]
    return QuestionText(
        id=row["revision__question_id"],
        revision_id=row["revision_id"],
        key=content["key"],
        kind=content["kind"],
        scene=content["scene"] or "",
        text=content["text"],
        concept=content["concept"] or "",
        principles=tuple(content["principles"]),
        options=tuple(Option(**option) for option in content.get("options", ())),
        ask=content.get("ask", ""),
        lines=tuple(Line(**_no_none(line)) for line in content.get("lines", ())),
        bins=tuple(Bin(**each) for each in content.get("bins", ())),
        cards=tuple(Card(**_no_none(card)) for card in content.get("cards", ())),
    )


def _no_none(part: dict[str, Any]) -> dict[str, Any]:
    return {key: "" if value is None else value for key, value in part.items()}


@lru_cache(maxsize=64)
def _guide(release_id: int, section_id: int, language: str) -> GuideText:
    entries = _entries(release_id).filter(section_id=section_id, revision__guide_item__isnull=False)
    rows: Sequence[Row] = list(
        entries.annotate(html=F("revision__html"), own=F("release__content__language"))
    )
    own = rows[0]["own"] if rows else ""
    return GuideText(
        section_id, tuple(_guide_part(row) for row in _in_language(rows, language, own))
    )


def _guide_part(row: Row) -> GuidePart:
    content = row["revision__content"]
    return GuidePart(
        id=row["revision__guide_item_id"],
        revision_id=row["revision_id"],
        key=content["key"],
        kind=content["kind"],
        title=row["revision__title"],
        html=mark_safe(row["html"]) if row["html"] else NO_HTML,  # noqa: S308
        content={key: value for key, value in content.items() if key not in ("key", "kind")},
    )


@lru_cache(maxsize=64)
def _media_files(release_id: int) -> dict[str, str]:
    """Raises for an unknown release: that one is unknown today must not be kept in memory."""
    content = PackRelease.objects.values_list("content", flat=True).get(id=release_id)
    return dict(content["media"])
