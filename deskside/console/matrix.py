"""The table of people by sections, as one joined string: 15 microseconds a cell would be too much
in the template language. Pure: plain values in, escaped HTML out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache
from html import escape
from zoneinfo import ZoneInfo

from django.utils.formats import date_format
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from deskside.console.queries.rows import Row
from deskside.courses.outline import CourseOutline, SectionOutline
from deskside.lib.icons import icon
from deskside.progress.states import Due, SectionProgress, State, days_late, section_progress


@dataclass(frozen=True, slots=True)
class Sheet:
    """Everything the table shows beside its rows."""

    course: CourseOutline
    due: Mapping[int, datetime]
    longer: Mapping[int, Mapping[int, datetime]]  # by person id, by section id
    viewer_id: int
    zone: str
    now: datetime

    def due_of(self, person_id: int, section: SectionOutline) -> Due | None:
        at = self.due.get(section.id)
        if at is None:
            return None
        return Due(at, self.longer.get(person_id, {}).get(section.id))


def short_day(instant: datetime, zone: ZoneInfo, now: datetime) -> str:
    """ "27 Nov", with the year when it is another one."""
    local = instant.astimezone(zone)
    return date_format(local, "j M" if local.year == now.astimezone(zone).year else "j M Y")


def head(sheet: Sheet, count: str) -> SafeString:
    """The table's first row: number, title and date of each section."""
    zone, current = ZoneInfo(sheet.zone), _current_section(sheet)
    cells = []
    for section in sheet.course.sections:
        at = sheet.due.get(section.id)
        day, _space, month = short_day(at, zone, sheet.now).partition(" ") if at else ("", "", "")
        now = ' class="now"' if section is current else ""
        cells.append(
            f'<th scope="col"{now} role="columnheader"><abbr title="{escape(section.title)}">'
            f"<b>{section.number or escape(_('end'))}</b></abbr>{day}"
            f'<span class="month"> {escape(month)}</span></th>'
        )
    last = f'<th scope="col" class="last" role="columnheader">{escape(_("Last active"))}</th>'
    first = f'<th scope="col" class="start" role="columnheader">{escape(count)}</th>'
    return mark_safe(f'<tr role="row">{first}{"".join(cells)}{last}</tr>')  # noqa: S308 escaped


def _current_section(sheet: Sheet) -> SectionOutline | None:
    ahead = (s for s in sheet.course.sections if s.id in sheet.due and sheet.due[s.id] >= sheet.now)
    return next(ahead, None)


def body(sheet: Sheet, rows: Iterable[Row], person_url: str) -> SafeString:
    """One row a person; `person_url` has `{uid}` where the person's uid goes."""
    words = _Words(sheet, _kept(_signature(sheet)))
    return mark_safe("".join([words.row(row, person_url) for row in rows]))  # noqa: S308 escaped


# The tick is drawn once a page; hundreds of cells point there.
TICK = mark_safe(  # noqa: S308 a constant
    '<svg class="unseen" aria-hidden="true"><symbol id="tick" viewBox="0 0 16 16">'
    f"{icon('check').split('>', 1)[1].removesuffix('</svg>')}</symbol></svg>"
)
TICK_HERE = '<svg viewBox="0 0 16 16"><use href="#tick"/></svg>'
MOST_KEPT = 500


def _signature(sheet: Sheet) -> tuple[object, ...]:
    """All that a row's cells depend on besides the person's own marks and longer dates."""
    return (
        sheet.course.release_id,
        sheet.course.language,
        get_language(),
        sheet.zone,
        sheet.now.astimezone(ZoneInfo(sheet.zone)).year,
        tuple((key, at, days_late(Due(at), sheet.now)) for key, at in sheet.due.items()),
    )


@lru_cache(maxsize=8)
def _kept(_signature: tuple[object, ...]) -> dict[str, str]:
    """Cells by packed marks. What is kept cannot be stale: everything it says is in the keys."""
    return {}


@dataclass(frozen=True, slots=True)
class Column:
    """A section with what its cells ask for again and again: keys in marks, and when it is due
    for most. `keys_ahead` are its activities while that is ahead, else none."""

    section: SectionOutline
    due: Due | None
    due_epoch: int | None
    required: tuple[str, ...]
    choices: tuple[str, ...]
    keys_ahead: tuple[str, ...]

    def is_done_in_time(self, marks: Mapping[str, int]) -> bool:
        """True only where `section_progress` would say done; False says nothing."""
        times = list(map(marks.get, self.required))
        if self.due_epoch is None or not times or not all(times):
            return False
        chosen = [mark for key in self.choices if (mark := marks.get(key))]
        if self.choices:
            times.append(min(chosen, default=self.due_epoch + 1))
        return max(mark for mark in times if mark) <= self.due_epoch


