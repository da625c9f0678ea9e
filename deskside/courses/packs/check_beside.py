"""What stands beside the activities: question banks, pairs of words, advice to leaders."""

from __future__ import annotations

from collections.abc import Iterator

from deskside.courses.packs.check_questions import question_problems
from deskside.courses.packs.files import BankFile, LeadingFile, Pack, WordsFile
from deskside.courses.packs.problems import Problem
from deskside.courses.packs.render import pictures

EXAMPLES = 2


def check_beside(pack: Pack) -> Iterator[Problem]:
    for bank in pack.banks():
        yield from _check_bank(bank)
    for folder in pack.sections:
        if folder.words:
            yield from _check_words(folder.words)
    if pack.leading:
        yield from _check_leading(pack.leading)


def _check_bank(bank: BankFile) -> Iterator[Problem]:
    for index, question in enumerate(bank.meta.questions):
        for message, name in question_problems(question):
            yield bank.source.error(f"{question.key}: {message}", "questions", index, name)


def _check_words(words: WordsFile) -> Iterator[Problem]:
    seen: set[frozenset[str]] = set()
    for index, pair in enumerate(words.meta.pairs):
        same = frozenset(word.casefold() for word in pair.words)
        names = " and ".join(pair.words)
        if same in seen:
            yield words.source.error(f"{names} stand here twice", "pairs", index, "words")
        seen.add(same)
        if len(pair.right) < EXAMPLES:
            message = f"{names}: give {EXAMPLES} sentences that use them rightly"
            yield words.source.warning(message, "pairs", index, "right")


def _check_leading(leading: LeadingFile) -> Iterator[Problem]:
    for address, _alt, line, _alone in pictures(leading.body):
        message = f"leading.md holds words only, no picture ({address})"
        yield Problem(leading.source.file, leading.body_line + line - 1, message)
