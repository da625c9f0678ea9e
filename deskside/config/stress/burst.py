"""Hundreds of people save a text at the same instant, over HTTP, on the real server."""

from __future__ import annotations

import argparse
import asyncio
import contextlib
import json
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.table import Table

from deskside.config.cli import PROJECT, Stop
from deskside.config.stress.parts.burst_client import Saving, save_at_once
from deskside.config.stress.parts.scratch import scratch_installation

Figures = dict[str, Any]
Server = tuple[subprocess.Popen[bytes], int]
# People and the seconds within which all of them are answered; in between it is a straight line.
FEW, FEW_SECONDS = 30, 1.5
MANY, MANY_SECONDS = 500, 8.0
START_SECONDS = 60


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--people", default="30,500", help="at once, such as 30,500 (the default)")


def run(options: argparse.Namespace) -> int:
    sizes = sizes_of(options.people)
    console = Console(stderr=options.json)
    with console.status("Inventing people") as status, scratch_installation() as environment:
        prepared = child(environment, "prepare", str(max(sizes)), str(len(sizes)))
        with served(environment) as (server, port):
            found = []
            for place, people in enumerate(sizes):
                status.update(f"{people} people save at once ...")
                found.append(measured(prepared, place, people, (server, port), environment))
    if options.json:
        sys.stdout.write(json.dumps(found, indent=1) + "\n")
    else:
        show(console, found)
    return 1 if any(row["missed"] for row in found) else 0


def sizes_of(text: str) -> list[int]:
    with contextlib.suppress(ValueError):
        sizes = [int(part) for part in text.split(",")]
        if sizes and all(1 <= size <= 900 for size in sizes):  # noqa: PLR2004  open files
            return sizes
    raise Stop("Give the numbers of people from 1 to 900: --people 30,500")


def child(environment: dict[str, str], *arguments: str) -> Any:
    """What one of the parts that need the database says. Raises Stop where it fails."""
    done = subprocess.run(  # noqa: S603  ourselves
        [sys.executable, "-m", "deskside.config.stress.parts.burst_child", *arguments],
        env=environment,
        cwd=PROJECT,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        last = done.stderr.strip().splitlines()[-1:] or ["no word of why"]
        raise Stop(f"The burst could not be measured: {last[0]}")
    return json.loads(done.stdout)


@contextlib.contextmanager
def served(environment: dict[str, str]) -> Iterator[Server]:
    """`deskside serve` as anybody starts it, until the block ends, and the port it listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = int(probe.getsockname()[1])
    folder = Path(environment["DESKSIDE_DATA"])
    more = {"DESKSIDE_PACKS": str(folder / "no-packs"), "PORT": str(port), "HOST": "127.0.0.1"}
    log = folder / "serve.log"
    with log.open("wb") as words:
        server = subprocess.Popen(
            [sys.executable, "-m", "deskside", "serve"],
            env={**environment, **more},
            cwd=PROJECT,
            stdout=words,
            stderr=words,
            start_new_session=True,
        )
        try:
            wait_until_well(server, port, log)
            yield server, port
        finally:
            end(server)


def wait_until_well(server: subprocess.Popen[bytes], port: int, log: Path) -> None:
    until = time.monotonic() + START_SECONDS
    while time.monotonic() < until and server.poll() is None:
        with contextlib.suppress(urllib.error.URLError, ConnectionError, TimeoutError):
            urllib.request.urlopen(f"http://127.0.0.1:{port}/healthz", timeout=5).close()
            return
        time.sleep(0.1)
    last = log.read_text(errors="replace").strip().splitlines()[-1:] or ["it said nothing"]
    raise Stop(f"The server did not start: {last[0]}")


def end(server: subprocess.Popen[bytes]) -> None:
    """The whole family, also where it does not listen to the first request."""
    for number in (signal.SIGINT, signal.SIGKILL):
        with contextlib.suppress(ProcessLookupError):
            os.killpg(server.pid, number)
        with contextlib.suppress(subprocess.TimeoutExpired):
            server.wait(10)
            return


def measured(
    prepared: Figures, place: int, people: int, where: Server, environment: dict[str, str]
) -> Figures:
    """One burst, between two bare loops of as many commits, which say how fast this disk is now."""
    server, port = where
    path, spare = prepared["paths"][place], prepared["sessions"][people:]
    saving = Saving(port, path, prepared["token"])
    asyncio.run(save_at_once(saving, spare[:2]))  # the first request of a server reads templates
    floors = [child(environment, "floor", str(people))["seconds"]]
    before = child(environment, "count", path)["saved"]
    cpu = cpu_seconds(server.pid)
    result = asyncio.run(save_at_once(saving, prepared["sessions"][:people]))
    cpu = round(cpu_seconds(server.pid) - cpu, 3)
    saved = child(environment, "count", path)["saved"] - before
    floors.append(child(environment, "floor", str(people))["seconds"])
    floor = sum(floors) / len(floors)
    row = {
        "people": people,
        "saved": saved,
        "errors": people - result.answered,
        "said": result.said,
        "seconds": round(result.seconds, 3),
        "slowest": round(result.slowest, 3),
        "median": round(result.median, 3),
        "bare_commits": round(floor, 3),
        "ratio": round(result.seconds / floor, 1),
        "server_cpu": cpu,
        "bound": bound_for(people),
    }
    return {**row, "missed": missed(row)}


def cpu_seconds(group: int) -> float:
    """What the server's processes have used so far: on a busy machine it says more than the
    clock. 0 where the system does not tell."""
    ticks = 0
    for path in Path("/proc").glob("[0-9]*/stat"):
        with contextlib.suppress(OSError):
            fields = path.read_text().rpartition(") ")[2].split()
            if int(fields[2]) == group:
                ticks += int(fields[11]) + int(fields[12])
    return ticks / os.sysconf("SC_CLK_TCK") if ticks else 0.0


def bound_for(people: int) -> float:
    if people <= FEW:
        return FEW_SECONDS
    slope = (MANY_SECONDS - FEW_SECONDS) / (MANY - FEW)
    return round(FEW_SECONDS + slope * (people - FEW), 2)


def missed(row: Figures) -> list[str]:
    """The bounds that were not kept, in words."""
    checks = [
        (row["saved"] == row["people"], f"{row['people'] - row['saved']} not saved"),
        (row["errors"] == 0, f"{row['errors']} errors"),
        (row["seconds"] <= row["bound"], f"{row['seconds']} s instead of {row['bound']} s"),
    ]
    return [words for kept, words in checks if not kept]


def show(console: Console, found: list[Figures]) -> None:
    table = Table(title="Everybody saves a text at the same instant")
    names = ("people", "saved", "errors", "all within s", "bound s", "median s", "bare commits s")
    for name in (*names, "x bare"):
        table.add_column(name, justify="right")
    table.add_column("verdict")
    for row in found:
        keys = ("people", "saved", "errors", "seconds", "bound", "median", "bare_commits", "ratio")
        verdict = "; ".join(row["missed"])
        table.add_row(
            *(f"{row[key]:,}" for key in keys),
            f"[yellow]missed: {verdict}[/] {row['said']}" if verdict else "[green]kept[/]",
        )
    console.print(table)
