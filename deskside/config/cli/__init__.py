"""The command `deskside`: every module of this folder is one sub-command, found by its name."""

from __future__ import annotations

import argparse
import ast
import os
import sys
from importlib import import_module
from pathlib import Path
from typing import Protocol, cast

HERE = Path(__file__).parent
PROJECT = HERE.parent.parent.parent
# These start quickly and stay small because they never load Django themselves.
WITHOUT_DJANGO = {"serve"}


class Command(Protocol):
    def add_arguments(self, parser: argparse.ArgumentParser) -> None: ...
    def run(self, options: argparse.Namespace) -> int: ...


class Stop(Exception):  # noqa: N818  it is an ending, not an error
    """Ends a command with one plain sentence that says what to do, and exit code 1."""


def main(arguments: list[str] | None = None) -> int:
    """Run one sub-command; its exit code."""
    arguments = sys.argv[1:] if arguments is None else arguments
    installed_defaults()
    name = arguments[0] if arguments else ""
    if name not in commands():
        return list_commands(name)
    try:
        return run_command(name, arguments[1:])
    except Stop as stop:
        sys.stderr.write(f"{stop}\n")
        return 1
    except (KeyboardInterrupt, BrokenPipeError):
        return 130


def run_command(name: str, arguments: list[str]) -> int:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "deskside.config.settings")
    if name not in WITHOUT_DJANGO:
        set_up_django()
    command = cast("Command", import_module(f"deskside.config.cli.{name.replace('-', '_')}"))
    parser = argparse.ArgumentParser(prog=f"deskside {name}", description=commands()[name])
    command.add_arguments(parser)
    return command.run(parser.parse_args(arguments))


def set_up_django() -> None:
    """Load the settings and every room; what goes wrong with the data folder becomes a sentence."""
    import django  # only here: `serve` watches over its worker in a small process

    try:
        django.setup()
    except PermissionError as error:
        raise Stop(
            f"Cannot use {error.filename}: no permission. Set DESKSIDE_DATA to a folder of yours."
        ) from error


def commands() -> dict[str, str]:
    """Every sub-command that exists, with the first line of its module; nothing is imported."""
    found = {}
    for path in sorted(HERE.glob("[a-z]*.py")):
        doc = ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))) or ""
        found[path.stem.replace("_", "-")] = doc.partition("\n")[0]
    return found


def list_commands(typed: str) -> int:
    """What there is to type; 2 where something else was typed."""
    from rich.console import Console  # slow to load, and `serve` has no use for it
    from rich.table import Table

    asked = typed in {"", "-h", "--help", "help"}
    console = Console(stderr=not asked)
    if not asked:
        console.print(f"There is no command {typed!r}.\n", markup=False)
    table = Table.grid(padding=(0, 3))
    for name, sentence in commands().items():
        table.add_row(f"  [bold]{name}[/]", sentence)
    console.print(
        "deskside <command>, and 'deskside <command> --help' for its options:\n", highlight=False
    )
    console.print(table)
    return 0 if asked else 2


def installed_defaults() -> None:
    """Away from a clone the data lives in ./var and not among the installed packages."""
    if not (PROJECT / "run.py").exists():
        os.environ.setdefault("DESKSIDE_DATA", str(Path.cwd() / "var"))
        os.environ.setdefault(
            "DESKSIDE_PACKS", str(Path(sys.prefix) / "share" / "deskside" / "packs")
        )
