"""Load a course from its folder into the database; loading twice changes nothing."""

from __future__ import annotations

import argparse
from pathlib import Path

from rich.console import Console

from deskside.config.cli.check_pack import problems_of, show
from deskside.courses.packs.load import load_pack


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("folder", type=Path, help="the folder with pack.yaml in it")


def run(options: argparse.Namespace) -> int:
    console = Console()
    with console.status(f"Reading {options.folder.name} ..."):
        problems = problems_of(options.folder)
    if problems:
        show(console, problems)
        return 1
    with console.status("Loading ..."):
        release = load_pack(options.folder)
    console.print(
        f"{options.folder.name}: release {release.number} (version {release.version}) is loaded."
    )
    return 0
