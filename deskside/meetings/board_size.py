"""How much fits on a wall where no text is smaller than 40 pixels, and how large it is. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, Protocol, TypeVar

# (size of the type, characters in a line of the whole wall, lines) beside the code and the clock.
Sizes = tuple[tuple[str, int, int], ...]
LISTS: Sizes = (("big", 46, 6), ("middle", 60, 8), ("small", 76, 10))
# Cards stand apart from each other, below a question of one line.
CARDS: Sizes = (("big", 40, 4), ("middle", 52, 6), ("small", 66, 8))
QUESTION_LINE = 44  # characters of a question above the cards; each further line costs two
_GAP = 3  # what stands between two words
MOST_TABLES = 24
FEW_TABLES, SOME_TABLES = 5, 12
LINE = 44  # characters of names in a line of large type


class Worded(Protocol):
    @property
    def text(self) -> str: ...


Some = TypeVar("Some", bound=Worded)


@dataclass(frozen=True, slots=True)
class Fit(Generic[Some]):
    """`words` fit in this `size`; `more` do not."""

    words: tuple[Some, ...]
    size: str
    more: int


def sizes_below(question: str, *, lists: int = 1) -> Sizes:
    """For cards: a long question leaves them fewer lines, and so do several lists of them."""
    more = max(0, -(-len(question) // QUESTION_LINE) - 1)
    return tuple((name, width, max(1, (lines - 2 * more) // lists)) for name, width, lines in CARDS)


def size_for(lists: Sequence[Sequence[Worded]], sizes: Sizes = LISTS) -> str:
    """The largest type in which all of these lists, side by side, fit; the smallest if none."""
    beside = max(1, len(lists))
    for size, width, lines in sizes:
        if all(_lines(words, width // beside) <= lines for words in lists):
            return size
    return sizes[-1][0]


def fitting(words: Sequence[Some], size: str, *, lists: int = 1, sizes: Sizes = LISTS) -> Fit[Some]:
    """As many words as a list on the wall holds, the first ones; `lists` stand side by side."""
    width, most = next((width, lines) for name, width, lines in sizes if name == size)
    if _lines(words, width // lists) <= most:
        return Fit(tuple(words), size, 0)
    count = 1
    # A line stays free for how many more there are.
    while _lines(words[: count + 1], width // lists) < most:
        count += 1
    return Fit(tuple(words[:count]), size, len(words) - count)


def _lines(words: Sequence[Worded], width: int) -> int:
    """How many lines the words take one after the other; a long one breaks."""
    lines, left = 0, 0
    for word in words:
        length = len(word.text) + _GAP
        if length > left:
            lines += -(-length // width)
            left = width - length % width
        else:
            left -= length
    return lines


@dataclass(frozen=True, slots=True)
class Tables:
    """Names of each table; `more` tables find theirs on a phone."""

    tables: tuple[tuple[str, ...], ...]
    size: str
    more: int


def fitting_tables(tables: Sequence[Sequence[object]]) -> Tables:
    """Those with somebody without a device first, as the others see it in their hands."""
    ordered = sorted(
        enumerate(tables, 1),
        key=lambda one: not any(getattr(each, "presence", "") == "paper" for each in one[1]),
    )
    shown = sorted(ordered[:MOST_TABLES], key=lambda one: one[0])
    names = tuple(tuple(str(getattr(each, "name", "")) for each in table) for _no, table in shown)
    return Tables(names, _table_size(names), len(tables) - len(shown))


def _table_size(names: Sequence[Sequence[str]]) -> str:
    """Few tables stand below each other, large as long as their names fit into one line."""
    longest = max((len(" - ".join(table)) for table in names), default=0)
    if len(names) <= FEW_TABLES:
        return "big" if longest <= LINE else "long"
    return "middle" if len(names) <= SOME_TABLES else "small"
