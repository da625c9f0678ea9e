"""Bytes of an uploaded list to text, whichever program wrote it."""

from __future__ import annotations

import codecs

from django.utils.translation import gettext as _

MOST_BYTES = 2 * 1024 * 1024
_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_WORKBOOKS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")


class UnreadableRoster(ValueError):  # noqa: N818  an answer to the sender
    """The list as a whole cannot be read; the message says why and what to do, for its sender."""


def decode(raw: bytes) -> str:
    """The text of a list. Excel writes UTF-16, UTF-8 with a mark in front, or Windows-1252."""
    if len(raw) > MOST_BYTES:
        raise too_large()
    if raw.startswith(_WORKBOOKS):
        raise UnreadableRoster(
            _("This is a workbook. Save it as CSV, or copy the cells and paste them.")
        )
    if raw.startswith(b"%PDF"):
        raise UnreadableRoster(_("This is a PDF. Copy the names and addresses and paste them."))
    for bom, encoding in _BOMS:
        if raw.startswith(bom):
            return raw.decode(encoding, errors="replace")
    return _without_bom(raw)


def _without_bom(raw: bytes) -> str:
    start = raw[:200]
    # Half of UTF-16's bytes are zero where the text is mostly Latin: names and addresses are.
    if start[1::2].count(0) > len(start) // 4:
        return raw.decode("utf-16-le", errors="replace")
    if start[0::2].count(0) > len(start) // 4:
        return raw.decode("utf-16-be", errors="replace")
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return raw.decode("cp1252", errors="replace")


def too_large() -> UnreadableRoster:
    return UnreadableRoster(
        _("This list is larger than 2 MB. Names and addresses alone, without other columns, fit.")
    )
