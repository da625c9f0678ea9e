"""Keys, references between files, and files that nobody names."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from deskside.courses.packs.compile import questions_of
from deskside.courses.packs.files import ItemFile, Pack, SectionFolder, SourceFile
from deskside.courses.packs.guide import guide_parts
from deskside.courses.packs.problems import Problem
from deskside.courses.packs.question_schema import QuestionBase
from deskside.courses.packs.schema import ReadingFront

Seen = dict[tuple[str, str], SourceFile]
Former = tuple[SourceFile, str, str, str]


class Named(NamedTuple):
    """A key, where it stands and what it was before."""

    subject: str
    key: str
    source: SourceFile
    was: Sequence[str] = ()
    place: tuple[str | int, ...] = ()


def check_structure(pack: Pack) -> Iterator[Problem]:
    yield from _check_head(pack)
    seen: Seen = {}
    former: list[Former] = []
    for folder in pack.sections:
        yield from _check_list(folder)
        yield from _check_keys(folder, seen, former)
        for item in folder.items.values():
            yield from _check_tags(pack, item)
        yield from _check_bank(pack, folder)
        yield from _check_guide(pack, folder)
    yield from _check_numbers(pack)
    for source, subject, key, was in former:
        if (subject, was) in seen:
            yield source.error(f"“{key}” cannot have been “{was}”: that key is in use", "was")


def _check_head(pack: Pack) -> Iterator[Problem]:
    principles = {each.key for each in pack.meta.principles}
    for name in ("principles", "concepts", "call_steps"):
        keys = [each.key for each in getattr(pack.meta, name)]
        for index, key in enumerate(keys):
            if key in keys[:index]:
                yield pack.source.error(f"“{key}” stands twice in {name}", name, index)
    for index, concept in enumerate(pack.meta.concepts):
        if concept.principle not in principles:
            yield pack.source.error(
                f"unknown principle “{concept.principle}”", "concepts", index, "principle"
            )
    for index, folder in enumerate(pack.meta.sections):
        if folder in pack.meta.sections[:index]:
            yield pack.source.error(f"section “{folder}” stands twice", "sections", index)


def _check_numbers(pack: Pack) -> Iterator[Problem]:
    seen: set[int] = set()
    for folder in pack.sections:
        number = folder.section.meta.number
        if number is not None and number in seen:
            yield folder.section.source.error(f"another section has the number {number}", "number")
        seen.update([] if number is None else [number])


def _check_list(folder: SectionFolder) -> Iterator[Problem]:
    """Listed but missing, there but not listed, listed twice."""
    source, keys = folder.section.source, folder.section.meta.activities
    for index, key in enumerate(keys):
        if key in keys[:index]:
            yield source.error(f"activity “{key}” is listed twice", "activities", index)
        elif key not in folder.items:
            message = f"activity “{key}” is listed, but {key}.md is missing or unusable"
            yield source.error(message, "activities", index)
    for key, item in folder.items.items():
        if key not in keys:
            yield item.source.error(f"“{key}” is not listed in {source.file}", "key")


def _check_keys(folder: SectionFolder, seen: Seen, former: list[Former]) -> Iterator[Problem]:
    for subject, key, source, was, place in _keys_of(folder):
        if first := seen.get((subject, key)):
            message = f"the key “{key}” is used already, in {first.file}"
            yield source.error(message, *place, "key")
        seen[subject, key] = source
        former.extend((source, subject, key, old) for old in was)


def _keys_of(folder: SectionFolder) -> Iterator[Named]:
    meta, source = folder.section.meta, folder.section.source
    yield Named("section", meta.key, source, meta.was)
    for part in guide_parts(meta):
        yield Named("guide", part.key, source)
    for item in folder.items.values():
        yield Named("activity", item.front.key, item.source, item.front.was)
        for index, question in enumerate(questions_of(item)):
            place = _place(item, index)
            yield Named("question", question.key, item.source, question.was, place)
    if folder.bank:
        for index, question in enumerate(folder.bank.meta.questions):
            place = ("questions", index)
            yield Named("question", question.key, folder.bank.source, question.was, place)


def _place(item: ItemFile, index: int) -> tuple[str | int, ...]:
    return ("question",) if isinstance(item.front, ReadingFront) else ("questions", index)


def _check_tags(pack: Pack, item: ItemFile) -> Iterator[Problem]:
    principles = {each.key for each in pack.meta.principles}
    concepts = {each.key for each in pack.meta.concepts}
    front = item.front
    yield from _unknown(item.source, principles, "principle", front.principles, ("principles",))
    if front.concept and front.concept not in concepts:
        yield item.source.error(f"unknown concept “{front.concept}”", "concept")
    if isinstance(front, ReadingFront) and front.question is None:
        yield item.source.error("a reading closes with one question, and this has none", "kind")
    for index, question in enumerate(questions_of(item)):
        yield from _check_question_tags(pack, item.source, question, _place(item, index))


def _check_bank(pack: Pack, folder: SectionFolder) -> Iterator[Problem]:
    """Spaced review chooses by principle, so each question names one at least."""
    if folder.bank is None:
        return
    for index, question in enumerate(folder.bank.meta.questions):
        place = ("questions", index)
        yield from _check_question_tags(pack, folder.bank.source, question, place)
        if not question.principles:
            yield folder.bank.source.error(f"{question.key} names no principle", *place)


def _check_question_tags(
    pack: Pack, source: SourceFile, question: QuestionBase, place: tuple[str | int, ...]
) -> Iterator[Problem]:
    principles = {each.key for each in pack.meta.principles}
    yield from _unknown(
        source, principles, "principle", question.principles, (*place, "principles")
    )
    if question.concept and question.concept not in {each.key for each in pack.meta.concepts}:
        yield source.error(f"unknown concept “{question.concept}”", *place, "concept")


def _check_guide(pack: Pack, folder: SectionFolder) -> Iterator[Problem]:
    guide, source = folder.section.meta.guide, folder.section.source
    if guide is None:
        return
    principles = {each.key for each in pack.meta.principles}
    for index, question in enumerate(guide.questions):
        place = ("guide", "questions", index, "principles")
        yield from _unknown(source, principles, "principle", question.principles, place)
    activities = {key for section in pack.sections for key in section.items}
    if guide.video and guide.video.activity not in activities:
        yield source.error(
            f"unknown activity “{guide.video.activity}”", "guide", "video", "activity"
        )


def _unknown(
    source: SourceFile, known: set[str], word: str, keys: list[str], place: tuple[str | int, ...]
) -> Iterator[Problem]:
    for key in keys:
        if key not in known:
            yield source.error(f"unknown {word} “{key}”", *place)
