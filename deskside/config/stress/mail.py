"""Mail while workers are killed, the relay misbehaves, the server was away, a copy is restored."""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
from collections.abc import Callable
from typing import Any

from rich.console import Console
from rich.table import Table

from deskside.config.cli import PROJECT, Stop
from deskside.config.stress.parts.scratch import scratch_installation

Figures = dict[str, Any]


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--mails", type=int, default=10_000, help="due at once (default 10000)")
    parser.add_argument("--kills", type=int, default=200, help="of workers (default 200)")
    parser.add_argument("--workers", type=int, default=4, help="processes (default 4)")
    parser.add_argument("--seed", type=int, default=1, help="of the moments of the kills")


def run(options: argparse.Namespace) -> int:
    console = Console(stderr=options.json)
    with console.status("Preparing") as status, scratch_installation() as environment:
        found = tried(options, environment, status.update)
    judged = [{**part, "missed": missed(part)} for part in found]
    if options.json:
        sys.stdout.write(json.dumps(judged, indent=1) + "\n")
    else:
        show(console, judged)
    return 1 if any(part["missed"] for part in judged) else 0


def tried(
    options: argparse.Namespace, environment: dict[str, str], tell: Callable[[str], None]
) -> list[Figures]:
    """Raises Stop, with the last line of what went wrong, where the trial itself fails."""
    names = ("mails", "kills", "workers", "seed")
    arguments = [f"--{name}={getattr(options, name)}" for name in names]
    found: list[Figures] = []
    with subprocess.Popen(  # noqa: S603  ourselves
        [sys.executable, "-m", "deskside.config.stress.parts.mail_child", *arguments],
        env=environment,
        cwd=PROJECT,
        stdout=subprocess.PIPE,
        text=True,
    ) as child:
        assert child.stdout is not None  # noqa: S101  asked for above
        for line in child.stdout:
            words = json.loads(line)
            found = words.get("result", found)
            tell(f"Sending: {words.get('progress', 'counting')}")
    if child.returncode or not found:
        raise Stop("The trial of mail broke off: its last lines are above.")
    return found


def missed(part: Figures) -> list[str]:
    """The bounds that a part of the trial did not keep, in words."""
    checks: dict[str, list[tuple[bool, str]]] = {
        "killed": [
            (part.get("unsent") == 0, f"{part.get('unsent')} unsent"),
            (_few_copies(part), f"{part.get('extra')} extra copies"),
        ],
        "away": [
            (part.get("most_catch_ups", 2) <= 1, f"{part.get('most_catch_ups')} catch-up mails"),
            (part.get("catch_ups") == part.get("people"), "catch-up mails are missing"),
        ],
        "restored": [
            (part.get("sent_before_release") == 0, "sent before it was released"),
            (part.get("settled_after_release") == part.get("waiting"), "unsent after release"),
        ],
    }
    return [words for kept, words in checks[part["name"]] if not kept]


def _few_copies(part: Figures) -> bool:
    bound: int = part.get("kills", 0) + part.get("dropped_after_accepting", 0)
    return bool(part.get("extra", 0) <= bound)


def show(console: Console, judged: list[Figures]) -> None:
    table = Table(title="Mail under stress")
    table.add_column("what")
    table.add_column("figure", justify="right")
    for part in judged:
        for name, figure in part.items():
            if name not in {"name", "missed"}:
                words = figure if not isinstance(figure, dict) else _words(figure)
                table.add_row(f"{part['name']}: {name.replace('_', ' ')}", str(words))
        verdict = "; ".join(part["missed"])
        table.add_row(
            f"{part['name']}: verdict",
            f"[yellow]missed: {verdict}[/]" if verdict else "[green]kept[/]",
            end_section=True,
        )
    console.print(table)


def _words(figures: dict[str, int]) -> str:
    return ", ".join(f"{name} {count:,}" for name, count in figures.items())
