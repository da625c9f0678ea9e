"""One letter, said once: as plain text, and as HTML that every mail program can show."""

from __future__ import annotations

import textwrap
from dataclasses import dataclass

import mrml
from django.template.loader import render_to_string
from django.utils.translation import gettext as _

WIDTH = 72
# Nothing below a blank but line break and tab is allowed in the template's language.
_CONTROLS = {number: None for number in range(32) if chr(number) not in "\n\t"} | {
    0x7F: None,
    0xFFFE: None,
    0xFFFF: None,
}


@dataclass(frozen=True)
class Footer:
    """How to get fewer of these."""

    off: str
    preferences: str
    title: str


@dataclass(frozen=True)
class Enclosed:
    """A file that goes with a mail, for instance one that a calendar takes in."""

    name: str
    content: bytes
    mime: str


@dataclass(frozen=True)
class Letter:
    """Paragraphs are plain text; `button` is a label and the address it opens, so is each link.
    What is enclosed goes by mail alone: a note in a channel has no files."""

    subject: str
    greeting: str
    paragraphs: tuple[str, ...]
    button: tuple[str, str] | None = None
    small_print: tuple[str, ...] = ()
    links: tuple[tuple[str, str], ...] = ()
    enclosed: tuple[Enclosed, ...] = ()

    def __post_init__(self) -> None:
        # A line break in a subject would be a second header; names come from outside.
        object.__setattr__(self, "subject", " ".join(self.subject.split())[:200])

    def as_text(self, footer: Footer | None = None) -> str:
        """Wrapped at 72 characters; an address keeps a line of its own, unbroken."""
        blocks = [self.greeting, *self.paragraphs]
        wrapped = [textwrap.fill(block, WIDTH, break_long_words=False) for block in blocks]
        wrapped += [f"{words}:\n{address}" for words, address in self.links]
        if self.button:
            label, address = self.button
            wrapped.append(f"{label}:\n{address}")
        small = [textwrap.fill(line, WIDTH) for line in self.small_print]
        if footer:
            words = _("No more of these (%(kind)s):") % {"kind": footer.title}
            small.append(f"{textwrap.fill(words, WIDTH)}\n{footer.off}")
        if small:
            wrapped.append("\n".join(["-- ", *small]))
        return "\n\n".join(wrapped) + "\n"

    def as_html(self, footer: Footer | None = None) -> str:
        """By way of MJML, which knows the tables that old mail programs need."""
        source = render_to_string("notify/letter.mjml", {"letter": self, "footer": footer})
        # Else it fetches some fonts, by their names, from a font host.
        options = mrml.RenderOptions(fonts={})
        plain = source.translate(_CONTROLS)
        return str(mrml.to_html(plain, render_options=options).content)
