"""Whether each question can be answered, and answered in one way only."""

from __future__ import annotations

from collections.abc import Iterator

from deskside.courses.packs.compile import questions_of
from deskside.courses.packs.files import ItemFile
from deskside.courses.packs.problems import Problem
from deskside.courses.packs.question_schema import Choose, MarkLines, Sort
from deskside.courses.packs.schema import CheckFront

OPTIONS = 4


def check_questions(item: ItemFile) -> Iterator[Problem]:
    for index, question in enumerate(questions_of(item)):
        place = ("questions", index) if isinstance(item.front, CheckFront) else ("question",)
        for message, name in question_problems(question):
            yield item.source.error(f"{question.key}: {message}", *place, name)


def question_problems(question: Choose | MarkLines | Sort) -> Iterator[tuple[str, str]]:
    if isinstance(question, Choose):
        yield from _choose(question)
    elif isinstance(question, MarkLines):
        if not any(line.mark == question.ask for line in question.lines):
            yield f"no line is marked {question.ask}, so there is nothing to tick", "lines"
    else:
        yield from _sort(question)


def _choose(question: Choose) -> Iterator[tuple[str, str]]:
    if len(question.options) != OPTIONS:
        yield f"has {len(question.options)} answers instead of {OPTIONS}", "options"
    right = sum(option.right for option in question.options)
    if right != 1:
        yield f"has {right} right answers instead of exactly one", "options"


def _sort(question: Sort) -> Iterator[tuple[str, str]]:
    bins = [each.key for each in question.bins]
    if len(set(bins)) < len(bins):
        yield "has two bins of the same key", "bins"
    for card in question.cards:
        if card.bin not in bins:
            yield f"a card belongs in “{card.bin}”, and there is no such bin", "cards"
