"""What a private text may be. Pure."""

from __future__ import annotations

from django.utils.translation import gettext as _

LONGEST = 20_000


class TextRefused(ValueError):  # noqa: N818  an answer to the writer
    """The text cannot be kept; the message says why, in words for its writer."""


def tidy_text(text: str) -> str:
    """Line ends as one sign, whatever browser sent them. Raises TextRefused."""
    plain = text.replace("\r\n", "\n").replace("\r", "\n")
    if "\0" in plain:
        raise TextRefused(
            _("There is an invisible NUL character in the text. Take it out and save again.")
        )
    if len(plain) > LONGEST:
        raise TextRefused(
            _("This text has %(length)d characters; there is room for 20,000. Shorten it a little.")
            % {"length": len(plain)}
        )
    return plain
