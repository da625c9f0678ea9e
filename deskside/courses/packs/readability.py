"""How hard a text is to read: Flesch and Kincaid's grade (Kincaid and others, 1975)."""

from __future__ import annotations

import re
from collections.abc import Iterable

WORD = re.compile("[A-Za-z]+(?:[\u2019'][A-Za-z]+)*")
SENTENCE_END = re.compile(r"[.!?…]+[”\"\u2019')\]]*(?:\s+|$)")
VOWELS = re.compile(r"[aeiouy]+")


def grade_level(paragraphs: Iterable[str]) -> float:
    """US school grade; every paragraph, heading or list item ends a sentence. 0 without words."""
    sentences = [
        sentence
        for paragraph in paragraphs
        for sentence in SENTENCE_END.split(paragraph)
        if sentence and WORD.search(sentence)
    ]
    words = [word for sentence in sentences for word in WORD.findall(sentence)]
    if not words:
        return 0.0
    syllables = sum(syllable_count(word) for word in words)
    return 0.39 * len(words) / len(sentences) + 11.8 * syllables / len(words) - 15.59


def word_count(text: str) -> int:
    return len(WORD.findall(text))


def syllable_count(word: str) -> int:
    """By groups of vowels, less the silent endings: good to a few in a hundred over a page."""
    low = word.lower().replace("\u2019", "").replace("'", "")
    count = len(VOWELS.findall(low))
    if low.endswith("e") and not low.endswith(("le", "ee", "ye")):
        count -= 1
    if low.endswith("ed") and not low.endswith(("ted", "ded")):
        count -= 1
    if low.endswith("es") and not low.endswith(("ses", "ces", "ges", "zes", "xes", "shes", "ches")):
        count -= 1
    return max(count, 1)
