"""How a pack reads: pictures with words, plain sentences, open questions, no jargon."""

from __future__ import annotations

import re
from collections.abc import Iterator

from deskside.courses.packs.files import ItemFile, Pack, SectionFile
from deskside.courses.packs.problems import Problem
from deskside.courses.packs.readability import grade_level, word_count
from deskside.courses.packs.render import pictures, plain_paragraphs
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
    english = item.language.lower().partition("-")[0] == "en"
    if not english:
        return
    paragraphs = plain_paragraphs(item.body)
    text = "\n".join(paragraphs)
    if word_count(text) >= ENOUGH_WORDS and (grade := grade_level(paragraphs)) > HIGHEST_GRADE:
        message = f"reads at US grade {grade:.1f}; aim for {HIGHEST_GRADE:.0f} or below"
        yield _at(item, 0, message)
    for offset, line in enumerate(item.body.split("\n")):
        for message in style_problems(line):
            yield _at(item, offset, message)
    yield from _check_head(item)


def check_prose_of_guide(section: SectionFile) -> Iterator[Problem]:
    """Closed questions stop a talk; say “what” or “how”."""
    if section.meta.guide is None or section.source.language.lower().partition("-")[0] != "en":
        return
    for index, question in enumerate(section.meta.guide.questions):
        if is_closed(question.text):
            yield section.source.warning(
                f"{question.key} can be answered by yes or no; ask what, how or when",
                *("guide", "questions", index, "text"),
            )
    for text, place in _texts(section.meta.model_dump(mode="json"), ()):
        for message in style_problems(text):
            yield section.source.warning(message, *place)


def is_closed(question: str) -> bool:
    """By the first word of its last question: that is what the group answers."""
    sentences = [each.strip("“”\"' ") for each in re.split(r"(?<=[.?!…:])\s+", question)]
    asked = [each for each in sentences if each.rstrip("”\"'*_ ").endswith("?")]
    return bool(asked) and all(CLOSED.match(each) for each in asked)


def _check_head(item: ItemFile) -> Iterator[Problem]:
    for text, place in _texts(item.front.model_dump(mode="json"), ()):
        for message in style_problems(text):
            yield item.source.warning(message, *place)


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


def _at(item: ItemFile, offset: int, message: str) -> Problem:
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