class _Words:
    """Says each cell in words; what does not depend on the row is translated once a page."""

    def __init__(self, sheet: Sheet, kept: dict[str, str]) -> None:
        self.sheet = sheet
        self.kept = kept
        self.zone = ZoneInfo(sheet.zone)
        self.check = TICK_HERE
        self.leads = f' <span class="small soft">{escape(_("leads"))}</span>'
        self.none = self._cell("none", "", _("not begun"))
        self.done = self._cell("done", self.check, _("done"))
        self.today = sheet.now.astimezone(self.zone).date()
        self.columns = [self._column(section) for section in sheet.course.sections]
        # Hundreds of cells say one of a few dozen things.
        self.said: dict[tuple[State, int, int, int], str] = {}
        self.days: dict[date, str] = {}

    def row(self, row: Row, person_url: str) -> str:
        mine = row.person_id == self.sheet.viewer_id
        cells = self.kept.get(row.packed) if row.person_id not in self.sheet.longer else None
        if cells is None:
            cells = self._keep(row)
        link = f'<a href="{person_url.format(uid=row.uid)}">{escape(row.name)}</a>'
        return (
            f'<tr role="row"{" class=me" if mine else ""}><th scope="row" role="rowheader">'
            f"{link}{self.leads if row.leads else ''}</th>{cells}"
            f'<td role="cell" class="last">{escape(self.seen(row.seen_at))}</td></tr>'
        )

    def _column(self, section: SectionOutline) -> Column:
        due = self.sheet.due_of(0, section)
        is_ahead = bool(section.size) and (due is None or due.at >= self.sheet.now)
        return Column(
            section=section,
            due=due,
            due_epoch=int(due.at.timestamp()) if due else None,
            required=tuple(map(str, section.required)),
            choices=tuple(map(str, section.choices)),
            keys_ahead=tuple(str(a.id) for a in section.activities) if is_ahead else (),
        )

    def _keep(self, row: Row) -> str:
        cells = "".join([f'<td role="cell">{cell}</td>' for cell in self._cells(row)])
        if row.person_id not in self.sheet.longer:
            if len(self.kept) >= MOST_KEPT:
                self.kept.clear()
            self.kept[row.packed] = cells
        return cells

    def _cells(self, row: Row) -> list[str]:
        """Two glances answer most cells of a usual table; the rules answer the others."""
        has_longer, marks, now = row.person_id in self.sheet.longer, row.marks, self.sheet.now
        cells, begun = [], marks.keys()
        for column in self.columns:
            if column.keys_ahead and begun.isdisjoint(column.keys_ahead):
                cells.append(self.none)
            elif not has_longer and column.is_done_in_time(marks):
                cells.append(self.done)
            else:
                section = column.section
                due = self.sheet.due_of(row.person_id, section) if has_longer else column.due
                cells.append(self._known(section_progress(section, marks, due, now)))
        return cells

    def _known(self, progress: SectionProgress) -> str:
        """The cell; those that say the same are put into words once a page."""
        if progress.state is State.EXTENDED:  # says its own day
            return self.cell(progress)
        key = (progress.state, progress.done, progress.total, progress.days)
        if key not in self.said:
            self.said[key] = self.cell(progress)
        return self.said[key]

    def cell(self, progress: SectionProgress) -> str:
        part = f"{progress.done}/{progress.total}"
        match progress.state:
            case State.DONE:
                return self.done
            case State.DONE_LATE:
                late = ngettext("done, %d day late", "done, %d days late", progress.days)
                return self._cell("late", f"{self.check}+{progress.days}", late % progress.days)
            case State.OVERDUE:
                days = _("%d d") % progress.days
                shown = f'<span class="full">{part} · </span>{days}' if progress.done else days
                over = ngettext("%d day overdue", "%d days overdue", progress.days)
                return self._cell("over", shown, f"{part}, {over % progress.days}")
            case State.EXTENDED:
                return self._extended(progress)
            case State.ON_THE_WAY:
                step = round(100 * progress.done / progress.total / 5) * 5
                return self._cell(f"way part-{step}", part, _("on the way, %s done") % part)
        return self.none

    def _extended(self, progress: SectionProgress) -> str:
        if progress.due is None or progress.due.extended_to is None:
            return self.none
        day, _space, month = short_day(
            progress.due.extended_to, self.zone, self.sheet.now
        ).partition(" ")
        shown = f'→ {day}<span class="full"> {escape(month)}</span>'
        return self._cell("more", shown, _("extended to %s") % f"{day} {month}")

    def _cell(self, css: str, shown: str, words: str) -> str:
        visible = f'<span aria-hidden="true">{shown}</span>' if shown else ""
        return (
            f'<span class="cell {css}">{visible}<span class="unseen">{escape(words)}</span></span>'
        )

    def seen(self, at: datetime | None) -> str:
        if at is None:
            return _("never")
        day = at.astimezone(self.zone).date()
        if day not in self.days:
            self.days[day] = self._day(day)
        return self.days[day]

    def _day(self, day: date) -> str:
        ago = (self.today - day).days
        if ago <= 0:
            return _("today")
        if ago == 1:
            return _("yesterday")
        return date_format(day, "D j M" if day.year == self.today.year else "j M Y")
