"""Which words on a board mean the same: a proposal for whoever leads, who decides. Pure.

"helpful", "Helpful." and "being helpful" are one word; "patient" and "impatient" are not, however
much they look alike.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

_SMALL_WORDS = [
    "a",
    "an",
    "and",
    "it",
    "just",
    "of",
    "or",
    "really",
    "that",
    "the",
    "this",
    "to",
    "very",
]
_FORMS_OF_BEING = ["are", "be", "been", "being", "is", "was", "were"]
_PEOPLE = ["he", "she", "somebody", "someone", "they", "who", "you", "your"]
_FILLERS = frozenset([*_SMALL_WORDS, *_FORMS_OF_BEING, *_PEOPLE])
_NEGATIONS = frozenset(["no", "not", "never", "none", "nobody", "nothing", "without", "cannot"])
# Longest first. "-less" and "-ful" stay: careful is not careless.
_ENDINGS = ("ingly", "edly", "ness", "ing", "ies", "ied", "ed", "es", "ly", "s", "e", "y")
_SHORTEST_STEM = 4
_ROOM_FOR_A_SLIP = 6  # in shorter words one letter makes another word


@dataclass(frozen=True, slots=True)
class Said:
    """A word on the board: its number, its text, and how often it was said."""

    id: int
    text: str
    times: int = 1


@dataclass(frozen=True, slots=True)
class Group:
    """`head` would stay, `others` would go into it."""

    head: Said
    others: tuple[Said, ...]


def plain_word(text: str) -> str:
    """How a text is compared: without case, marks, spaces or full stops around it."""
    flat = unicodedata.normalize("NFKC", text).casefold().replace("\u2019", "'")
    return " ".join(re.sub(r"[^\w' ]+", " ", flat).split())


def proposals(words: Iterable[Said]) -> list[Group]:
    """Groups of words that look like one, most said first; the shortest of the most said leads."""
    said = list(words)
    groups: dict[int, list[Said]] = {}
    for word, root in zip(said, _roots([_key(word.text) for word in said]), strict=True):
        groups.setdefault(root, []).append(word)
    found = [_group(members) for members in groups.values() if len(members) > 1]
    return sorted(found, key=lambda group: -sum(w.times for w in (group.head, *group.others)))


def _group(members: list[Said]) -> Group:
    first, *others = sorted(members, key=lambda word: (-word.times, len(word.text), word.text))
    return Group(first, tuple(others))


def _key(text: str) -> str:
    """The stems in the order of the alphabet, with a sign where the text says that it is not so."""
    tokens = plain_word(text).split()
    denied = any(token in _NEGATIONS or token.endswith("n't") for token in tokens)
    kept = [t for t in tokens if t not in _FILLERS and t not in _NEGATIONS]
    stems = sorted(_stem(token) for token in kept if not token.endswith("n't")) or tokens
    return ("! " if denied else "") + " ".join(stems)


def _stem(token: str) -> str:
    for ending in _ENDINGS:
        if token.endswith(ending) and len(token) - len(ending) >= _SHORTEST_STEM:
            stem = token.removesuffix(ending)
            # stopped, stopping: one p
            return stem[:-1] if len(stem) > _SHORTEST_STEM and stem[-1] == stem[-2] else stem
    return token


def _roots(keys: Sequence[str]) -> list[int]:
    """The number of each key's group: those that are equal or one slip of the pen apart."""
    parent = list(range(len(keys)))

    def root(at: int) -> int:
        while parent[at] != at:
            parent[at] = parent[parent[at]]
            at = parent[at]
        return at

    seen: dict[str, int] = {}
    for at, key in enumerate(keys):
        for form in (key, *_with_a_slip(key)):
            other = seen.setdefault(form, at)
            parent[root(at)] = root(other)
    return [root(at) for at in range(len(keys))]


def _with_a_slip(key: str) -> Iterator[str]:
    """The key, and the key with one letter left out, each marked: two keys one slip apart share
    a form. The first letter is no slip: moral and amoral, caring and daring."""
    if len(key) < _ROOM_FOR_A_SLIP or key.startswith("! "):
        return
    yield f"{key}~"
    for at in range(1, len(key)):
        yield f"{key[:at]}{key[at + 1 :]}~"
