"""Pasted lines or the text of a CSV file to people, and to problems by line. No database."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

from deskside.lib.zones import zone_or_none
from deskside.people.roster import cells
from deskside.people.roster.cells import LIKE_EMAIL, BadCell
from deskside.people.roster.decode import MOST_BYTES, UnreadableRoster, too_large
from deskside.people.roster.headers import columns_of, role_of

MOST_ROWS = 10_000
DELIMITERS = "\t;,|"
# How address books write: "Lovelace, Ada".
_FAMILY_FIRST = re.compile(r'"([^",]+),\s*([^",]+)"')


@dataclass(frozen=True, slots=True)
class Row:
    line: int
    name: str
    email: str
    role: str = "learner"
    zone: str = ""


@dataclass(frozen=True, slots=True)
class Problem:
    """One line that is left out: what it said, and why in words."""

    line: int
    text: str
    words: str


@dataclass(frozen=True, slots=True)
class Roster:
    rows: tuple[Row, ...]
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class _Person:
    """One person's cells before they are checked."""

    line: int
    text: str
    email: str
    name: str = ""
    role: str = ""
    zone: str = ""


def parse(text: str) -> Roster:
    """Every line ends up as a row or as a problem; blank ones are passed over.

    Raises UnreadableRoster when the whole is too large or holds nothing.
    """
    if len(text) > MOST_BYTES:
        raise too_large()
    text = text.lstrip("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    lines = [line for line in text.split("\n") if line.strip()]
    if not lines:
        raise UnreadableRoster(_("There is nothing in this list yet."))
    delimiter = next((d for d in DELIMITERS if d in lines[0]), ",")
    columns = columns_of(lines[0].split(delimiter))
    found = _with_heading(text, delimiter, columns) if columns else _without_heading(text)
    return _checked(found)


def _checked(people: Iterable[_Person]) -> Roster:
    rows: list[Row] = []
    problems: list[Problem] = []
    lines: dict[str, int] = {}
    for person in people:
        try:
            row = _row(person)
            _refuse_twice(row.email, lines)
        except BadCell as bad:
            problems.append(Problem(person.line, cells.clean(person.text)[:120], str(bad)))
        else:
            lines[row.email] = row.line
            rows.append(row)
        if len(rows) + len(problems) > MOST_ROWS:
            raise UnreadableRoster(
                _("This list has more than 10,000 lines. Import it in smaller parts.")
            )
    return Roster(tuple(rows), tuple(problems))


def _refuse_twice(email: str, lines: dict[str, int]) -> None:
    if email in lines:
        raise BadCell(_("This address is already in line %(line)d.") % {"line": lines[email]})


def _row(person: _Person) -> Row:
    if cells.has_control(person.text) or "\ufffd" in person.text:
        raise BadCell(_("There are unreadable characters in this line."))
    email = cells.email_from(person.email)
    name = cells.name_from(person.name) or cells.name_guessed(email)
    role, zone = cells.role_from(person.role), cells.zone_from(person.zone)
    return Row(person.line, name, email, role, zone)


def _with_heading(text: str, delimiter: str, columns: dict[str, int]) -> Iterator[_Person]:
    reader = csv.reader(io.StringIO(text), delimiter=delimiter)
    seen_heading = False
    while True:
        line = reader.line_num + 1
        try:
            values = next(reader)
        except StopIteration:
            return
        except csv.Error:
            yield _Person(line, _("(a line without end)"), "")
            continue
        if not any(value.strip() for value in values):
            continue
        if not seen_heading:
            seen_heading = True
            continue
        yield _from_columns(line, values, columns)


def _from_columns(line: int, values: list[str], columns: dict[str, int]) -> _Person:
    def cell(column: str) -> str:
        index = columns.get(column, -1)
        return values[index] if 0 <= index < len(values) else ""

    if not cell("email").strip():
        # A line pasted under the heading from elsewhere, with other separators or none.
        whole = ", ".join(value for value in values if value.strip())
        if len(LIKE_EMAIL.findall(whole)) == 1:
            return _guessed(line, whole)
    name = cell("name") if "name" in columns else f"{cell('first')} {cell('last')}"
    text = " ".join(value for value in values if value)
    return _Person(line, text, cell("email"), name, cell("role"), cell("zone"))


def _without_heading(text: str) -> Iterator[_Person]:
    for line, said in enumerate(text.split("\n"), start=1):
        for part in _parts(said):
            yield _guessed(line, part)


def _parts(said: str) -> list[str]:
    """A row of recipients out of a mail program is several people in one line."""
    if not said.strip():
        return []
    if len(LIKE_EMAIL.findall(said)) <= 1:
        return [said]
    for delimiter in ";,\t ":
        parts = [part for part in said.split(delimiter) if part.strip()]
        if len(parts) > 1 and all(len(LIKE_EMAIL.findall(part)) == 1 for part in parts):
            return parts
    return [said]


def _guessed(line: int, said: str) -> _Person:
    """The address wherever it stands; what is neither role nor zone is the name."""
    found = LIKE_EMAIL.findall(said)
    if len(found) > 1:
        # Two addresses and no telling which is meant: shown to its sender as it stands.
        return _Person(line, said, ", ".join(found))
    if not found:
        return _Person(line, said, "")
    rest = re.sub(r"<\s*>|\(\s*\)", "", said.replace(found[0], "", 1).replace("mailto:", ""))
    rest = _FAMILY_FIRST.sub(r"\2 \1", rest)
    names, role, zone = [], "", ""
    for value in _split(rest):
        if not role and role_of(value):
            role = value
        elif not zone and "/" in value and zone_or_none(value.strip()):
            zone = value.strip()
        elif value.strip():
            names.append(value.strip(" \"'"))
    return _Person(line, said, found[0], _name(names), role, zone)


def _split(rest: str) -> list[str]:
    delimiter = next((d for d in DELIMITERS if d in rest), None)
    return rest.split(delimiter) if delimiter else [rest]


def _name(parts: list[str]) -> str:
    return " ".join(part for part in parts if part)
