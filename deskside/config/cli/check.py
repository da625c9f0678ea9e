"""Say whether this installation is well: database, tables, folders, courses, background work."""

from __future__ import annotations

import argparse
import os
import stat
from collections.abc import Callable, Iterator
from pathlib import Path

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from rich.console import Console

from deskside.config.health import WELL, worker_words
from deskside.courses.models import PackRelease

Finding = tuple[bool, str]


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Nothing to choose."""


def run(options: argparse.Namespace) -> int:
    """One line per finding; 1 where something must be done."""
    console = Console()
    well = True
    for look in (database, tables, folders, courses, background_work):
        for fine, words in guarded(look):
            well = well and fine
            mark = "[green]fine[/]  " if fine else "[yellow]to do[/] "
            console.print(f"{mark} {words}", highlight=False, soft_wrap=True)
    return 0 if well else 1


def guarded(look: Callable[[], Iterator[Finding]]) -> Iterator[Finding]:
    """A look that cannot be taken is a finding of its own, and the others go on."""
    try:
        yield from look()
    except (DatabaseError, ImproperlyConfigured, OSError) as error:
        yield False, str(error)


def database() -> Iterator[Finding]:
    connection.ensure_connection()  # our SQLite backend refuses wrong settings right here
    name = connection.settings_dict["NAME"]
    if connection.vendor == "sqlite":
        yield True, f"The database is SQLite in {name}, and every write is safe on disk."
    else:
        yield True, f"The database is {connection.display_name}, {name}."


def tables() -> Iterator[Finding]:
    executor = MigrationExecutor(connection)
    waiting = len(executor.migration_plan(executor.loader.graph.leaf_nodes()))
    if waiting:
        yield (
            False,
            f"{waiting} changes to the tables wait: 'deskside serve' makes them at its next start.",
        )
    else:
        yield True, "The tables are up to date."


def folders() -> Iterator[Finding]:
    data = Path(settings.DATA_DIR)
    if os.access(data, os.W_OK):
        yield True, f"The data folder {data} is writable."
    else:
        yield (
            False,
            f"The data folder {data} is not writable: give it to the user who runs Deskside.",
        )
    if os.name != "nt" and stat.S_IMODE(data.stat().st_mode) & 0o077:
        yield False, f"Others on this machine can look into {data}: run 'chmod 700 {data}'."


def courses() -> Iterator[Finding]:
    loaded = PackRelease.objects.count()
    if loaded:
        yield True, f"{loaded} course release{'s' if loaded > 1 else ''} loaded."
    else:
        yield False, "No course is loaded: 'deskside load-pack <folder>' loads one."


def background_work() -> Iterator[Finding]:
    words = worker_words()
    if words == WELL:
        yield True, "The background work is alive."
    else:
        yield (
            False,
            f"The background work: {words}. Is 'deskside serve' or 'deskside worker' running?",
        )
