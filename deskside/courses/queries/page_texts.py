from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from django.db.models import F
from django.utils.safestring import mark_safe

from deskside.courses.outline import ActivityOutline
from deskside.courses.queries.rows import Row, entries, in_language
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
    Slide,
)


def activity_text(release_id: int, activity: ActivityOutline, language: str = "") -> ActivityText:
    """One statement the first time, none afterwards."""
    return _activity_text(release_id, activity.id, activity.revision_id, language.lower())


def guide(release_id: int, section_id: int, language: str = "") -> GuideText:
    """The leader's guide to a section; without parts where the pack has none."""
    return _guide(release_id, section_id, language.lower())


@lru_cache(maxsize=512)
def _activity_text(
    release_id: int, activity_id: int, revision_id: int, language: str
) -> ActivityText:
    found = entries(release_id).filter(activity_id=activity_id)
    rows = list(found.annotate(html=F("revision__html"), own=F("release__content__language")))
    body = next(row for row in rows if row["revision_id"] == revision_id)
    questions = in_language(
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
        questions=tuple(question_text(row) for row in questions),
        paragraphs=rendered["paragraphs"],
        drawing=mark_safe(rendered["drawing"]),  # noqa: S308
        transcript_html=mark_safe(rendered["transcript"]),  # noqa: S308
        video=_video_sources(content),
        slides=tuple(_slide(slide) for slide in rendered.get("slides", ())),
    )


def _slide(slide: dict[str, str]) -> Slide:
    return Slide(
        title=slide["title"],
        html=mark_safe(slide["html"]),  # noqa: S308  rendered and cleaned at load
        say=slide["say"],
        drawing=mark_safe(slide["drawing"]),  # noqa: S308
    )


def _video_sources(content: dict[str, Any]) -> dict[str, str]:
    video = content.get("video") or {}
    return {name: video[name] for name in ("file", "captions", "link") if video.get(name)}


def question_text(row: Row, section_key: str = "") -> QuestionText:
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
        section_key=section_key,
        cards=tuple(Card(**_no_none(card)) for card in content.get("cards", ())),
    )


def _no_none(part: dict[str, Any]) -> dict[str, Any]:
    return {key: "" if value is None else value for key, value in part.items()}


@lru_cache(maxsize=64)
def _guide(release_id: int, section_id: int, language: str) -> GuideText:
    found = entries(release_id).filter(section_id=section_id, revision__guide_item__isnull=False)
    rows: Sequence[Row] = list(
        found.annotate(html=F("revision__html"), own=F("release__content__language"))
    )
    own = rows[0]["own"] if rows else ""
    return GuideText(
        section_id, tuple(_guide_part(row) for row in in_language(rows, language, own))
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
