"""What stands in pack.yaml, section.yaml and the head of each activity's file."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints

from deskside.courses.packs.question_schema import Choose, Question

Key = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=80)]
# Parts of the guide take the section's key and more, and must fit as well.
SectionKey = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=60)]
Language = Annotated[
    str, StringConstraints(pattern=r"^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$", max_length=16)
]
Words = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=20_000)]
Title = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=200)]
MediaPath = Annotated[
    str, StringConstraints(pattern=r"^media/[A-Za-z0-9][A-Za-z0-9._-]*$", max_length=120)
]
Minutes = Annotated[int, Field(ge=0, le=600, strict=True)]
# One number or a list of them.
Inventory = Annotated[
    list[int], BeforeValidator(lambda value: [value] if isinstance(value, int) else value)
]
Audience = Literal["all", "it", "non-it"]


class Strict(BaseModel):
    """An unknown field is a slip of the pen and is refused, not ignored."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Principle(Strict):
    key: Key
    title: Title
    line: Words


class Concept(Strict):
    key: Key
    title: Title
    principle: Key


class CallStep(Strict):
    key: Key
    title: Title
    line: Words


class PackMeta(Strict):
    """pack.yaml"""

    key: Key
    title: Title
    version: Annotated[str, StringConstraints(min_length=1, max_length=40)]
    language: Language
    languages: list[Language] = Field(default_factory=list)
    authors: list[Title] = Field(default_factory=list)
    licence: Title
    summary: Words
    principles: list[Principle] = Field(min_length=1)
    concepts: list[Concept] = Field(default_factory=list)
    call_steps: list[CallStep] = Field(default_factory=list)
    sections: list[Key] = Field(min_length=1, max_length=62)
    retired: list[Key] = Field(default_factory=list)


class Commitment(Strict):
    prompt: Words
    examples: list[Words] = Field(default_factory=list, max_length=6)


class Opener(Strict):
    title: Title
    minutes: Minutes
    body: Words


class RecommendedVideo(Strict):
    activity: Key
    summary: Words


class TalkQuestion(Strict):
    """A question for the group to talk about; open, never to be answered by yes or no."""

    key: Key
    text: Words
    depth: Literal["light", "medium", "deep"]
    privacy: Literal["open", "pair", "private"] = "open"
    minutes: Minutes
    modes: list[Literal["during", "after", "refresher"]] = ["during"]
    principles: list[Key] = Field(default_factory=list)


class GuideExercise(Strict):
    key: Key
    title: Title
    minutes: Minutes
    body: Words


class Tip(Strict):
    key: Key
    title: Title
    body: Words


class Agenda(Strict):
    fifteen: Words | None = None
    twenty: Words | None = None


class Guide(Strict):
    """The leader's guide to one section."""

    purpose: Words | None = None
    opener: Opener | None = None
    video: RecommendedVideo | None = None
    commitment: Commitment | None = None
    questions: list[TalkQuestion] = Field(default_factory=list)
    exercises: list[GuideExercise] = Field(default_factory=list)
    tips: list[Tip] = Field(default_factory=list)
    agenda: Agenda | None = None


class MarkedList(Strict):
    """A list that may become a poster."""

    key: Key
    title: Title
    items: list[Words] = Field(min_length=1)
    inventory: Inventory = Field(default_factory=list)


class Bank(Strict):
    """bank.yaml: questions for spaced review, asked apart from any activity."""

    questions: list[Choose] = Field(min_length=1, max_length=200)


class WordPair(Strict):
    """Words that are easily mixed up, with sentences that use them rightly and wrongly."""

    words: list[Title] = Field(min_length=2, max_length=4)
    rule: Words
    right: list[Words] = Field(min_length=1, max_length=4)
    wrong: list[Words] = Field(min_length=1, max_length=4)
    note: Words | None = None


class WordList(Strict):
    """words.yaml"""

    pairs: list[WordPair] = Field(min_length=1, max_length=300)


class LeadingFront(Strict):
    """The head of leading.md: general advice to leaders."""

    key: Key
    title: Title


class SectionMeta(Strict):
    """section.yaml"""

    key: SectionKey
    title: Title
    summary: Words
    number: Annotated[int, Field(ge=1, le=60)] | None
    minutes: Minutes
    activities: list[Key] = Field(default_factory=list)
    lists: list[MarkedList] = Field(default_factory=list)
    guide: Guide | None = None
    was: list[Key] = Field(default_factory=list)


class Front(Strict):
    """The head of every activity's file, whatever its kind."""

    key: Key
    kind: str
    title: Title
    minutes: Minutes
    summary: Words
    concept: Key | None = None
    principles: list[Key] = Field(default_factory=list)
    audience: Audience = "all"
    place: Literal["work", "home", "outside", "health"] = "work"
    deeper: bool = False
    inventory: Inventory = Field(default_factory=list)
    was: list[Key] = Field(default_factory=list)
    group: Words | None = None
    drawing: MediaPath | None = None
    commitment: Commitment | None = None


class ReadingFront(Front):
    concept: Key
    question: Question | None = None  # check refuses its absence, with a sentence of its own


class SlideItem(Strict):
    """One slide of a narrated show: few words to see, some sentences to hear or read."""

    title: Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=80)]
    text: Words
    say: Words
    drawing: MediaPath | None = None


class VideoSource(Strict):
    """A file, or a provider's link, or slides of our own that are shown until the team adds its
    video; with none of them it is an empty slot for that."""

    file: MediaPath | None = None
    captions: MediaPath | None = None
    link: (
        Annotated[str, StringConstraints(pattern=r"^https://[^\s\"<>]+$", max_length=500)] | None
    ) = None
    transcript: Words | None = None
    minutes: Minutes | None = None
    slides: list[SlideItem] = Field(default_factory=list, max_length=30)

    @property
    def is_slot(self) -> bool:
        return not (self.file or self.link or self.slides)


class VideoFront(Front):
    video: VideoSource = Field(default_factory=VideoSource)


class CheckFront(Front):
    questions: list[Question] = Field(min_length=1, max_length=60)


class FormField(Strict):
    key: Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+([_-][a-z0-9]+)*$", max_length=80)]
    label: Title
    help: Words | None = None
    rows: Annotated[int, Field(ge=1, le=20)] = 3


class Form(Strict):
    fields: list[FormField] = Field(min_length=1, max_length=30)


class ReflectionFront(Front):
    form: Form | None = None


class ExerciseFront(Front):
    how_long: Words | None = None
    notice: Words | None = None
    form: Form | None = None


class RolePlay(Strict):
    channel: Literal["phone", "chat", "desk"]
    audience: Literal["it", "non-it"]
    facts: list[Words] = Field(min_length=1)
    hidden_story: Words
    mood: Words
    triggers: list[Words] = Field(default_factory=list)
    calms: list[Words] = Field(default_factory=list)
    solved: Words


class RolePlayFront(Front):
    role_play: RolePlay
