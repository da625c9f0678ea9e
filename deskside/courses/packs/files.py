"""The pack as it was read: validated objects that remember file and line."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from deskside.courses.packs.problems import Problem, warning
from deskside.courses.packs.schema import (
    Bank,
    Front,
    LeadingFront,
    PackMeta,
    SectionMeta,
    WordList,
)

Lines = dict[tuple[str | int, ...], int]


@dataclass(frozen=True, slots=True)
class SourceFile:
    """Where an object came from. `lines` maps a path inside it to the line it stands on."""

    file: str
    language: str
    lines: Lines

    def line(self, *place: str | int) -> int:
        """The line of the innermost part of `place` that the file has."""
        found = 1
        known: tuple[str | int, ...] = ()
        for step in place:
            if (*known, step) in self.lines:
                known = (*known, step)
                found = self.lines[known]
        return found

    def error(self, message: str, *place: str | int) -> Problem:
        return Problem(self.file, self.line(*place), message)

    def warning(self, message: str, *place: str | int) -> Problem:
        return warning(self.file, self.line(*place), message)


@dataclass(frozen=True, slots=True)
class ItemFile:
    """An activity in one language: the head of its file and the Markdown below."""

    source: SourceFile
    front: Front
    body: str
    body_line: int

    @property
    def language(self) -> str:
        return self.source.language


@dataclass(frozen=True, slots=True)
class SectionFile:
    source: SourceFile
    meta: SectionMeta


@dataclass(frozen=True, slots=True)
class BankFile:
    source: SourceFile
    meta: Bank


@dataclass(frozen=True, slots=True)
class WordsFile:
    source: SourceFile
    meta: WordList


@dataclass(frozen=True, slots=True)
class LeadingFile:
    source: SourceFile
    front: LeadingFront
    body: str
    body_line: int


@dataclass(slots=True)
class SectionFolder:
    """`section` and `items` are in the pack's own language; the rest are translations of them."""

    folder: str
    section: SectionFile
    items: dict[str, ItemFile] = field(default_factory=dict)
    translated_sections: list[SectionFile] = field(default_factory=list)
    translated_items: list[ItemFile] = field(default_factory=list)
    bank: BankFile | None = None
    translated_banks: list[BankFile] = field(default_factory=list)
    words: WordsFile | None = None

    def banks(self) -> list[BankFile]:
        """The question bank in every language."""
        return [*([self.bank] if self.bank else []), *self.translated_banks]

    def ordered(self) -> list[ItemFile]:
        """The activities in the order that section.yaml gives."""
        keys = self.section.meta.activities
        return [self.items[key] for key in keys if key in self.items]


@dataclass(frozen=True, slots=True)
class MediaFile:
    path: str  # as written in the pack: media/lid.svg
    full: Path
    size: int


@dataclass(slots=True)
class Pack:
    root: Path
    source: SourceFile
    meta: PackMeta
    sections: list[SectionFolder] = field(default_factory=list)
    media: dict[str, MediaFile] = field(default_factory=dict)
    drawings: dict[str, str] = field(default_factory=dict)  # path -> text of the SVG
    leading: LeadingFile | None = None

    def banks(self) -> list[BankFile]:
        """Every question bank in every language."""
        return [bank for section in self.sections for bank in section.banks()]

    def items(self) -> list[ItemFile]:
        """Every activity in every language."""
        return [
            item
            for section in self.sections
            for item in (*section.items.values(), *section.translated_items)
        ]
