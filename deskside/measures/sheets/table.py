"""Bytes or pasted text to a heading and lines."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass

from django.utils.translation import gettext as _

from deskside.people.roster.decode import UnreadableRoster, decode

MOST_BYTES = 2 * 1024 * 1024
MOST_LINES = 50_000
MOST_COLUMNS = 60
DELIMITERS = "\t;,|"


class UnreadableTable(ValueError):  # noqa: N818  an answer to the sender
    """The file as a whole cannot be used; the message says why and what to do."""


@dataclass(frozen=True, slots=True)
class Table:
    """`rows`: the number of the line in the file, and its cells."""

    heading: tuple[str, ...]
    rows: tuple[tuple[int, tuple[str, ...]], ...]

    def column(self, index: int) -> list[str]:
        return [cells[index] for _line, cells in self.rows if index < len(cells)]


def text_of(raw: bytes) -> str:
    """Whichever program wrote it. Raises UnreadableTable."""
    if len(raw) > MOST_BYTES:
        raise _too_large()
    if raw.startswith(b"%PDF"):
        raise UnreadableTable(_("This is a PDF. Export a CSV from your help desk instead."))
    try:
        return decode(raw)
    except UnreadableRoster as bad:
        raise UnreadableTable(str(bad)) from None


def table_of(text: str) -> Table:
    """The first line that is not empty is the heading. Raises UnreadableTable."""
    if len(text) > MOST_BYTES:
        raise _too_large()
    text = text.lstrip("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    if "\0" in text or text.count("\ufffd") > len(text) // 20:
        raise UnreadableTable(
            _("This does not read as text. Export it as CSV, in UTF-8 if you are asked.")
        )
    lines = _lines(text)
    if len(lines) < 2:  # noqa: PLR2004  a heading and one line
        raise UnreadableTable(
            _("A line with the names of the columns is needed, and at least one line below it.")
        )
    heading = tuple(cell.strip()[:80] for cell in lines[0][1][:MOST_COLUMNS])
    if len(lines) > MOST_LINES:
        raise UnreadableTable(
            _("This file has more than 50,000 lines. Export fewer months at a time.")
        )
    return Table(heading, tuple(lines[1:]))


def _lines(text: str) -> list[tuple[int, tuple[str, ...]]]:
    first = next((line for line in text.split("\n") if line.strip()), "")
    delimiter = max(DELIMITERS, key=first.count) if first else ","
    reader = csv.reader(io.StringIO(text), delimiter=delimiter)
    try:
        return [
            (reader.line_num, tuple(cells[:MOST_COLUMNS]))
            for cells in reader
            if any(cell.strip() for cell in cells)
        ]
    except csv.Error:
        raise UnreadableTable(
            _("Line %(line)d does not end: a quotation mark may be missing.")
            % {"line": reader.line_num + 1}
        ) from None


def _too_large() -> UnreadableTable:
    return UnreadableTable(
        _("This file is larger than 2 MB. Leave out the columns that are not needed here.")
    )
