"""What a release holds beside its pages: the question bank, pairs of words, advice to leaders."""

from __future__ import annotations

from functools import lru_cache

from django.db.models import F, Q
from django.utils.safestring import mark_safe

from deskside.courses.models import PackRelease
from deskside.courses.queries.page_texts import question_text
from deskside.courses.queries.rows import entries, in_language
from deskside.courses.texts import Leading, QuestionText, WordPair


def bank_questions(release_id: int, language: str = "") -> tuple[QuestionText, ...]:
    """For spaced review, in the order of the sections; each knows its `section_key`.

    One statement the first time, none afterwards. Empty for no such release.
    """
    return _bank_questions(release_id, language.lower())


def word_pairs(release_id: int) -> tuple[WordPair, ...]:
    """Words that are easily mixed up. Raises PackRelease.DoesNotExist."""
    return _word_pairs(release_id)


def leading_advice(release_id: int) -> Leading | None:
    """General advice to leaders, if the pack has any. Raises PackRelease.DoesNotExist."""
    return _leading(release_id)


@lru_cache(maxsize=32)
def _bank_questions(release_id: int, language: str) -> tuple[QuestionText, ...]:
    of_bank = Q(revision__question__isnull=False, activity__isnull=True)
    found = list(
        entries(release_id)
        .filter(of_bank | Q(revision__section__isnull=False))
        .annotate(own=F("release__content__language"))
    )
    rows = in_language(found, language, found[0]["own"] if found else "")
    sections = {
        row["section_id"]: row["revision__content"]["key"]
        for row in rows
        if row["revision__section_id"]
    }
    return tuple(
        question_text(row, sections[row["section_id"]])
        for row in rows
        if row["revision__question_id"]
    )


@lru_cache(maxsize=32)
def _word_pairs(release_id: int) -> tuple[WordPair, ...]:
    content = PackRelease.objects.values_list("content", flat=True).get(id=release_id)
    return tuple(
        WordPair(
            section_key=pair["section"],
            words=tuple(pair["words"]),
            rule=pair["rule"],
            right=tuple(pair["right"]),
            wrong=tuple(pair["wrong"]),
            note=pair["note"] or "",
        )
        for pair in content.get("word_pairs", ())
    )


@lru_cache(maxsize=32)
def _leading(release_id: int) -> Leading | None:
    content = PackRelease.objects.values_list("content", flat=True).get(id=release_id)
    found = content.get("leading")
    # Rendered and cleaned when the pack was loaded.
    return found and Leading(found["title"], mark_safe(found["html"]))  # noqa: S308
