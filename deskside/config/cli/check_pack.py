"""Look a course folder over: every problem at once, with file and line; nothing is changed."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from rich.console import Console
from rich.table import Table

from deskside.config.cli import Stop
from deskside.courses.packs.check import CheckReport, check_pack
from deskside.courses.packs.problems import Problem
from deskside.courses.packs.totals import SectionTotals


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("folder", type=Path, help="the folder with pack.yaml in it")


def run(options: argparse.Namespace) -> int:
    """1 where something keeps the pack from being loaded; warnings do not."""
    refuse_other_folders(options.folder)
    report = check_pack(options.folder)
    show(report.problems)
    show_totals(report)
    return 1 if report.errors else 0


def show_totals(report: CheckReport) -> None:
    """Minutes and counts of each section and of the whole. Exercises are summed apart."""
    console = Console()
    if report.sections:
        console.print(_table("Minutes", MINUTES, report.sections), "")
        console.print(_table("Counts", COUNTS, report.sections), "")
    console.print(
        f"{len(report.sections)} sections, {report.course_minutes} minutes, "
        f"and {report.exercise_minutes} minutes of exercises.",
        highlight=False,
    )


def _table(title: str, columns: Columns, sections: Sequence[SectionTotals]) -> Table:
    table = Table(title, *columns, box=None, pad_edge=False, padding=(0, 1, 0, 0))
    for column in table.columns[1:]:
        column.justify = "right"
    for section in sections:
        table.add_row(section.key, *(figure([section]) for figure in columns.values()))
    table.add_row("in all", *(figure(sections) for figure in columns.values()), style="bold")
    return table


Figure = Callable[[Sequence[SectionTotals]], str]
Columns = Mapping[str, Figure]


def _minutes(kind: str) -> Figure:
    return _sum(lambda section: section.minutes.get(kind, 0))


def _count(kind: str) -> Figure:
    return _sum(lambda section: section.counts.get(kind, 0))


def _sum(of_section: Callable[[SectionTotals], int]) -> Figure:
    return lambda sections: str(sum(of_section(section) for section in sections) or "-")


def _promised(kind: str) -> Figure:
    """As 3+2: three that were promised by number, two beside them."""

    def figure(sections: Sequence[SectionTotals]) -> str:
        every = sum(section.counts.get(kind, 0) for section in sections)
        numbered = sum(section.numbered.get(kind, 0) for section in sections)
        if numbered and every > numbered:
            return f"{numbered}+{every - numbered}"
        return str(every or "-")

    return figure


MINUTES: Columns = {
    "read": _minutes("reading"),
    "video": _minutes("video"),
    "check": _minutes("check"),
    "reflect": _minutes("reflection"),
    "course": _sum(lambda section: section.course_minutes),
    "budget": _sum(lambda section: section.budget),
    "exercise": _minutes("exercise"),
}
COUNTS: Columns = {
    "refl.": _promised("reflection"),
    "exer.": _promised("exercise"),
    "asked": _sum(lambda section: section.questions),
    "bank": _sum(lambda section: section.bank),
    "cards": _count("role_play"),
    "slides": _sum(lambda section: section.slides),
    "talk": _sum(lambda section: section.talk_questions),
    "lists": _sum(lambda section: section.lists),
    "pairs": _sum(lambda section: section.word_pairs),
}


def refuse_other_folders(folder: Path) -> None:
    if not (folder / "pack.yaml").is_file():
        raise Stop(f"There is no pack.yaml in {folder}: name the folder of one course.")


def show(problems: Sequence[Problem]) -> None:
    console = Console()
    for problem in sorted(problems):
        console.print(str(problem), markup=False, highlight=False, soft_wrap=True)
    errors = sum(problem.severity == "error" for problem in problems)
    warnings = len(problems) - errors
    console.print(f"{errors} to mend, {warnings} to think about." if problems else "All is well.")
