"""The whole group as a workbook: one sheet by section, one by activity. No cell is a formula."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime
from tempfile import TemporaryFile
from typing import IO, Any

from django.utils.translation import gettext as _

from deskside.console.queries.records import Record
from deskside.console.sheets.states import Frame

# A name that begins with "=" stays a name.
PLAIN = {
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
    "constant_memory": True,
    "default_date_format": "yyyy-mm-dd",
    "remove_timezone": True,
}
WIDE, USUAL = 28, 14


def workbook(frame: Frame, people: Iterable[Record]) -> IO[bytes]:
    """An open file, to be read from its beginning; rows go to disk as they come."""
    # Loaded only when somebody wants a workbook.
    import xlsxwriter

    file: IO[bytes] = TemporaryFile()  # noqa: SIM115  whoever asked reads and closes it
    with xlsxwriter.Workbook(file, PLAIN) as book:
        bold = book.add_format({"bold": True, "text_wrap": True, "valign": "top"})
        sheets = [_Sheet(book, title, bold) for title in (_("Sections"), _("Activities"))]
        sheets[0].head([s.title for s in frame.course.sections], _("Meetings"), _("Last active"))
        sheets[1].head([a.title for a in frame.course.activities])
        keys = [str(activity.id) for activity in frame.course.activities]
        for one in people:
            marks = one.marks
            cells = frame.cells(one.person_id, marks)
            sheets[0].row(one, [*cells, frame.came(one.person_id), frame.day(one.seen_at)])
            sheets[1].row(one, [_day(marks.get(key)) for key in keys])
    file.seek(0)
    return file


def _day(mark: int | None) -> datetime | str:
    if mark is None:
        return ""
    return datetime.fromtimestamp(mark, UTC) if mark else _("on the way")


class _Sheet:
    def __init__(self, book: Any, title: str, bold: Any) -> None:
        self.sheet, self.bold, self.next = book.add_worksheet(title[:31]), bold, 1

    def head(self, titles: list[str], *more: str) -> None:
        words = [_("Name"), _("E-mail"), *titles, *more]
        self.sheet.set_column(0, 1, WIDE)
        self.sheet.set_column(2, len(words), USUAL)
        self.sheet.freeze_panes(1, 1)
        for column, text in enumerate(words):
            self.sheet.write_string(0, column, text, self.bold)

    def row(self, one: Record, cells: list[Any]) -> None:
        for column, value in enumerate([one.name, one.email, *cells]):
            if isinstance(value, datetime):
                self.sheet.write_datetime(self.next, column, value)
            elif value:
                self.sheet.write_string(self.next, column, value)
        self.next += 1
