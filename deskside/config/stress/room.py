"""A meeting with hundreds of phones: steps, writing, a killed server, no database, sleep."""

from __future__ import annotations

import argparse
import asyncio
import contextlib
import json
import os
import sys
from collections.abc import AsyncIterator, Callable
from typing import Any

from rich.console import Console
from rich.table import Table

from deskside.config.cli import Stop
from deskside.config.stress.parts.cut_line import CutLine
from deskside.config.stress.parts.room_trial import Trial, Wishes, load, run_child, trial_of
from deskside.config.stress.parts.scratch import scratch_installation
from deskside.config.stress.parts.serving import Serving

Figures = dict[str, Any]
# Phones and the seconds within which 99 of 100 show a step; in between it is a straight line.
FEW, FEW_SECONDS = 200, 1.5
MANY, MANY_SECONDS = 500, 3.0
BACK_SECONDS = 10.0
SMALL = {"clients": "12", "turns": 3, "window": 2.0, "outage": 3.0, "asleep": 3.0}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--clients", default="200,500", help="phones in a room (200,500)")
    parser.add_argument("--turns", type=int, default=15, help="steps that are measured (15)")
    parser.add_argument("--window", type=float, default=60.0, help="seconds of writing (60)")
    parser.add_argument("--outage", type=float, default=30.0, help="without the database (30)")
    parser.add_argument("--asleep", type=float, default=300.0, help="a phone in a pocket (300)")
    parser.add_argument(
        "--workers", type=int, default=0, help="web processes (2 on PostgreSQL, 1 on SQLite)"
    )
    parser.add_argument("--seed", type=int, default=1, help="of everything that is by chance")
    parser.add_argument("--small", action="store_true", help="twelve phones, in a minute")


def run(options: argparse.Namespace) -> int:
    for name, value in SMALL.items() if options.small else ():
        setattr(options, name, value)
    sizes = sizes_of(options.clients)
    console = Console(stderr=options.json)
    with console.status("Inventing people") as status:

        def tell(words: str, row: Figures | None = None) -> None:
            status.update(words)
            if row is not None and not options.json:  # a long trial that breaks off has said much
                console.print(f"{row['clients']}, {row['name']}: {verdict(row)}")

        found = asyncio.run(tried(options, sizes, tell))
    if options.json:
        sys.stdout.write(json.dumps(found, indent=1) + "\n")
    else:
        show(console, found)
    return 1 if any(row["missed"] for row in found) else 0


def sizes_of(text: str) -> list[int]:
    with contextlib.suppress(ValueError):
        sizes = [int(part) for part in text.split(",")]
        if sizes and all(3 <= size <= 900 for size in sizes):  # noqa: PLR2004  open files
            return sizes
    raise Stop("Give the numbers of phones from 3 to 900: --clients 200,500")


async def tried(
    options: argparse.Namespace, sizes: list[int], tell: Callable[..., None]
) -> list[Figures]:
    """One room after the other; what goes wrong is tried in the last and largest one."""
    names = ("turns", "window", "outage", "asleep", "seed")
    wishes = Wishes(**{name: getattr(options, name) for name in names})
    found: list[Figures] = []
    with scratch_installation() as environment:
        prepared = run_child(environment, "prepare", str(max(sizes)), str(len(sizes)))
        async with served(environment, options.workers) as (serving, line):
            for place, clients in enumerate(sizes):
                tell(f"{clients} phones ...")
                trial = trial_of(
                    wishes=wishes,
                    serving=serving,
                    environment=environment,
                    line=line,
                    prepared=prepared,
                    place=place,
                    clients=clients,
                )
                found += await held(trial, tell, is_last=place == len(sizes) - 1)
    return found


@contextlib.asynccontextmanager
async def served(
    environment: dict[str, str], workers: int
) -> AsyncIterator[tuple[Serving, CutLine | None]]:
    """The server, on PostgreSQL by way of a line that can be cut, until the block ends."""
    url = environment.get("DATABASE_URL", "")
    line = CutLine(url) if url else None
    if line is not None:
        await line.join()
        environment = {**environment, "DATABASE_URL": line.address()}
    serving = Serving(environment, workers or (2 if url else 1))
    try:
        await asyncio.to_thread(serving.start)
        yield serving, line
    finally:
        await asyncio.to_thread(serving.stop)
        if line is not None:
            await line.cut()


async def held(trial: Trial, tell: Callable[..., None], *, is_last: bool) -> list[Figures]:
    parts = [trial.begin, trial.turn_pages, trial.write_in_silence]
    if is_last:
        parts += [trial.kill_server, trial.lose_database, trial.sleep]
    found = []
    for part in [*parts, trial.end]:
        words = f"{len(trial.phones)} phones: {(part.__doc__ or '').partition('.')[0]}"
        tell(words)
        figures = await part()
        if figures:
            row = {"clients": len(trial.phones), **figures, "load": load()}
            found.append({**row, "missed": missed(row)})
            tell(words, found[-1])
    return found


def bound_for(clients: int) -> float:
    if clients <= FEW:
        return FEW_SECONDS
    return round(FEW_SECONDS + (MANY_SECONDS - FEW_SECONDS) / (MANY - FEW) * (clients - FEW), 2)


def missed(row: Figures) -> list[str]:
    """The bounds that a part of the trial did not keep, in words."""
    bound, clients = bound_for(row["clients"]), row["clients"]
    most = {
        "missing": (0, "never came to the step"),
        "p99": (bound, "s until 99 of 100 saw a step"),
        "lost": (0, "lost"),
        "doubled": (0, "doubled"),
        "refused": (0, "refused"),
        "back_slowest": (BACK_SECONDS, "s until all were back"),
    }
    least = {"here": "are in", "phones_that_know": "know that it is over"}
    too_much = [
        f"{row[name]} {words}, at most {wanted}"
        for name, (wanted, words) in most.items()
        if row.get(name, 0) > wanted
    ]
    too_few = [
        f"{row[name]} of {clients} {words}"
        for name, words in least.items()
        if row.get(name, clients) < clients
    ]
    return too_much + too_few


def bounds_of(row: Figures) -> dict[str, str]:
    """What stands beside a figure as its bound."""
    clients = str(row["clients"])
    return {
        "here": clients,
        "missing": "0",
        "p99": f"≤ {bound_for(row['clients'])} s",
        "lost": "0",
        "doubled": "0",
        "refused": "0",
        "back_slowest": f"≤ {BACK_SECONDS:.0f} s",
        "phones_that_know": clients,
    }


def show(console: Console, found: list[Figures]) -> None:
    engine = "PostgreSQL" if os.environ.get("DATABASE_URL", "").startswith("postgres") else "SQLite"
    table = Table(title=f"A room under stress, on {engine}")
    table.add_column("what")
    table.add_column("figure", justify="right")
    table.add_column("bound", justify="right")
    for row in found:
        bounds = bounds_of(row)
        for name, figure in row.items():
            if name not in {"name", "clients", "missed"}:
                what = f"{row['clients']}, {row['name']}: {name.replace('_', ' ')}"
                table.add_row(what, f"{figure:,}", bounds.get(name, ""))
        table.add_row(f"{row['clients']}, {row['name']}", verdict(row), "", end_section=True)
    console.print(table)


def verdict(row: Figures) -> str:
    words = "; ".join(row["missed"])
    return f"[yellow]MISSED: {words}[/]" if words else "[green]PASS[/]"
