"""Look a course folder over: every problem at once, with file and line; nothing is changed."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

from rich.console import Console

from deskside.config.cli import Stop
from deskside.courses.packs.check import check_pack
from deskside.courses.packs.problems import Problem


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("folder", type=Path, help="the folder with pack.yaml in it")


def run(options: argparse.Namespace) -> int:
    """1 where something keeps the pack from being loaded; warnings do not."""
    refuse_other_folders(options.folder)
    report = check_pack(options.folder)
    show(report.problems)
    Console().print(
        f"{len(report.sections)} sections, {report.course_minutes} minutes, "
        f"and {report.exercise_minutes} minutes of exercises.",
        highlight=False,
    )
    return 1 if report.errors else 0


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
