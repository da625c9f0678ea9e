"""Identity rows of a course: matched by key, then by a former key; retired, never deleted."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Max

from deskside.courses.models import Activity, Course, GuideItem, Question, Section
from deskside.courses.packs.compile import Wanted
from deskside.courses.packs.problems import PackRefused, Problem

LAST_ORDINAL = 61  # one bit each in a summary of 63
ItemRow = Section | Activity | Question | GuideItem


@dataclass(slots=True)
class Rows:
    """`missing`: rows in use until now that the pack no longer has."""

    by_key: dict[str, ItemRow] = field(default_factory=dict)
    missing: list[ItemRow] = field(default_factory=list)
    changed_kind: list[tuple[ItemRow, str]] = field(default_factory=list)


def match_all(course: Course, wanted: Sequence[Wanted]) -> dict[str, Rows]:
    """A row for everything wanted, made, renamed or revived as need be; by name of its table."""
    by_subject: dict[str, dict[str, Wanted]] = {name: {} for name in MODELS}
    for each in wanted:
        by_subject[each.subject].setdefault(each.key, each)
    return {
        subject: _match(subject, course, list(items.values()))
        for subject, items in by_subject.items()
    }


def retire_missing(rows: dict[str, Rows]) -> None:
    for subject, found in rows.items():
        ids = [row.pk for row in found.missing]
        MODELS[subject].objects.filter(id__in=ids).update(retired=True)


def _match(subject: str, course: Course, wanted: Sequence[Wanted]) -> Rows:
    model = MODELS[subject]
    existing: dict[str, ItemRow] = {
        row.key: row for row in model.objects.filter(course=course).order_by("id")
    }
    rows = Rows()
    taken = {each.key for each in wanted if each.key in existing}
    new: list[Wanted] = []
    for each in wanted:
        former = next(
            (key for key in (each.key, *each.was) if _is_free(key, each, existing, taken)), None
        )
        if former is None:
            new.append(each)
            continue
        taken.add(former)
        rows.by_key[each.key] = existing[former]
        _bring_up_to_date(existing[former], each, rows)
    for row in _created(subject, course, new):
        rows.by_key[row.key] = row
    matched = {row.pk for row in rows.by_key.values()}
    rows.missing = [row for row in existing.values() if row.pk not in matched and not row.retired]
    return rows


def _is_free(key: str, wanted: Wanted, existing: dict[str, ItemRow], taken: set[str]) -> bool:
    return key in existing and (key == wanted.key or key not in taken)


def _bring_up_to_date(row: ItemRow, wanted: Wanted, rows: Rows) -> None:
    """Its present key and kind, and in use again if it was retired."""
    changed = []
    if row.key != wanted.key:
        row.key = wanted.key
        changed.append("key")
    if row.retired:
        row.retired = False
        changed.append("retired")
    if not isinstance(row, Section) and row.kind != wanted.kind:
        rows.changed_kind.append((row, wanted.kind))
        row.kind = wanted.kind
        changed.append("kind")
    if changed:
        row.save(update_fields=changed)


def _created(subject: str, course: Course, wanted: Iterable[Wanted]) -> list[ItemRow]:
    if subject == "section":
        return list(Section.objects.bulk_create(_new_sections(course, wanted)))
    model: Any = MODELS[subject]
    return list(
        model.objects.bulk_create(model(course=course, key=w.key, kind=w.kind) for w in wanted)
    )


def _new_sections(course: Course, wanted: Iterable[Wanted]) -> list[Section]:
    """A section keeps its ordinal for ever: packed summaries know it by that bit."""
    last = Section.objects.filter(course=course).aggregate(last=Max("ordinal"))["last"]
    first = 0 if last is None else last + 1
    new = [
        Section(course=course, key=each.key, ordinal=ordinal)
        for ordinal, each in enumerate(wanted, start=first)
    ]
    if new and new[-1].ordinal > LAST_ORDINAL:
        sentence = (
            f"a course can have {LAST_ORDINAL + 1} sections in all its life, retired ones too"
        )
        raise PackRefused([Problem("pack.yaml", 0, sentence)])
    return new


MODELS: dict[str, type[Section | Activity | Question | GuideItem]] = {
    "section": Section,
    "activity": Activity,
    "question": Question,
    "guide_item": GuideItem,
}
