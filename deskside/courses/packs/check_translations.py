"""Another language of an item is the same item: same kind, same questions and right answers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from deskside.courses.packs.compile import questions_of
from deskside.courses.packs.files import ItemFile, Pack, SectionFile, SectionFolder, SourceFile
from deskside.courses.packs.guide import guide_parts
from deskside.courses.packs.problems import Problem


def check_translations(pack: Pack) -> Iterator[Problem]:
    for folder in pack.sections:
        sources = [each.source for each in folder.translated_sections]
        sources += [each.source for each in folder.translated_items]
        sources += [each.source for each in folder.translated_banks]
        for source in sources:
            yield from _check_language(pack, source)
        for item in folder.translated_items:
            yield from _check_item(folder, item)
        for bank in folder.translated_banks:
            own = folder.bank.meta.questions if folder.bank else []
            if _answers(own) != _answers(bank.meta.questions):
                yield bank.source.error("questions and right answers must be as in bank.yaml")
        for section in folder.translated_sections:
            yield from _check_section(folder.section, section)


def _check_language(pack: Pack, source: SourceFile) -> Iterator[Problem]:
    if source.language == pack.meta.language:
        yield source.error(
            f"{source.language} is the pack's own language: leave it out of the name"
        )
    elif source.language not in pack.meta.languages:
        yield source.error(f"{source.language} is not among the pack's languages")


def _check_section(own: SectionFile, other: SectionFile) -> Iterator[Problem]:
    if other.meta.key != own.meta.key:
        yield other.source.error(f"the key must be “{own.meta.key}” as in section.yaml", "key")
    if {p.key for p in guide_parts(other.meta)} - {p.key for p in guide_parts(own.meta)}:
        yield other.source.error("has parts of the guide that section.yaml has not", "guide")


def _check_item(folder: SectionFolder, item: ItemFile) -> Iterator[Problem]:
    own = folder.items.get(item.front.key)
    if own is None:
        yield item.source.error(f"there is no {item.front.key}.md that this would translate", "key")
    elif own.front.kind != item.front.kind:
        yield item.source.error(
            f"the kind must be {own.front.kind} as in {own.source.file}", "kind"
        )
    elif _answers(questions_of(own)) != _answers(questions_of(item)):
        yield item.source.error(
            f"questions and right answers must be as in {own.source.file}", "key"
        )


def _answers(questions: Sequence[Any]) -> list[Any]:
    """What must not differ between languages, because answers are kept as indexes."""
    return [
        (
            question.key,
            question.kind,
            [option.right for option in getattr(question, "options", ())],
            getattr(question, "ask", ""),
            [line.mark for line in getattr(question, "lines", ())],
            [each.key for each in getattr(question, "bins", ())],
            [card.bin for card in getattr(question, "cards", ())],
        )
        for question in questions
    ]
