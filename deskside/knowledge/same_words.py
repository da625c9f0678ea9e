"""When two short texts say the same: for lists that several people fill at once."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

LONGEST = 200
_ENDS = " \t.,;:!?\"'“”‘’„…-–•*"  # noqa: RUF001 quotes and dashes of several languages


def tidy(text: str) -> str:
    """One line without the blanks and stops around it, cut to what a row holds."""
    flat = " ".join(unicodedata.normalize("NFC", text).replace("\x00", " ").split())
    return flat.strip(_ENDS)[:LONGEST].rstrip()


def sameness(text: str) -> str:
    """Equal for texts that differ in case, blanks or stops alone."""
    return tidy(text).casefold()


def merged(said: Iterable[tuple[str, int]]) -> dict[str, tuple[str, int]]:
    """Sameness to (the spelling met first, how often altogether), in the order they came."""
    found: dict[str, tuple[str, int]] = {}
    for text, times in said:
        shown = tidy(text)
        if not shown or times < 1:
            continue
        first, before = found.get(sameness(shown), (shown, 0))
        found[sameness(shown)] = (first, before + times)
    return found
