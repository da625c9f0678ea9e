"""What an import would do, line by line, before anything is written. No database."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from django.utils.translation import gettext as _

from deskside.people.roster.parse import Roster, Row


class Fate(StrEnum):
    NEW = "new"  # gets an account and an invitation
    ADDED = "added"  # has an account here and joins the group
    HERE = "here"  # is in the group already
    PROBLEM = "problem"  # is left out


@dataclass(frozen=True, slots=True)
class Known:
    """Somebody with an account, as far as an import needs to know."""

    in_group: bool
    is_active: bool
    name: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    line: int
    name: str
    email: str
    role: str
    fate: Fate
    words: str


@dataclass(frozen=True, slots=True)
class Preview:
    lines: tuple[Line, ...]
    rows: tuple[Row, ...]  # what an import of this list takes

    def of(self, fate: Fate) -> list[Line]:
        return [line for line in self.lines if line.fate is fate]

    @property
    def problems(self) -> list[Line]:
        return self.of(Fate.PROBLEM)

    @property
    def fine(self) -> list[Line]:
        return [line for line in self.lines if line.fate is not Fate.PROBLEM]

    @property
    def new_count(self) -> int:
        return len(self.of(Fate.NEW))

    @property
    def added_count(self) -> int:
        return len(self.of(Fate.ADDED))

    @property
    def here_count(self) -> int:
        return len(self.of(Fate.HERE))

    @property
    def changes_something(self) -> bool:
        return bool(self.new_count or self.added_count)


def preview(roster: Roster, existing: Mapping[str, Known]) -> Preview:
    """`existing` by address in lower case."""
    lines, rows = [], []
    for row in roster.rows:
        fate, name, words = _fate(row, existing.get(row.email))
        lines.append(Line(row.line, name, row.email, row.role, fate, words))
        if fate is not Fate.PROBLEM:
            rows.append(row)
    lines += [Line(p.line, p.text, "", "", Fate.PROBLEM, p.words) for p in roster.problems]
    return Preview(tuple(sorted(lines, key=lambda line: line.line)), tuple(rows))


def _fate(row: Row, known: Known | None) -> tuple[Fate, str, str]:
    if known is None:
        return Fate.NEW, row.name, _("New: gets an invitation")
    if not known.is_active:
        return (
            Fate.PROBLEM,
            row.name,
            _("This account is switched off. Its owner has to ask first."),
        )
    if known.in_group:
        return Fate.HERE, known.name, _("Already in the group: nothing changes")
    return Fate.ADDED, known.name, _("Has an account here: joins the group")
