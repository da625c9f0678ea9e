"""Put a backup in the place of what is here; happens wholly or not at all."""

from __future__ import annotations

import argparse
from pathlib import Path

from rich.console import Console

from deskside.config.archive.manifest import ArchiveRefused
from deskside.config.archive.restore import restore_archive, words_about_texts
from deskside.config.cli import Stop
from deskside.lib import clock


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", type=Path, help="an archive that `deskside backup` has made")
    parser.add_argument(
        "--replace", action="store_true", help="even where people are set up: they are replaced"
    )


def run(options: argparse.Namespace) -> int:
    console = Console()
    try:
        with console.status("Restoring") as status:
            manifest = restore_archive(
                options.file,
                replace=options.replace,
                now=clock.now(),
                tell=lambda what: status.update(f"Restoring: {what}"),
            )
    except ArchiveRefused as refused:
        raise Stop(str(refused)) from refused
    rows = sum(part.count for part in manifest.rows.values())
    made = f"{manifest.made_at:%Y-%m-%d %H:%M}"
    lines = [
        f"Restored {rows} rows and {len(manifest.media)} files of {made} UTC.",
        words_about_texts(manifest),
        "Mail is paused, so that nothing old goes out: look at the outbox, then let it go on.",
        "Everybody signs in again. If Deskside is running, restart it now.",
    ]
    console.print("\n".join(lines), highlight=False, soft_wrap=True)
    return 0
