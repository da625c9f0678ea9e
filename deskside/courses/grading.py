"""Whether an answer is right: plain values in, plain values out.

`picked` is a list of indexes, counted from 0. choose: one option. mark_lines: the ticked lines,
in any order. sort: for each card, in order, the index of its bin.
"""

from __future__ import annotations

from collections.abc import Sequence

from deskside.courses.texts import QuestionText


def right_picks(question: QuestionText) -> list[int]:
    """The one right answer."""
    if question.kind == "choose":
        return [index for index, option in enumerate(question.options) if option.right]
    if question.kind == "mark_lines":
        return [index for index, line in enumerate(question.lines) if line.mark == question.ask]
    places = {bin_.key: index for index, bin_ in enumerate(question.bins)}
    return [places[card.bin] for card in question.cards]


def is_possible(question: QuestionText, picked: Sequence[int]) -> bool:
    """Whether a browser that shows this question can have sent this answer."""
    if question.kind == "choose":
        return len(picked) == 1 and 0 <= picked[0] < len(question.options)
    if question.kind == "mark_lines":
        distinct = len(set(picked)) == len(picked)
        return distinct and all(0 <= index < len(question.lines) for index in picked)
    fits = len(picked) == len(question.cards)
    return fits and all(0 <= index < len(question.bins) for index in picked)


def is_right(question: QuestionText, picked: Sequence[int]) -> bool:
    if question.kind == "mark_lines":
        return sorted(set(picked)) == right_picks(question)
    return list(picked) == right_picks(question)
