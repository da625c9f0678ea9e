"""The entries of a release as plain rows, one per item, in the reader's language."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db.models import F

from deskside.courses.models import ReleaseEntry

Row = dict[str, Any]


def entries(release_id: int) -> Any:
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


def in_language(rows: Iterable[Row], wanted: str, own: str) -> list[Row]:
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
