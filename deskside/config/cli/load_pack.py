"""Load a course from its folder into the database; loading twice changes nothing."""

from __future__ import annotations

import argparse
from pathlib import Path

from rich.console import Console

from deskside.config.cli.check_pack import refuse_other_folders, show
from deskside.courses.packs.load import load_pack
from deskside.courses.packs.problems import PackRefused


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("folder", type=Path, help="the folder with pack.yaml in it")


def run(options: argparse.Namespace) -> int:
    refuse_other_folders(options.folder)
    console = Console()
    try:
        with console.status(f"Loading {options.folder.name} ..."):
            release = load_pack(options.folder)
    except PackRefused as refused:
        show(refused.problems)
        console.print("Nothing was changed.")
        return 1
    console.print(f"Release {release.number} (version {release.version}) is loaded.")
    return 0
