"""Make an invented organisation of 12 to 100,000 learners, half-way through; or remove it."""

from __future__ import annotations

import argparse
from pathlib import Path

from rich.console import Console
from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn, TimeElapsedColumn

from deskside.config.cli import Stop
from deskside.config.cli.load_pack import run as load_pack
from deskside.config.sample.make import make_sample
from deskside.config.sample.remove import remove_sample
from deskside.config.serve_prepare import migrate_if_needed
from deskside.lib import clock
from deskside.people.sample_hook import SampleRefused

A_GROUP = 25


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--learners", type=int, default=12, help="12 to 100,000 (default 12)")
    parser.add_argument("--groups", type=int, help="default: one for every 25 learners")
    parser.add_argument("--seed", type=int, default=1, help="another number, other people")
    parser.add_argument("--password", help="everybody's; without one nobody can sign in with one")
    parser.add_argument("--pack", type=Path, help="a course's folder to load first and to learn")
    parser.add_argument("--remove", action="store_true", help="delete the sample, and nothing else")


def run(options: argparse.Namespace) -> int:
    console = Console()
    migrate_if_needed()  # a sample is often the first thing made in a new folder
    try:
        if options.remove:
            remove_sample()
            console.print("The sample team is gone.")
            return 0
        return make(console, options)
    except SampleRefused as refused:
        raise Stop(str(refused)) from refused


def make(console: Console, options: argparse.Namespace) -> int:
    if options.pack and load_pack(argparse.Namespace(folder=options.pack)):
        return 1
    groups = options.groups or max(1, options.learners // A_GROUP)
    columns = (TextColumn("Making people"), BarColumn(), TaskProgressColumn(), TimeElapsedColumn())
    with Progress(*columns, console=console) as bar:
        task = bar.add_task("people", total=options.learners + groups)
        make_sample(
            learners=options.learners,
            groups=groups,
            seed=options.seed,
            password=options.password,
            now=clock.now(),
            progress=lambda there: bar.update(task, completed=there),
        )
    teams = "one group" if groups == 1 else f"{groups:,} groups"
    console.print(f"{options.learners:,} learners in {teams}.", highlight=False)
    console.print("Sign in as leader@example.org or learner-00001@example.org.", highlight=False)
    return 0
