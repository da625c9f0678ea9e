"""Look a course folder over: every problem at once, with file and line; nothing is changed."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

from rich.console import Console

from deskside.config.cli import Stop
from deskside.courses.packs.check import check_pack
from deskside.courses.packs.read import read_pack


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("folder", type=Path, help="the folder with pack.yaml in it")


def run(options: argparse.Namespace) -> int:
    console = Console()
    problems = problems_of(options.folder)
    show(console, problems)
    return 1 if problems else 0


def problems_of(folder: Path) -> Sequence[object]:
    if not (folder / "pack.yaml").is_file():
        raise Stop(f"There is no pack.yaml in {folder}: name the folder of one course.")
    return check_pack(read_pack(folder))


def show(console: Console, problems: Sequence[object]) -> None:
    for problem in problems:
        console.print(str(problem), markup=False, highlight=False)
    if problems:
        console.print(f"{len(problems)} to mend; nothing was loaded.")
    else:
        console.print("Nothing to mend.")
