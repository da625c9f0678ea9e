"""Who is named: those known to be here, those whom the text itself presents, and given names."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from deskside.knowledge.masking.kinds import Kind
from deskside.knowledge.masking.marks import Marks
from deskside.knowledge.masking.vocabulary import (
    BEFORE_OWN_NAME,
    COMMON,
    FIRST_NAMES,
    GREETINGS,
    LABEL_ENDS,
    LABELS,
    TECH,
    TITLES,
)

_WORD = re.compile(r"[^\W\d_]{1,60}(?:[’'\-][^\W\d_]{1,60}){0,4}")  # noqa: RUF001 both apostrophes
_POSSESSIVE = ("'s", "’s")  # noqa: RUF001 both apostrophes
_BETWEEN = re.compile(r"[ \t]{1,3}|\.[ \t]{0,2}|,[ \t]{1,2}")
_AFTER_GREETING = re.compile(r"[ \t]{0,3}[,.!:;]?\s{0,6}")
_LABEL = re.compile(
    r"^[ \t>*\-]{0,8}([^\W\d_][\w \-]{1,28}?)[ \t]{0,3}:[ \t]{0,6}(?=\S)", re.MULTILINE
)
_ENDS_SENTENCE = re.compile(r"(?:^|[.!?:\n\"“„(\[•]|^[ \t]*[\-*])[\s\"“„'(]{0,8}$")
_INITIALS = 5  # up to here all capitals are an abbreviation
_SHORTEST = 3
_LONGEST_NAME = 4
_MOST_DOUBT = 2
_NO_NAMES = COMMON | TECH | TITLES | GREETINGS | LABELS
_PLAIN_ENDINGS = ("ing", "ed", "ly", "tion", "ment", "ness", "ity", "able", "less", "ful", "ung")


@dataclass(frozen=True, slots=True)
class Word:
    start: int
    end: int
    key: str  # in small letters
    is_capital: bool
    is_short: bool  # all in capitals and short: VPN

    @property
    def may_be_name(self) -> bool:
        return (
            self.is_capital
            and not self.is_short
            and len(self.key) > 1
            and self.key not in _NO_NAMES
        )


def words_of(text: str) -> list[Word]:
    found = []
    for match in _WORD.finditer(text):
        shown, start = match.group(), match.start()
        if shown.endswith(_POSSESSIVE):
            shown = shown[:-2]
        is_short = shown.isupper() and len(shown) <= _INITIALS
        found.append(Word(start, start + len(shown), shown.lower(), shown[0].isupper(), is_short))
    return found


class Reader:
    """The words of one text beside its marks; each method marks one way of naming somebody."""

    def __init__(self, marks: Marks) -> None:
        self.marks = marks
        self.words = words_of(marks.text)
        self._small = {word.key for word in self.words if not word.is_capital}

    def mark_known(self, names: Iterable[str]) -> None:
        """Whole names first, in either order; then each part of one."""
        parts: set[str] = set()
        whole: set[tuple[str, ...]] = set()
        for name in names:
            keys = tuple(word.key for word in words_of(name))
            if keys:
                whole |= {keys, keys[::-1], (*keys[-1:], *keys[:-1])}
                parts.update(key for key in keys if len(key) >= _SHORTEST)
        longest = max(map(len, whole), default=0)
        for size in range(longest, 1, -1):
            self._mark_runs(size, whole)
        for word in self.words:
            if _is_part(word, parts):
                self.marks.claim(word.start, word.end, Kind.PERSON)

    def mark_presented(self) -> None:
        for place, word in enumerate(self.words):
            if word.key in TITLES and (
                word.is_capital or word.key not in {"sister", "nurse", "doctor", "lady"}
            ):
                self._mark_names_from(place + 1, _BETWEEN)
            elif word.key in GREETINGS and self._ends_clause(place):
                self._mark_names_from(place + 1, _AFTER_GREETING)
        self._mark_own_names()
        self._mark_labelled()

    def mark_first_names(self) -> None:
        """A given name and the names after it."""
        for place, word in enumerate(self.words):
            if word.is_capital and not word.is_short and self._is_first_name(word):
                self._mark_names_from(place)

    def open_names(self) -> list[list[Word]]:
        """Runs of words that may be names: those of several words first, then single ones in the
        middle of a sentence, then those at its start."""
        runs, place = [], 0
        while place < len(self.words):
            run = self._names_from(place)
            place += max(len(run), 1)
            if run:
                runs.append(run)
        ranked = sorted(runs, key=self._doubt)
        return [run for run in ranked if self._doubt(run) <= _MOST_DOUBT]

    def _doubt(self, run: list[Word]) -> int:
        if len(run) > 1:
            return 0
        if not self._is_first_of_sentence(run[0]):
            return 1
        is_plain = run[0].key.endswith(_PLAIN_ENDINGS) or run[0].key in self._small
        return 3 if is_plain else _MOST_DOUBT

    def _is_first_name(self, word: Word) -> bool:
        return word.key in FIRST_NAMES or word.key.partition("-")[0] in FIRST_NAMES

    def _is_first_of_sentence(self, word: Word) -> bool:
        return bool(_ENDS_SENTENCE.search(self.marks.text[max(0, word.start - 40) : word.start]))

    def _ends_clause(self, place: int) -> bool:
        """A greeting stands at the start of its line or sentence, or another greeting before it."""
        before = self.words[place - 1] if place else None
        return (
            before is None
            or self._is_first_of_sentence(self.words[place])
            or before.key in GREETINGS
            or before.key in {"good", "guten", "many", "kind", "yours", "viele", "warm", "beste"}
        )

    def _names_from(self, place: int, before: re.Pattern[str] | None = None) -> list[Word]:
        """Up to four words in a row that may be names and are free; `before`: what must stand
        between the first one and the word before it."""
        run: list[Word] = []
        for word in self.words[place : place + _LONGEST_NAME]:
            gap = _BETWEEN if run else before
            joined = gap is None or self._joins(self.words[place + len(run) - 1], word, gap)
            if not (word.may_be_name and joined and self.marks.is_free(word.start, word.end)):
                break
            run.append(word)
        return run

    def _joins(self, first: Word, second: Word, gap: re.Pattern[str] = _BETWEEN) -> bool:
        between = self.marks.text[first.end : second.start]
        if between == "." and len(first.key) > 1:  # amira.khan
            return False
        ends_sentence = gap is _BETWEEN and between[:1] == "." and len(first.key) > _SHORTEST
        return not ends_sentence and gap.fullmatch(between) is not None

    def _mark_names_from(self, place: int, before: re.Pattern[str] | None = None) -> None:
        run = self._names_from(place, before)
        if run:
            self.marks.claim(run[0].start, run[-1].end, Kind.PERSON)

    def _mark_runs(self, size: int, names: set[tuple[str, ...]]) -> None:
        for place in range(len(self.words) - size + 1):
            run = self.words[place : place + size]
            if tuple(word.key for word in run) in names and self._all_join(run):
                self.marks.claim(run[0].start, run[-1].end, Kind.PERSON)

    def _all_join(self, run: list[Word]) -> bool:
        return all(self._joins(first, second) for first, second in pairwise(run))

    def _mark_own_names(self) -> None:
        """My name is ...: whether or not it has a capital letter."""
        low = self.marks.text.lower()
        if len(low) != len(self.marks.text):
            return
        for phrase in BEFORE_OWN_NAME:
            at = low.find(phrase)
            while at >= 0:
                after = [word for word in self.words if word.start >= at + len(phrase)][:2]
                if after and after[0].key not in COMMON:
                    both = len(after) > 1 and after[1].may_be_name
                    end = after[1] if both and self._all_join(after) else after[0]
                    self.marks.claim(after[0].start, end.end, Kind.PERSON)
                at = low.find(phrase, at + len(phrase))

    def _mark_labelled(self) -> None:
        """The rest of a line that begins with From:, Caller:, Requested by: and the like."""
        for match in _LABEL.finditer(self.marks.text):
            label = match.group(1).lower().split()
            if label[-1] not in LABELS and not (len(label) > 1 and label[-1] in LABEL_ENDS):
                continue
            end = self.marks.text.find("\n", match.end())
            end = len(self.marks.text) if end < 0 else end
            for run in self._runs_within(match.end(), end):
                self.marks.claim(run[0].start, run[-1].end, Kind.PERSON)

    def _runs_within(self, start: int, end: int) -> list[list[Word]]:
        runs: list[list[Word]] = []
        for word in self.words:
            if word.start < start or word.end > end or word.key in COMMON:
                continue
            if not self.marks.is_free(word.start, word.end):
                continue
            if runs and self._joins(runs[-1][-1], word):
                runs[-1].append(word)
            else:
                runs.append([word])
        return [run for run in runs if any(word.is_capital for word in run)]


def _is_part(word: Word, parts: set[str]) -> bool:
    """A part of somebody's name; an everyday word only where it has a capital letter."""
    if word.key in parts:
        return word.is_capital or word.key not in COMMON
    halves = word.key.split("-")
    return word.is_capital and len(halves) > 1 and any(half in parts for half in halves)
