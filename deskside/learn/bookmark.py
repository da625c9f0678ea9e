"""Puts the reader's bookmark into a rendered text. Pure."""

from __future__ import annotations

import re

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

PARAGRAPH = re.compile(r'<p\b(?=[^>]*\bid="p(\d+)")([^>]*)>')


def with_bookmark(html: SafeString, place: int, words: str) -> SafeString:
    """Marks the paragraph numbered `place`, or the last one before it: a table cannot carry it.

    The first paragraph gets none: who stopped there has not begun.
    """
    found = [match for match in PARAGRAPH.finditer(html) if 1 < int(match[1]) <= place]
    if not found:
        return html
    match = found[-1]
    attributes = match[2].replace('class="', 'class="resume ')
    if "class=" not in attributes:
        attributes += ' class="resume"'
    opening = format_html(
        '<p{} tabindex="-1"><span class="where">{}</span>',
        mark_safe(attributes),  # noqa: S308  cleaned at load
        words,
    )
    return mark_safe(html[: match.start()] + opening + html[match.end() :])  # noqa: S308  as above


def bookmarked(html: SafeString, place: int) -> str:
    """The id of the paragraph that carries the bookmark, or nothing."""
    numbers = [int(match[1]) for match in PARAGRAPH.finditer(html) if 1 < int(match[1]) <= place]
    return f"p{numbers[-1]}" if numbers else ""
