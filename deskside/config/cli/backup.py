"""Write everything into one file, to be restored on any machine, or check such a file."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path

from django.conf import settings
from rich.console import Console

from deskside.config.archive.backup import make_backup
from deskside.config.archive.manifest import ArchiveRefused, Manifest
from deskside.config.archive.restore import verify_archive
from deskside.config.cli import Stop
from deskside.lib import clock


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "file", nargs="?", type=Path, help="where to (default: backups/ in the data)"
    )
    parser.add_argument(
        "--with-key",
        action="store_true",
        help="put the key of the private texts in: whoever has the file can then read them",
    )
    parser.add_argument(
        "--verify", action="store_true", help="restore the file aside and compare every row"
    )
    parser.add_argument(
        "--only-verify", action="store_true", help="write nothing, verify the file that is there"
    )


def run(options: argparse.Namespace) -> int:
    console = Console()
    now = clock.now()
    file: Path = options.file or (
        Path(settings.DATA_DIR) / "backups" / f"deskside-{now:%Y-%m-%d-%H%M%S}.zip"
    )
    try:
        if not options.only_verify:
            with console.status("Backing up") as status:
                manifest = make_backup(
                    file,
                    with_key=options.with_key,
                    now=now,
                    tell=_teller(status.update, "Backing up"),
                )
            _say_made(console, file, manifest)
        if options.verify or options.only_verify:
            with console.status("Verifying") as status:
                manifest = verify_archive(file, tell=_teller(status.update, "Verifying"))
            console.print(
                f"Verified: restored aside, and all {_rows(manifest)} rows compare equal."
            )
    except ArchiveRefused as refused:
        raise Stop(str(refused)) from refused
    return 0


def _teller(update: Callable[[str], None], verb: str) -> Callable[[str], None]:
    return lambda what: update(f"{verb}: {what}")


def _say_made(console: Console, file: Path, manifest: Manifest) -> None:
    size = file.stat().st_size / 1024 / 1024
    console.print(
        f"{file}: {_rows(manifest)} rows, {len(manifest.media)} files, {size:.1f} MB.",
        highlight=False,
        soft_wrap=True,
    )
    if manifest.with_key:
        console.print(
            "It holds the key of the private texts: keep it where only you can read it.",
            soft_wrap=True,
        )
    else:
        console.print(
            "The key of the private texts is not in it. Restored without journal.key, the texts "
            "stay sealed: their writers see when they wrote, not what. Keep a copy of that file "
            "somewhere else.",
            soft_wrap=True,
        )


def _rows(manifest: Manifest) -> int:
    return sum(part.count for part in manifest.rows.values())
