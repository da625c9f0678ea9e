from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from string import ascii_uppercase

from deskside.knowledge.masking.kinds import Kind
from deskside.knowledge.masking.marks import Marks
from deskside.knowledge.masking.patterns import mark_plain_shapes, mark_shapes
from deskside.knowledge.masking.people import Reader, words_of
from deskside.knowledge.masking.places import mark_places

MOST_SUSPECTS = 15
MOST_ROUNDS = 4
LETTERS = (*ascii_uppercase, *map(str, range(27, 10_000)))
_UNSEEN = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u2060\ufeff\x00"))
_BLANKS = dict.fromkeys(map(ord, "\u00a0\u2007\u202f\u2009"), " ")


@dataclass(frozen=True, slots=True)
class Known:
    """Who is known to be here: names of people, and addresses of theirs."""

    names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a masked text; of a kind where something was taken out."""

    text: str
    kind: Kind | None = None


@dataclass(frozen=True, slots=True)
class Suspect:
    """Words that may name somebody; only a reader can tell. `likely`: two capitals together."""

    text: str
    is_likely: bool


@dataclass(frozen=True, slots=True)
class Masked:
    pieces: tuple[Piece, ...]

    @property
    def text(self) -> str:
        return "".join(piece.text for piece in self.pieces)

    @property
    def found(self) -> tuple[Piece, ...]:
        return tuple(piece for piece in self.pieces if piece.kind)


@dataclass(frozen=True, slots=True)
class MaskedTexts:
    """Several texts that belong together: the same person has the same letter in each."""

    texts: tuple[Masked, ...]
    suspects: tuple[Suspect, ...]

    @property
    def count(self) -> int:
        return sum(len(text.found) for text in self.texts)


def mask_texts(texts: Iterable[str], known: Known, persons: Sequence[str] = ()) -> MaskedTexts:
    """Put words in brackets for everything that was found, and say what else might be a name.

    `persons`: words that somebody has said are one. What was masked before stays as it is, so
    masking twice changes nothing. No clock, no database; quick for the 20,000 characters that a
    ticket may have.
    """
    done = [tidy(text) for text in texts]
    letters = Letters(done)
    for _round in range(MOST_ROUNDS):
        before = done
        done = _one_round(before, known, persons, letters)
        if done == before:
            break
    suspects = _suspects(done, known, persons)
    return MaskedTexts(tuple(Masked(_pieces(text)) for text in done), suspects)


def _one_round(
    texts: list[str], known: Known, persons: Sequence[str], letters: Letters
) -> list[str]:
    """Whoever is named in full once is found by the short name everywhere. A round may lay open
    what another stretch had hidden: half a number behind half a number."""
    named = [name for text in texts for name in _persons(marked(text, known, persons))]
    return [_replaced(marked(text, known, [*persons, *named]), letters) for text in texts]


def _suspects(texts: list[str], known: Known, persons: Sequence[str]) -> tuple[Suspect, ...]:
    found: dict[str, Suspect] = {}
    for text in texts:
        for run in Reader(marked(text, known, persons)).open_names():
            shown = text[run[0].start : run[-1].end]
            found.setdefault(shown.lower(), Suspect(shown, len(run) > 1))
    likely_first = sorted(found.values(), key=lambda one: not one.is_likely)
    return tuple(likely_first[:MOST_SUSPECTS])


def names_in(text: str, known: Known) -> list[str]:
    """The names of persons in a short text: known ones, and given names."""
    return _persons(marked(tidy(text), known, ()))


def tidy(text: str) -> str:
    """As it is compared and kept: without letters nobody sees, in which a name could hide."""
    return unicodedata.normalize("NFC", text).translate(_UNSEEN).translate(_BLANKS)


def marked(text: str, known: Known, persons: Iterable[str]) -> Marks:
    marks = Marks(text)
    marks.claim_all(_placeholder(), None)
    mark_plain_shapes(marks)
    mark_places(marks)
    mark_shapes(marks)
    reader = Reader(marks)
    reader.mark_known([*known.names, *persons])
    reader.mark_presented()
    reader.mark_first_names()
    return marks


def _persons(marks: Marks) -> list[str]:
    return [marks.text[m.start : m.end] for m in marks.in_order() if m.kind is Kind.PERSON]


class Letters:
    """Who is who: person A, person B. A name that shares a word with one met before is that one."""

    def __init__(self, texts: Iterable[str]) -> None:
        self._by_word: dict[str, str] = {}
        pattern = _person_placeholder()
        self._used: set[str] = {m.group(1) for text in texts for m in pattern.finditer(text)}

    def of(self, name: str) -> str:
        keys = [word.key for word in words_of(name)]
        known = (self._by_word[key] for key in keys if key in self._by_word)
        letter: str = next(known, "") or self._next()
        for key in keys:
            self._by_word.setdefault(key, letter)
        return letter

    def _next(self) -> str:
        free = (one for one in LETTERS if one not in self._used)
        letter: str = next(free, LETTERS[-1])
        self._used.add(letter)
        return letter


def _replaced(marks: Marks, letters: Letters) -> str:
    parts, here = [], 0
    for mark in marks.in_order():
        if mark.kind is None:
            continue
        shown = mark.kind.words
        if mark.kind is Kind.PERSON:
            shown = f"{shown} {letters.of(marks.text[mark.start : mark.end])}"
        parts += [marks.text[here : mark.start], f"[{shown}]"]
        here = mark.end
    return "".join([*parts, marks.text[here:]])


def _pieces(text: str) -> tuple[Piece, ...]:
    """A masked text, cut where something was taken out."""
    kinds = {kind.words: kind for kind in Kind}
    pieces, here = [], 0
    for match in _placeholder().finditer(text):
        shown = match.group()[1:-1]
        kind = kinds.get(shown, Kind.PERSON)
        pieces += [Piece(text[here : match.start()]), Piece(match.group(), kind)]
        here = match.end()
    return tuple(piece for piece in [*pieces, Piece(text[here:])] if piece.text)


def _placeholder() -> re.Pattern[str]:
    """What stands for something taken out, in the language of now."""
    words = "|".join(re.escape(kind.words) for kind in Kind if kind is not Kind.PERSON)
    return re.compile(rf"\[(?:{words}|{re.escape(Kind.PERSON.words)} (?:[A-Z]|\d{{2,4}}))\]")


def _person_placeholder() -> re.Pattern[str]:
    return re.compile(rf"\[{re.escape(Kind.PERSON.words)} ([A-Z]|\d{{2,4}})\]")
