"""How a pack reads: pictures with words, plain sentences, open questions, no jargon."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pydantic import BaseModel

from deskside.courses.packs.files import (
    ItemFile,
    LeadingFile,
    Pack,
    SectionFile,
    SourceFile,
    WordsFile,
)
from deskside.courses.packs.problems import Problem
from deskside.courses.packs.readability import grade_level, word_count
from deskside.courses.packs.render import pictures, plain_paragraphs
from deskside.courses.packs.schema import VideoFront
from deskside.courses.packs.style import style_problems

HIGHEST_GRADE = 9.0
ENOUGH_WORDS = 100
CLOSED = re.compile(
    r"^(?:do|does|did|is|are|am|was|were|can|could|have|has|had|will|would|should|shall|may|might|must)"
    "(?:n[\u2019']t)?\\b",
    re.IGNORECASE,
)


def check_prose(pack: Pack, item: ItemFile) -> Iterator[Problem]:
    yield from _check_pictures(pack, item)
    if not _is_english(item.source):
        return
    yield from _check_body(item)
    yield from _check_texts(item.source, item.front)
    if isinstance(item.front, VideoFront):
        told = [text for slide in item.front.video.slides for text in plain_paragraphs(slide.say)]
        if message := _too_hard(told):
            yield item.source.warning(message, "video", "slides")


def check_prose_of_guide(section: SectionFile) -> Iterator[Problem]:
    """Closed questions stop a talk; say “what” or “how”."""
    if not _is_english(section.source):
        return
    questions = section.meta.guide.questions if section.meta.guide else ()
    for index, question in enumerate(questions):
        if is_closed(question.text):
            yield section.source.warning(
                f"{question.key} can be answered by yes or no; ask what, how or when",
                *("guide", "questions", index, "text"),
            )
    yield from _check_texts(section.source, section.meta)


def check_prose_beside(pack: Pack) -> Iterator[Problem]:
    """Question banks, pairs of words and the advice to leaders."""
    for bank in pack.banks():
        if _is_english(bank.source):
            yield from _check_texts(bank.source, bank.meta)
    for folder in pack.sections:
        if folder.words:
            yield from _check_rules(folder.words)
    if pack.leading and _is_english(pack.leading.source):
        yield from _check_body(pack.leading)


def _check_rules(words: WordsFile) -> Iterator[Problem]:
    """The wrong sentences are wrong on purpose."""
    for index, pair in enumerate(words.meta.pairs):
        for text in (pair.rule, pair.note or "", *pair.right):
            for _line, message in style_problems(text):
                yield words.source.warning(message, "pairs", index)


def is_closed(question: str) -> bool:
    """By the first word of its last question: that is what the group answers."""
    sentences = [each.strip("“”\"' ") for each in re.split(r"(?<=[.?!…:])\s+", question)]
    asked = [each for each in sentences if each.rstrip("”\"'*_ ").endswith("?")]
    return bool(asked) and all(CLOSED.match(each) for each in asked)


def _is_english(source: SourceFile) -> bool:
    return source.language.lower().partition("-")[0] == "en"


def _too_hard(paragraphs: list[str]) -> str:
    """A sentence about a text that is long enough to be judged, or nothing."""
    if word_count("\n".join(paragraphs)) < ENOUGH_WORDS:
        return ""
    grade = grade_level(paragraphs)
    if grade <= HIGHEST_GRADE:
        return ""
    return f"reads at US grade {grade:.1f}; aim for {HIGHEST_GRADE:.0f} or below"


def _check_body(item: ItemFile | LeadingFile) -> Iterator[Problem]:
    if message := _too_hard(plain_paragraphs(item.body)):
        yield _at(item, 0, message)
    for offset, message in style_problems(item.body):
        yield _at(item, offset, message)


def _check_texts(source: SourceFile, fields: BaseModel) -> Iterator[Problem]:
    for text, place in _texts(fields.model_dump(mode="json"), ()):
        is_speech = "lines" in place and place[-1] == "text"  # of a transcript
        for _line, message in style_problems(f"“{text}”" if is_speech else text):
            yield source.warning(message, *place)


def _check_pictures(pack: Pack, item: ItemFile) -> Iterator[Problem]:
    texts = [(item.body, item.body_line)]
    if item.front.group:
        texts.append((item.front.group, item.source.line("group")))
    for text, first_line in texts:
        for address, alt, line, alone in pictures(text):
            for message in _picture_problems(pack, address, alt, alone=alone):
                yield Problem(item.source.file, first_line + line - 1, message)


def _picture_problems(pack: Pack, address: str, alt: str, *, alone: bool) -> Iterator[str]:
    if not alt.strip():
        yield f"the picture {address} has no alt text that says what it shows"
    if not alone:
        yield f"the picture {address} must stand in a paragraph of its own"
    if not address.startswith("media/"):
        yield f"the picture {address} must come from the pack's folder media/"
    elif not address.endswith(".svg"):
        yield f"the picture {address} must be an SVG drawing"
    elif address not in pack.drawings:
        yield f"there is no drawing {address}"


def _at(item: ItemFile | LeadingFile, offset: int, message: str) -> Problem:
    return Problem(item.source.file, item.body_line + offset, message, "warning")


def _texts(
    value: object, place: tuple[str | int, ...]
) -> Iterator[tuple[str, tuple[str | int, ...]]]:
    if isinstance(value, str):
        yield value, place
    elif isinstance(value, dict):
        for key, child in value.items():
            yield from _texts(child, (*place, key))
    elif isinstance(value, list):
        for index, child in enumerate(value):
            yield from _texts(child, (*place, index))
