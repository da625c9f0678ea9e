"""Minutes and counts of a section, and whether they are what was promised."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from deskside.courses.outline import REQUIRED_KINDS
from deskside.courses.packs.files import ItemFile, Pack, SectionFolder
from deskside.courses.packs.problems import Problem
from deskside.courses.packs.schema import VideoFront

TOLERANCE = 0.25
# What each numbered section of the built-in course promises: reflections, exercises.
PROMISED = {
    "it-customer-service": {
        1: (6, 6),
        2: (4, 3),
        3: (3, 3),
        4: (4, 3),
        5: (3, 5),
        6: (5, 5),
        7: (2, 3),
        8: (3, 6),
    }
}


@dataclass(frozen=True, slots=True)
class SectionTotals:
    """`course_minutes`: reading, video, check and reflection; "go deeper" and empty slots apart.
    `counts`: activities by kind. `talk_questions`: of the guide."""

    key: str
    title: str
    number: int | None
    budget: int
    course_minutes: int
    exercise_minutes: int
    counts: dict[str, int] = field(default_factory=dict)
    questions: int = 0
    talk_questions: int = 0


def section_totals(folder: SectionFolder) -> SectionTotals:
    meta, items = folder.section.meta, folder.ordered()
    return SectionTotals(
        key=meta.key,
        title=meta.title,
        number=meta.number,
        budget=meta.minutes,
        course_minutes=sum(item.front.minutes for item in items if _is_course_time(item)),
        exercise_minutes=sum(item.front.minutes for item in items if item.front.kind == "exercise"),
        counts=dict(Counter(item.front.kind for item in items)),
        questions=sum(len(getattr(item.front, "questions", ())) for item in items),
        talk_questions=len(meta.guide.questions) if meta.guide else 0,
    )


def check_totals(pack: Pack) -> Iterator[Problem]:
    """Warnings only, and only for sections that have content."""
    promised = PROMISED.get(pack.meta.key, {})
    for folder in pack.sections:
        if not folder.items:
            continue
        yield from _check_budget(folder)
        if folder.section.meta.number in promised:
            yield from _check_counts(folder, promised[folder.section.meta.number])


def _is_course_time(item: ItemFile) -> bool:
    front = item.front
    if front.kind not in REQUIRED_KINDS or front.deeper:
        return False
    return not isinstance(front, VideoFront) or bool(front.video.file or front.video.link)


def _check_budget(folder: SectionFolder) -> Iterator[Problem]:
    totals = section_totals(folder)
    if abs(totals.course_minutes - totals.budget) > TOLERANCE * totals.budget:
        yield folder.section.source.warning(
            f"the activities take {totals.course_minutes} minutes, the budget says {totals.budget}",
            "minutes",
        )


def _check_counts(folder: SectionFolder, promised: tuple[int, int]) -> Iterator[Problem]:
    for kind, wanted in zip(("reflection", "exercise"), promised, strict=True):
        fronts = [item.front for item in folder.ordered()]
        found = sum(front.kind == kind and bool(front.inventory) for front in fronts)
        if found != wanted:
            yield folder.section.source.warning(
                f"has {found} {kind}s that carry an inventory number, {wanted} were promised",
                "activities",
            )
