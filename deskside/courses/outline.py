"""The shape of a published course, as plain values: what there is, in order, and what counts."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.safestring import SafeString

NEVER_REQUIRED_PLACES = frozenset({"outside", "health"})
REQUIRED_KINDS = frozenset({"reading", "video", "check", "reflection"})


@dataclass(frozen=True, slots=True)
class ActivityOutline:
    """One activity in one release and language.

    `slot`: a video without file, link and slides, shown only once the team has added its own, never
    required. `counted`: may be required, see SectionOutline. `drawing`: markup of a small
    drawing, or empty. `minutes`: whole minutes.
    """

    id: int
    key: str
    kind: str
    title: str
    summary: str
    minutes: int
    revision_id: int
    section_id: int
    concept: str
    principles: tuple[str, ...]
    audience: str
    place: str
    deeper: bool
    counted: bool
    slot: bool
    has_group_view: bool
    drawing: SafeString


@dataclass(frozen=True, slots=True)
class SectionOutline:
    """`number` is None for a closing section; `ordinal` is its bit in packed summaries."""

    id: int
    key: str
    ordinal: int
    number: int | None
    title: str
    summary: str
    minutes: int
    activities: tuple[ActivityOutline, ...]
    required: tuple[int, ...]
    choices: tuple[int, ...]

    @property
    def size(self) -> int:
        """How many things are to be done: each required one, and one exercise of her choice."""
        return len(self.required) + (1 if self.choices else 0)


@dataclass(frozen=True, slots=True)
class CourseOutline:
    """Only sections that have activities; immutable, so that it may be cached for ever."""

    release_id: int
    course_id: int
    course_key: str
    title: str
    language: str
    principles: tuple[PrincipleOutline, ...]
    concepts: tuple[ConceptOutline, ...]
    sections: tuple[SectionOutline, ...]
    by_key: dict[str, ActivityOutline]
    by_section: dict[int, SectionOutline]

    @property
    def activities(self) -> tuple[ActivityOutline, ...]:
        return tuple(self.by_key.values())

    def activity(self, key: str) -> ActivityOutline | None:
        return self.by_key.get(key)

    def section_of(self, activity: ActivityOutline) -> SectionOutline:
        return self.by_section[activity.section_id]

    def section(self, key: str) -> SectionOutline | None:
        return next((section for section in self.sections if section.key == key), None)


@dataclass(frozen=True, slots=True)
class PrincipleOutline:
    key: str
    title: str
    line: str


@dataclass(frozen=True, slots=True)
class ConceptOutline:
    key: str
    title: str
    principle: str


def is_counted(*, kind: str, deeper: bool, place: str, slot: bool) -> bool:
    return not (deeper or slot or kind == "role_play" or place in NEVER_REQUIRED_PLACES)


def required_ids(activities: tuple[ActivityOutline, ...]) -> tuple[int, ...]:
    return tuple(a.id for a in activities if a.counted and a.kind in REQUIRED_KINDS)


def choice_ids(activities: tuple[ActivityOutline, ...]) -> tuple[int, ...]:
    """Exercises of which one, of the learner's choice, must be done."""
    return tuple(a.id for a in activities if a.counted and a.kind == "exercise")
