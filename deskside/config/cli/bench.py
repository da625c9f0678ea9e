"""Measure pages beside the least that any page could cost; 1 where a bound is missed."""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.table import Table

from deskside.config.bench import bounds
from deskside.config.cli import PROJECT, Stop

WIDTH = 130
BUILT_IN = "it-customer-service"
SIZES = {"console": "100,1000,10000", "learn": "1000"}

Row = dict[str, Any]


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("what", choices=sorted(SIZES))
    parser.add_argument("--learners", help="sizes of the group, such as 100,1000,10000")
    parser.add_argument("--rounds", type=int, default=15, help="batches of each (default 15)")
    parser.add_argument("--json", action="store_true", help="rows instead of a table")


def run(options: argparse.Namespace) -> int:
    """One process and one temporary SQLite database per size; yours is not touched."""
    console = Console(stderr=options.json)
    rows: list[Row] = []
    for learners in sizes_of(options.learners or SIZES[options.what]):
        with console.status(f"Measuring with {learners:,} learners ..."):
            rows += measured(options.what, learners, options.rounds)
    rows = bounds.judged(rows)
    if options.json:
        sys.stdout.write(json.dumps(rows, indent=1) + "\n")
    else:
        show(console, rows)
    return 1 if any(row["missed"] for row in rows) else 0


def sizes_of(text: str) -> list[int]:
    try:
        return [int(part) for part in text.split(",")]
    except ValueError as error:
        raise Stop("Give the sizes as numbers: --learners 100,1000,10000") from error


def measured(what: str, learners: int, rounds: int) -> list[Row]:
    """Raises Stop, with the last line of what went wrong, where a measurement fails."""
    with tempfile.TemporaryDirectory(prefix="deskside-bench-") as folder:
        pack = pack_folder(Path(folder))
        arguments = [what, f"--learners={learners}", f"--rounds={rounds}", f"--pack={pack}"]
        done = subprocess.run(  # noqa: S603  ourselves
            [sys.executable, "-m", "deskside.config.bench.child", *arguments],
            env=production(Path(folder)),
            cwd=PROJECT,
            capture_output=True,
            text=True,
            check=False,
        )
    if done.returncode:
        last = done.stderr.strip().splitlines()[-1:] or ["no word of why"]
        raise Stop(f"Measuring with {learners} learners failed: {last[0]}")
    rows: list[Row] = json.loads(done.stdout)
    return rows


def production(folder: Path) -> dict[str, str]:
    """The product's own settings on an empty folder, whatever this installation uses."""
    ours = ("DESKSIDE_", "DATABASE_URL", "DJANGO_SETTINGS_MODULE", "SECRET_KEY", "EMAIL_URL")
    kept = {name: value for name, value in os.environ.items() if not name.startswith(ours)}
    return {**kept, "DESKSIDE_DATA": str(folder / "data")}


def pack_folder(folder: Path) -> Path:
    """The generated course of eight sections; without the tests' folder, the built-in one."""
    if not (PROJECT / "tests" / "packs" / "generate.py").exists():
        from django.conf import settings

        return Path(settings.PACKS_DIR) / BUILT_IN
    target = folder / "pack"
    command = [sys.executable, "-m", "tests.packs.generate", str(target)]
    subprocess.run(command, cwd=PROJECT, check=True)  # noqa: S603
    return target


def show(console: Console, rows: list[Row]) -> None:
    console.width = max(console.width, WIDTH)
    table = Table(title="CPU time beside the floor view, in the same process")
    for name in ("page", "people", "queries", "CPU ms", "floor", "peak MB", "bytes", "x floor"):
        table.add_column(name, justify="left" if name == "page" else "right")
    table.add_column("verdict")
    for row in rows:
        bound = bounds.BOUNDS[row["page"]]
        table.add_row(
            row["page"],
            f"{row['learners']:,}",
            f"{row['queries']} / {bound.queries}",
            f"{row['cpu_ms']:.2f}",
            f"{row['floor_ms']:.2f}",
            f"{row['peak_mb']:.2f}",
            f"{row['bytes']:,}",
            f"{row['ratio']:.2f} / {bound.ratio:.1f}",
            f"[yellow]missed: {'; '.join(row['missed'])}[/]" if row["missed"] else "[green]kept[/]",
        )
    console.print(table)
