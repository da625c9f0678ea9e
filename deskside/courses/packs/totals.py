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
COURSE_MINUTES = (330, 390)
# The capabilities that are a section's reflections and exercises; the compassion tools, the board
# and the like have numbers of their own and stand beside them.
CURRICULUM = range(59, 142)


@dataclass(frozen=True, slots=True)
class SectionTotals:
    """`minutes`: by kind, "go deeper" and empty slots apart; exercises are no course minutes.
    `counts`: activities by kind; `numbered`: those of them that are promised by their inventory
    number. `questions`: in checks. `talk_questions`: of the guide."""

    key: str
    title: str
    number: int | None
    budget: int
    minutes: dict[str, int] = field(default_factory=dict)
    counts: dict[str, int] = field(default_factory=dict)
    numbered: dict[str, int] = field(default_factory=dict)
    questions: int = 0
    talk_questions: int = 0
    bank: int = 0
    slides: int = 0
    lists: int = 0
    word_pairs: int = 0

    @property
    def course_minutes(self) -> int:
        """Reading, video, check and reflection."""
        return sum(self.minutes.get(kind, 0) for kind in REQUIRED_KINDS)

    @property
    def exercise_minutes(self) -> int:
        return self.minutes.get("exercise", 0)


def section_totals(folder: SectionFolder) -> SectionTotals:
    meta, items = folder.section.meta, folder.ordered()
    minutes: Counter[str] = Counter()
    for item in items:
        minutes[item.front.kind] += item.front.minutes if _takes_time(item) else 0
    return SectionTotals(
        key=meta.key,
        title=meta.title,
        number=meta.number,
        budget=meta.minutes,
        minutes=dict(minutes),
        counts=dict(Counter(item.front.kind for item in items)),
        numbered=dict(Counter(item.front.kind for item in items if _is_promised(item))),
        questions=sum(len(getattr(item.front, "questions", ())) for item in items),
        talk_questions=len(meta.guide.questions) if meta.guide else 0,
        bank=len(folder.bank.meta.questions) if folder.bank else 0,
        slides=sum(
            len(item.front.video.slides) for item in items if isinstance(item.front, VideoFront)
        ),
        lists=len(meta.lists),
        word_pairs=len(folder.words.meta.pairs) if folder.words else 0,
    )


def check_totals(pack: Pack) -> Iterator[Problem]:
    """Warnings only, and only for sections that have content."""
    promised = PROMISED.get(pack.meta.key, {})
    if promised and all(folder.items for folder in pack.sections):
        minutes = sum(section_totals(folder).course_minutes for folder in pack.sections)
        if not COURSE_MINUTES[0] <= minutes <= COURSE_MINUTES[1]:
            low, high = COURSE_MINUTES
            message = f"the whole course takes {minutes} minutes; {low} to {high} were promised"
            yield pack.source.warning(message, "sections")
    for folder in pack.sections:
        if not folder.items:
            continue
        yield from _check_budget(folder)
        if folder.section.meta.number in promised:
            yield from _check_counts(folder, promised[folder.section.meta.number])


def _is_promised(item: ItemFile) -> bool:
    return any(number in CURRICULUM for number in item.front.inventory)


def _takes_time(item: ItemFile) -> bool:
    front = item.front
    if front.kind == "exercise":
        return True
    if front.kind not in REQUIRED_KINDS or front.deeper:
        return False
    return not (isinstance(front, VideoFront) and front.video.is_slot)


def _check_budget(folder: SectionFolder) -> Iterator[Problem]:
    totals = section_totals(folder)
    if abs(totals.course_minutes - totals.budget) > TOLERANCE * totals.budget:
        yield folder.section.source.warning(
            f"the activities take {totals.course_minutes} minutes, the budget says {totals.budget}",
            "minutes",
        )


def _check_counts(folder: SectionFolder, promised: tuple[int, int]) -> Iterator[Problem]:
    for kind, wanted in zip(("reflection", "exercise"), promised, strict=True):
        found = section_totals(folder).numbered.get(kind, 0)
        if found != wanted:
            yield folder.section.source.warning(
                f"has {found} {kind}s that carry an inventory number, {wanted} were promised",
                "activities",
            )
