from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from deskside.knowledge.masking.kinds import Kind


@dataclass(frozen=True, slots=True, order=True)
class Mark:
    """A stretch of a text; of no kind where it only must stay as it is."""

    start: int
    end: int
    kind: Kind | None = field(default=None, compare=False)


class Marks:
    """The stretches of one text that are spoken for: whoever comes first has them."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._taken = bytearray(len(text))
        self.found: list[Mark] = []

    def is_free(self, start: int, end: int) -> bool:
        return not any(self._taken[start:end])

    def claim(self, start: int, end: int, kind: Kind | None) -> bool:
        """False where a part of it is taken."""
        if start >= end or not self.is_free(start, end):
            return False
        self._taken[start:end] = b"\x01" * (end - start)
        self.found.append(Mark(start, end, kind))
        return True

    def claim_all(self, pattern: re.Pattern[str], kind: Kind | None) -> None:
        """All that a pattern finds: its group m where it has one, without stops at the end."""
        part = "m" if "m" in pattern.groupindex else 0
        for match in pattern.finditer(self.text):
            start, end = match.span(part)
            while end > start and self.text[end - 1] in " \t\n.,;:!?'\"":
                end -= 1
            self.claim(start, end, kind)

    def in_order(self) -> Iterator[Mark]:
        return iter(sorted(self.found))
