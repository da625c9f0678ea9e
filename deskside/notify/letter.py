"""One letter, said once: as plain text, and as HTML that every mail program can show."""

from __future__ import annotations

import textwrap
from dataclasses import dataclass

from django.template.loader import render_to_string

WIDTH = 72


@dataclass(frozen=True)
class Letter:
    """Paragraphs are plain text; `button` is a label and the address it opens."""

    subject: str
    greeting: str
    paragraphs: tuple[str, ...]
    button: tuple[str, str] | None = None
    small_print: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        # A line break in a subject would be a second header; names come from outside.
        object.__setattr__(self, "subject", " ".join(self.subject.split())[:200])

    def as_text(self) -> str:
        """Wrapped at 72 characters; an address keeps a line of its own, unbroken."""
        blocks = [self.greeting, *self.paragraphs]
        wrapped = [textwrap.fill(block, WIDTH, break_long_words=False) for block in blocks]
        if self.button:
            label, address = self.button
            wrapped.append(f"{label}:\n{address}")
        if self.small_print:
            lines = [textwrap.fill(line, WIDTH) for line in self.small_print]
            wrapped.append("\n".join(["-- ", *lines]))
        return "\n\n".join(wrapped) + "\n"

    def as_html(self) -> str:
        return render_to_string("notify/letter.html", {"letter": self})
