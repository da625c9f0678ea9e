"""From a checked pack to the rows it means: rendered, in reading order, with digests. Pure."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from deskside.courses.packs.drawings import drawing_markup
from deskside.courses.packs.files import ItemFile, Pack, SectionFile, SectionFolder
from deskside.courses.packs.guide import guide_parts
from deskside.courses.packs.question_schema import QuestionBase
from deskside.courses.packs.render import figure_key, pictures, plain_paragraphs, render
from deskside.courses.packs.schema import CheckFront, ReadingFront, VideoFront


@dataclass(frozen=True, slots=True)
class Wanted:
    """One text of one item. `subject` names its table: section, activity, question, guide_item.
    `activity` is the key of the activity it belongs to, or empty."""

    subject: str
    key: str
    was: tuple[str, ...]
    kind: str
    language: str
    title: str
    content: dict[str, Any]
    html: str
    section: str
    activity: str = ""

    @property
    def digest(self) -> str:
        return digest_of([self.kind, self.content, self.html, self.language])


@dataclass(frozen=True, slots=True)
class CompiledPack:
    content: dict[str, Any]
    wanted: tuple[Wanted, ...]

    @property
    def digest(self) -> str:
        places = [(w.subject, w.key, w.section, w.activity, w.digest) for w in self.wanted]
        return digest_of([self.content, places])


def digest_of(value: object) -> str:
    text = json.dumps(value, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def compile_pack(pack: Pack, media: dict[str, str]) -> CompiledPack:
    """`media`: path in the pack -> name of its stored copy."""
    content = {**pack.meta.model_dump(mode="json"), "media": media, **_beside(pack)}
    return CompiledPack(
        content, tuple(each for folder in pack.sections for each in _of_folder(pack, folder))
    )


def _beside(pack: Pack) -> dict[str, Any]:
    """What belongs to the release itself. Left out where there is none, so that a pack without
    it stays the release that it was."""
    pairs = [
        {"section": folder.section.meta.key, **pair.model_dump(mode="json")}
        for folder in pack.sections
        if folder.words
        for pair in folder.words.meta.pairs
    ]
    found: dict[str, Any] = {"word_pairs": pairs} if pairs else {}
    if pack.leading:
        html = render(pack.leading.body, {}).html
        found["leading"] = {"title": pack.leading.front.title, "html": html}
    return found


def _of_folder(pack: Pack, folder: SectionFolder) -> Iterator[Wanted]:
    sections = (folder.section, *folder.translated_sections)
    for section in sections:
        yield _section(section)
    for item in folder.ordered():
        texts = [item, *(t for t in folder.translated_items if t.front.key == item.front.key)]
        for text in texts:
            yield _activity(pack, folder, text)
        for text in texts:
            yield from _questions(folder, text)
    for bank in folder.banks():
        for question in bank.meta.questions:
            yield _question(folder, question, bank.source.language)
    yield from _guide(folder)


def _guide(folder: SectionFolder) -> Iterator[Wanted]:
    sections = (folder.section, *folder.translated_sections)
    for section in sections:
        for part in guide_parts(section.meta):
            yield Wanted(
                subject="guide_item",
                key=part.key,
                was=(),
                kind=part.kind,
                language=section.source.language,
                title=part.title,
                content={"key": part.key, "kind": part.kind, **part.content},
                html=render(part.markdown, {}).html if part.markdown else "",
                section=folder.section.meta.key,
            )


def _section(section: SectionFile) -> Wanted:
    meta = section.meta
    return Wanted(
        subject="section",
        key=meta.key,
        was=tuple(meta.was),
        kind="section",
        language=section.source.language,
        title=meta.title,
        content=meta.model_dump(
            mode="json", include={"key", "title", "summary", "number", "minutes"}
        ),
        html="",
        section=meta.key,
    )


def _activity(pack: Pack, folder: SectionFolder, item: ItemFile) -> Wanted:
    front = item.front
    body = render(item.body, _figures(pack, item.body), numbered=True)
    transcript = front.video.transcript if isinstance(front, VideoFront) else None
    content = front.model_dump(mode="json", exclude={"question", "questions", "was"})
    content.get("video", {}).pop("slides", None)
    content["rendered"] = {
        "lead": body.lead,
        "paragraphs": body.paragraphs,
        "group": render(front.group, _figures(pack, front.group)).html if front.group else "",
        "transcript": render(transcript, {}).html if transcript else "",
        "drawing": drawing_markup(pack.drawings[front.drawing]) if front.drawing else "",
    }
    if slides := _slides(pack, item):
        content["rendered"]["slides"] = slides
    return Wanted(
        subject="activity",
        key=front.key,
        was=tuple(front.was),
        kind=front.kind,
        language=item.language,
        title=front.title,
        content=content,
        html=body.html,
        section=folder.section.meta.key,
        activity=front.key,
    )


def _slides(pack: Pack, item: ItemFile) -> list[dict[str, str]]:
    if not isinstance(item.front, VideoFront):
        return []
    return [
        {
            "title": slide.title,
            "html": render(slide.text, {}).html,
            "say": " ".join(plain_paragraphs(slide.say)),
            "drawing": drawing_markup(pack.drawings[slide.drawing]) if slide.drawing else "",
        }
        for slide in item.front.video.slides
    ]


def _figures(pack: Pack, text: str) -> dict[str, str]:
    return {
        figure_key(address, alt): drawing_markup(pack.drawings[address], label=alt)
        for address, alt, _, _ in pictures(text)
        if address in pack.drawings
    }


def _questions(folder: SectionFolder, item: ItemFile) -> Iterator[Wanted]:
    for question in questions_of(item):
        yield _question(folder, question, item.language, item.front.key)


def _question(
    folder: SectionFolder, question: QuestionBase, language: str, activity: str = ""
) -> Wanted:
    content = question.model_dump(mode="json", exclude={"was"})
    return Wanted(
        subject="question",
        key=question.key,
        was=tuple(question.was),
        kind=content["kind"],
        language=language,
        title=question.text[:300],
        content=content,
        html="",
        section=folder.section.meta.key,
        activity=activity,
    )


def questions_of(item: ItemFile) -> list[Any]:
    """The questions of a check, or the closing question of a reading."""
    front = item.front
    if isinstance(front, CheckFront):
        return list(front.questions)
    if isinstance(front, ReadingFront) and front.question is not None:
        return [front.question]
    return []
