"""What a sitting does and asks: one sheet for the room, for paper and for the preparation."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.utils.translation import override

from deskside.courses.outline import CourseOutline, SectionOutline
from deskside.courses.queries import course_outline, newest_release
from deskside.courses.queries import guide as guide_text
from deskside.courses.texts import GuidePart, GuideText
from deskside.meetings import agenda
from deskside.meetings.agenda import Block, CaseStory, Material, Question, Refused, Slot, Step
from deskside.meetings.guidance import concept_of, recall_of, whole_course_recall
from deskside.meetings.models import Kind, RunSheet, Sitting
from deskside.meetings.queries.history import Behind, behind, look_back_of
from deskside.meetings.queries.questions import ChosenQuestion, Questions, questions_of

BOARD_EXERCISE = "heroes-and-villains-board"


@dataclass(frozen=True, slots=True)
class Sheet:
    """`slots`: the arrangement as it may be changed; `blocks` and `steps`: the same in words.

    `questions`: chosen, or the guide's first where nobody chose (`is_chosen` is false then);
    `usable`: all that could be.
    `opening`: what the leader says at the beginning, in their own words, or empty. `concept` and
    `principle`: what a promise made here hangs on.
    """

    slots: tuple[Slot, ...]
    blocks: tuple[Block, ...]
    steps: tuple[Step, ...]
    questions: tuple[ChosenQuestion, ...]
    is_chosen: bool
    usable: tuple[ChosenQuestion, ...]
    case: CaseStory | None
    opening: str
    concept: str
    principle: str
    prompt: str
    examples: tuple[str, ...]
    tips: tuple[GuidePart, ...]
    course: CourseOutline | None
    section: SectionOutline | None
    guide: GuideText | None
    is_changed: bool
    version: int

    @property
    def minutes(self) -> int:
        return sum(slot.seconds for slot in self.slots) // 60


def course_of(sitting: Sitting, language: str) -> CourseOutline | None:
    """The release the group's plan reads, else the newest; None where nothing was published."""
    return _course(sitting, behind(sitting).release_id, language)


def _course(sitting: Sitting, release_id: int | None, language: str) -> CourseOutline | None:
    if release_id is None:
        release = newest_release(sitting.meeting.series.course.key)
        release_id = release.pk if release else None
    return course_outline(release_id, language) if release_id else None


def sheet_of(sitting: Sitting, language: str, people_present: int | None = None) -> Sheet:
    """The sitting's run-sheet in a language. `sitting` has its meeting, series and group.

    `people_present` decides whether promises are told round or in pairs; None on paper, where both
    are named. Four statements, two more in month three.
    """
    with override(language or None):
        return _sheet(sitting, language, people_present)


@dataclass(frozen=True, slots=True)
class _Held:
    """What was read for a sitting, before it is put into words."""

    sitting: Sitting
    course: CourseOutline | None
    section: SectionOutline | None
    guide: GuideText | None
    kept: RunSheet | None
    asks: Questions
    past: Behind


def _sheet(sitting: Sitting, language: str, people: int | None) -> Sheet:
    held = _read(sitting, language)
    kept, chosen = held.kept, held.asks.chosen
    material = _material(held, people)
    slots = _slots(sitting, kept, material, held.guide)
    blocks = agenda.dressed(slots, material)
    about = {one for each in chosen[:1] for one in each.principles}
    concept, principle = concept_of(held.course, held.section, about) if held.course else ("", "")
    return Sheet(
        slots=slots,
        blocks=blocks,
        steps=agenda.all_steps(blocks),
        questions=chosen,
        is_chosen=held.asks.is_chosen,
        usable=held.asks.usable,
        case=material.case,
        opening=next((slot.say for slot in slots if slot.kind == "why"), ""),
        concept=concept,
        principle=principle,
        prompt=material.prompt,
        examples=tuple(_of_commitment(held.guide).get("examples", ())),
        tips=held.guide.all("tip") if held.guide else (),
        course=held.course,
        section=held.section,
        guide=held.guide,
        is_changed=kept is not None and bool(kept.blocks),
        version=kept.version if kept else 0,
    )


def _read(sitting: Sitting, language: str) -> _Held:
    past = behind(sitting)
    course = _course(sitting, past.release_id, language)
    section = course.by_section.get(sitting.meeting.section_id or 0) if course else None
    guide = guide_text(course.release_id, section.id, language) if course and section else None
    kept = RunSheet.objects.filter(sitting=sitting).select_related("case__written_by").first()
    return _Held(sitting, course, section, guide, kept, questions_of(sitting, guide), past)


def _material(held: _Held, people: int | None) -> Material:
    return Material(
        questions=tuple(Question(each.text, each.privacy) for each in held.asks.chosen),
        recall=_recall(held.sitting.meeting.kind, held.course, held.section, held.guide),
        case=_case(held.kept),
        prompt=_of_commitment(held.guide).get("prompt", ""),
        look_back=look_back_of(held.sitting, held.past.agreed_at),
        people=people,
        is_first=held.past.is_first and _opens_the_course(held),
    )


def _opens_the_course(held: _Held) -> bool:
    """Whoever has read a section has been asked for a promise there, without any meeting."""
    return held.course is None or held.section in (None, held.course.sections[0])


def _of_commitment(guide: GuideText | None) -> dict[str, Any]:
    part = guide.one("commitment") if guide else None
    return part.content if part else {}


def _recall(
    kind: str, course: CourseOutline | None, section: SectionOutline | None, guide: GuideText | None
) -> tuple[str, ...]:
    if course is None:
        return ()
    if section is None or guide is None or kind != Kind.SECTION:
        return whole_course_recall()
    return recall_of(course, section, guide)


def _case(kept: RunSheet | None) -> CaseStory | None:
    if kept is None or kept.case is None:
        return None
    case = kept.case
    writer = case.written_by
    shown = writer.name if writer and case.shows_author and writer.erased_at is None else ""
    return CaseStory(case.title, case.story, case.asks, shown)


def _slots(
    sitting: Sitting, kept: RunSheet | None, material: Material, guide: GuideText | None
) -> tuple[Slot, ...]:
    meeting = sitting.meeting
    if kept is not None and kept.blocks:
        own = tuple(Slot.from_dict(each) for each in kept.blocks)
        try:
            return agenda.fitted(own, meeting.minutes * 60)
        except Refused:
            # The meeting has become shorter than what was put together for it.
            pass
    return agenda.standard(
        meeting.kind,
        meeting.minutes,
        first=material.is_first,
        middle=_middle(meeting.mode, material, guide),
        look_back=bool(material.look_back),
    )


def _middle(mode: str, material: Material, guide: GuideText | None) -> str:
    if material.case is not None:
        return "case"
    exercises = {part.key for part in guide.all("exercise")} if guide else set()
    return "board" if mode == "during" and BOARD_EXERCISE in exercises else "question"
