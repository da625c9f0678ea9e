"""An export with one line for each ticket, counted up by month. Pure."""

from __future__ import annotations

import contextlib
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from django.utils.translation import gettext as _

from deskside.measures.desk import BY_KEY
from deskside.measures.sheets.cells import DAY_FIRST, BadCell, month_of, short
from deskside.measures.sheets.figures import Problem, Reading
from deskside.measures.sheets.mapping import MONTH
from deskside.measures.sheets.table import Table

YES = frozenset(
    ["yes", "y", "true", "x", "ja", "oui", "si", "sí", "good", "satisfied", "happy", "positive"]
)
NO = frozenset(
    ["", "-", "no", "n", "false", "nein", "non", "bad", "unsatisfied", "dissatisfied", "unhappy"]
)
# Not asked, or not answered: neither satisfied nor not.
UNRATED = frozenset(["", "-", "offered", "unoffered", "n/a", "not rated", "none"])
SATISFIED_FROM, MOST_STARS = 4, 5
FEW, REPEATED = 3, 1.5
SHARES = ("satisfaction", "reopened")


def looks_like_tickets(table: Table, index: int) -> bool:
    """Whether the column of months holds the same month again and again: nobody reports so."""
    months = []
    for text in table.column(index):
        with contextlib.suppress(BadCell):
            months.append(month_of(text, DAY_FIRST))
    return len(months) > FEW and len(months) >= REPEATED * len(set(months))


@dataclass(slots=True)
class _Counts:
    """By month: tickets; and by measure those that say anything, and those that count."""

    tickets: Counter[date] = field(default_factory=Counter)
    said: Counter[tuple[str, date]] = field(default_factory=Counter)
    counted: Counter[tuple[str, date]] = field(default_factory=Counter)

    def figure(self, key: str, month: date) -> Decimal | None:
        counted, said = self.counted[key, month], self.said[key, month]
        if key not in SHARES:
            return Decimal(counted)
        return round(Decimal(100 * counted) / said, 2) if said else None


def read_tickets(table: Table, columns: Mapping[str, int], order: str, *, last: date) -> Reading:
    """Tickets of months that are not over are passed over; a line that cannot be read is told."""
    counts, problems = _Counts(), []
    for line, cells in table.rows:
        try:
            month = month_of(_cell(cells, columns[MONTH]), order)
        except BadCell as bad:
            problems.append(Problem(line, short(" ".join(cells).strip()), str(bad)))
            continue
        if month <= last:
            problems += _count(counts, month, (line, cells), columns)
    keys = [key for key in BY_KEY if key in columns]
    values = {
        month: {key: found for key in keys if (found := counts.figure(key, month)) is not None}
        for month in sorted(counts.tickets)
    }
    return Reading(values, tuple(problems))


def _count(
    counts: _Counts, month: date, row: tuple[int, tuple[str, ...]], columns: Mapping[str, int]
) -> list[Problem]:
    """One ticket; what is the matter with it comes back."""
    line, cells = row
    problems = []
    counts.tickets[month] += 1
    for key in columns.keys() - {MONTH}:
        text = _cell(cells, columns[key])
        try:
            said = _answer(key, text)
        except BadCell as bad:
            problems.append(Problem(line, f"{BY_KEY[key].title}: {short(text)}", str(bad)))
            continue
        counts.said[key, month] += said is not None
        counts.counted[key, month] += bool(said)
    return problems


def _cell(cells: tuple[str, ...], index: int) -> str:
    return cells[index].strip() if index < len(cells) else ""


def _answer(key: str, text: str) -> bool | None:
    """Whether the ticket counts; None where nobody has said. Raises BadCell."""
    said = text.casefold()
    if key == "satisfaction":
        return None if said in UNRATED else _satisfied(said)
    if key == "solved":
        # A date, a name, a yes: whatever stands there says that it was.
        return said not in NO and said != "0"
    if said in NO or said in YES:
        return said in YES
    if said.isascii() and said.isdecimal():
        return int(said[:9]) > 0
    raise BadCell(_("“%(text)s” is neither yes nor no, and no number.") % {"text": short(text)})


def _satisfied(said: str) -> bool:
    if said in YES or said in NO:
        return said in YES
    if said.isascii() and said.isdecimal() and 1 <= int(said[:9]) <= MOST_STARS:
        return int(said) >= SATISFIED_FROM
    raise BadCell(
        _("“%(text)s” is no rating. Good or bad is understood, or 1 to 5, where 4 and 5 count.")
        % {"text": short(said)}
    )
