"""Try what must hold under load and failure, on a scratch copy; 1 where a bound is missed."""

from __future__ import annotations

import argparse
import ast
from importlib import import_module
from pathlib import Path
from typing import cast

from deskside.config.cli import Command

HERE = Path(__file__).parent.parent / "stress"


def trials() -> dict[str, str]:
    """Every trial that exists, with the first line of its module; nothing is imported."""
    found = {}
    for path in sorted(HERE.glob("[a-z]*.py")):
        doc = ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))) or ""
        found[path.stem] = doc.partition("\n")[0]
    return found


def add_arguments(parser: argparse.ArgumentParser) -> None:
    each = parser.add_subparsers(dest="what", required=True, metavar="what")
    for name, sentence in trials().items():
        one = each.add_parser(name, help=sentence, description=sentence)
        one.add_argument("--json", action="store_true", help="figures instead of a table")
        trial_of(name).add_arguments(one)


def run(options: argparse.Namespace) -> int:
    return trial_of(options.what).run(options)


def trial_of(name: str) -> Command:
    return cast("Command", import_module(f"deskside.config.stress.{name}"))
