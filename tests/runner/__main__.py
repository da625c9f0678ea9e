"""Runs the stages, shows one line for each, and ends with one line of counts."""

from __future__ import annotations

import argparse
import os
import shutil
import sys
import tempfile
import time
from pathlib import Path

from tests.runner.stages import STAGES, Result, Run, Stage

TAIL = 400
ROOM = 2_000_000_000  # bytes


def main(arguments: list[str]) -> int:
    options = parse(arguments)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")
    with tempfile.TemporaryDirectory(prefix="deskside-run-", dir=quick_folder()) as folder:
        run = Run(Path(folder), options.k, options.n, options.write_inventory)
        results = [perform(stage, run) for stage in chosen(options)]
    return close(results)


def quick_folder() -> str | None:
    """Memory, where there is enough: SQLite writes through to the disk at each commit."""
    memory = Path("/dev/shm")  # noqa: S108  a folder of our own is made in it
    roomy = memory.is_dir() and shutil.disk_usage(memory).free > ROOM
    return str(memory) if roomy and os.access(memory, os.W_OK) else None


def parse(arguments: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="run.py test", description="Every linter and every test.")
    parser.add_argument("--fast", action="store_true", help="linters and unit tests on SQLite")
    parser.add_argument("-k", default="", metavar="WORDS", help="only tests whose names match")
    parser.add_argument("-n", type=int, default=2, help="processes for the unit tests (default 2)")
    parser.add_argument(
        "--only", default="", metavar="WORD", help="only stages with this in their name"
    )
    parser.add_argument(
        "--write-inventory", action="store_true", help="write docs/inventory.md from what passed"
    )
    return parser.parse_args(arguments)


def chosen(options: argparse.Namespace) -> list[Stage]:
    stages = [stage for stage in STAGES if stage.fast or not options.fast]
    return [stage for stage in stages if options.only.lower() in stage.name.lower()]


def perform(stage: Stage, run: Run) -> Result:
    live = sys.stdout.isatty()
    if live:
        say(f"  ...   {stage.name}", end="\r")
    began = time.monotonic()
    result = stage.work(run)
    seconds = time.monotonic() - began
    mark = "FAIL" if result.failed else "skip" if result.skipped and not result.passed else "good"
    say(f"  {mark}  {stage.name:<26} {seconds:6.1f} s  {summary(result)}")
    if result.failed:
        say("\n".join(result.output.splitlines()[-TAIL:]))
    return result


def summary(result: Result) -> str:
    parts = [result.words] if result.words else []
    if result.failed:
        parts.append(f"{result.failed} failed")
    if result.skipped:
        parts.append(f"{result.skipped} skipped")
    return ", ".join(parts)


def close(results: list[Result]) -> int:
    """The closing lines; what could not be run at all is said loudly above the counts."""
    for result in results:
        if result.loud:
            say(f"\n!!!  {result.loud}")
    passed, failed, skipped = (
        sum(getattr(result, kind) for result in results) for kind in ("passed", "failed", "skipped")
    )
    say(f"\n{passed} passed, {failed} failed, {skipped} skipped")
    return 1 if failed else 0


def say(words: str, end: str = "\n") -> None:
    sys.stdout.write(words + end)
    sys.stdout.flush()


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except KeyboardInterrupt:
        sys.exit(130)
