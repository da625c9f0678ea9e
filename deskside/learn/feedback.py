"""What a question shows after a try: which picks were right, and why. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from deskside.courses.grading import is_right, right_picks
from deskside.courses.texts import QuestionText

# From this wrong try on, the lines that were missed are shown too: a check teaches, it does not
# keep people out.
SHOW_MISSED_AFTER = 3


@dataclass(frozen=True, slots=True)
class Part:
    """An option, line or card as the page shows it.

    `state`: "" (nothing to say), "right", "tried" (not this one) or "missed".
    """

    index: int
    text: str
    who: str
    state: str
    why: str
    is_picked: bool
    is_last: bool  # of the latest try: its explanation stands open
    bin: int | None = None
    bin_title: str = ""


@dataclass(frozen=True, slots=True)
class Shown:
    question: QuestionText
    parts: tuple[Part, ...]
    tries: int
    is_right: bool
    found: int  # rightly picked in the latest try
    wanted: int
    number_wrong: int  # picks of the latest try that do not belong


def shown(question: QuestionText, tries: Sequence[Sequence[int]]) -> Shown:
    """The question after these tries, the oldest first; tries that fit no longer are left out."""
    last = list(tries[-1]) if tries else []
    rightly = bool(tries) and is_right(question, last)
    makers = {"choose": _options, "mark_lines": _lines, "sort": _cards}
    parts = makers[question.kind](question, tries, rightly)
    wanted = right_picks(question)
    found = sum(1 for part in parts if part.is_picked and part.state == "right")
    return Shown(
        question=question,
        parts=tuple(parts),
        tries=len(tries),
        is_right=rightly,
        found=found,
        wanted=len(wanted),
        number_wrong=sum(1 for part in parts if part.state == "tried" and part.is_last),
    )


def _options(question: QuestionText, tries: Sequence[Sequence[int]], rightly: bool) -> list[Part]:
    picked = {index for one in tries for index in one}
    last = set(tries[-1]) if tries else set()
    return [
        Part(
            index=index,
            text=option.text,
            who="",
            state=("right" if option.right else "tried") if index in picked else "",
            why=option.why if index in picked or rightly else "",
            is_picked=index in last,
            is_last=index in last,
        )
        for index, option in enumerate(question.options)
    ]


def _lines(question: QuestionText, tries: Sequence[Sequence[int]], rightly: bool) -> list[Part]:
    last = set(tries[-1]) if tries else set()
    wanted = set(right_picks(question))
    show_missed = len(tries) >= SHOW_MISSED_AFTER
    parts = []
    for index, line in enumerate(question.lines):
        state = _line_state(index in last, index in wanted, show_missed and bool(tries))
        parts.append(
            Part(
                index=index,
                text=line.text,
                who=line.who,
                state=state,
                why=line.why if state or rightly else "",
                is_picked=index in last,
                is_last=bool(state),
            )
        )
    return parts


def _line_state(is_picked: bool, is_wanted: bool, show_missed: bool) -> str:
    if is_picked:
        return "right" if is_wanted else "tried"
    return "missed" if is_wanted and show_missed else ""


def _cards(question: QuestionText, tries: Sequence[Sequence[int]], rightly: bool) -> list[Part]:
    last = list(tries[-1]) if tries else []
    wanted = right_picks(question)
    parts = []
    for index, card in enumerate(question.cards):
        bin_ = last[index] if index < len(last) else None
        state = "" if bin_ is None else "right" if bin_ == wanted[index] else "tried"
        parts.append(
            Part(
                index=index,
                text=card.text,
                who="",
                state=state,
                why=card.why if state else "",
                is_picked=bin_ is not None,
                is_last=bool(state),
                bin=bin_,
                bin_title=question.bins[bin_].title if bin_ is not None else "",
            )
        )
    return parts
