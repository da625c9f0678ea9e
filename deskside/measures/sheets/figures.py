"""Lines and their columns to figures, and to problems by line. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.utils.translation import gettext as _

from deskside.measures.desk import BY_KEY
from deskside.measures.sheets.cells import BadCell, month_of, number_of, short
from deskside.measures.sheets.mapping import MONTH
from deskside.measures.sheets.table import Table

Values = dict[date, dict[str, Decimal]]


@dataclass(frozen=True, slots=True)
class Problem:
    """A line, or a cell of it, that is left out."""

    line: int
    text: str
    words: str


@dataclass(frozen=True, slots=True)
class Reading:
    values: Values
    problems: tuple[Problem, ...]


def read_figures(table: Table, columns: Mapping[str, int], order: str, *, last: date) -> Reading:
    """Every line ends up in `values`, among the problems, or partly in both.

    `last`: the newest month that is over.
    """
    values: Values = {}
    lines: dict[date, int] = {}
    problems: list[Problem] = []
    for line, cells in table.rows:
        try:
            month = _month(cells, columns[MONTH], order, last)
            _refuse_twice(month, lines)
        except BadCell as bad:
            problems.append(Problem(line, short(" ".join(cells).strip()), str(bad)))
            continue
        lines[month] = line
        found, wrong = _numbers(cells, columns)
        problems += [Problem(line, text, words) for text, words in wrong]
        if found:
            values[month] = found
    return Reading(dict(sorted(values.items())), tuple(problems))


def _month(cells: tuple[str, ...], index: int, order: str, last: date) -> date:
    month = month_of(cells[index] if index < len(cells) else "", order)
    refuse_future(month, last)
    return month


def _refuse_twice(month: date, lines: Mapping[date, int]) -> None:
    if month in lines:
        raise BadCell(
            _("%(month)s is already in line %(line)d.")
            % {"month": f"{month:%Y-%m}", "line": lines[month]}
        )


def refuse_future(month: date, last: date) -> None:
    """Raises BadCell for a month that is not over."""
    if month > last:
        raise BadCell(
            _("%(month)s is not over yet: it counts from its last day on.")
            % {"month": f"{month:%Y-%m}"}
        )


def _numbers(
    cells: tuple[str, ...], columns: Mapping[str, int]
) -> tuple[dict[str, Decimal], list[tuple[str, str]]]:
    found: dict[str, Decimal] = {}
    wrong: list[tuple[str, str]] = []
    for key, index in columns.items():
        if key == MONTH or index >= len(cells):
            continue
        try:
            value = number_of(cells[index], BY_KEY[key])
        except BadCell as bad:
            wrong.append((f"{BY_KEY[key].title}: {short(cells[index].strip())}", str(bad)))
        else:
            if value is not None:
                found[key] = value
    return found, wrong
