"""What a page shows of an activity, a question or a guide: plain values, already rendered."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from django.utils.safestring import SafeString, mark_safe

NO_HTML: SafeString = mark_safe("")


@dataclass(frozen=True, slots=True)
class Option:
    text: str
    right: bool
    why: str


@dataclass(frozen=True, slots=True)
class Line:
    who: str
    text: str
    mark: str  # hero, villain or neither
    why: str


@dataclass(frozen=True, slots=True)
class Bin:
    key: str
    title: str


@dataclass(frozen=True, slots=True)
class Card:
    text: str
    bin: str
    why: str


@dataclass(frozen=True, slots=True)
class QuestionText:
    """One question of one release. Only the fields of its kind are filled:
    choose: options; mark_lines: lines and ask (tick those marked so); sort: bins and cards."""

    id: int
    revision_id: int
    key: str
    kind: str
    scene: str
    text: str
    concept: str = ""
    principles: tuple[str, ...] = ()
    options: tuple[Option, ...] = ()
    ask: str = ""
    lines: tuple[Line, ...] = ()
    bins: tuple[Bin, ...] = ()
    cards: tuple[Card, ...] = ()
    section_key: str = ""  # of a question of the bank only


@dataclass(frozen=True, slots=True)
class Slide:
    """`html`: the few words on the slide. `say`: what is told with it, plain. `drawing`: markup
    or empty."""

    title: str
    html: SafeString
    say: str
    drawing: SafeString


@dataclass(frozen=True, slots=True)
class WordPair:
    """Words that are easily mixed up, with sentences that use them rightly and wrongly."""

    section_key: str
    words: tuple[str, ...]
    rule: str
    right: tuple[str, ...]
    wrong: tuple[str, ...]
    note: str = ""


@dataclass(frozen=True, slots=True)
class Leading:
    """General advice to whoever leads a group, already rendered."""

    title: str
    html: SafeString


@dataclass(frozen=True, slots=True)
class ActivityText:
    """`html`: the body; its blocks carry ids p1 to p<paragraphs>. `lead`: its first paragraph,
    plain. `group_html`: how to run it with a group, or empty. `content`: the head of the file.
    `drawing`: markup or empty. `transcript_html`, `video`: of a video only; `video` holds file,
    captions and link as far as there are any (a file is a path under media/). `slides`: what is
    shown where the team has no video of its own."""

    id: int
    revision_id: int
    release_id: int
    language: str
    title: str
    html: SafeString
    lead: str
    group_html: SafeString
    content: dict[str, Any]
    questions: tuple[QuestionText, ...]
    paragraphs: int
    drawing: SafeString
    transcript_html: SafeString
    video: dict[str, str]
    slides: tuple[Slide, ...] = ()


@dataclass(frozen=True, slots=True)
class GuidePart:
    """One part of the guide. `html` is rendered from its Markdown; `content` as in the file."""

    id: int
    revision_id: int
    key: str
    kind: str  # purpose, opener, video, commitment, question, exercise, tip, agenda or list
    title: str
    html: SafeString
    content: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class GuideText:
    section_id: int
    parts: tuple[GuidePart, ...]

    def all(self, kind: str) -> tuple[GuidePart, ...]:
        return tuple(part for part in self.parts if part.kind == kind)

    def one(self, kind: str) -> GuidePart | None:
        return next((part for part in self.parts if part.kind == kind), None)

    @property
    def questions(self) -> tuple[GuidePart, ...]:
        return self.all("question")
