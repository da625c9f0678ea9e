"""The stages of a run. Each says what it found and how many checks passed, failed, were skipped."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import xml.etree.ElementTree as ET
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from tests.runner import postgres, sizes

ROOT = Path(__file__).resolve().parent.parent.parent
BIN = Path(sys.executable).parent
JOURNEYS = ROOT / "tests" / "journeys"
NOTHING_COLLECTED = 5
PERCENT = re.compile(r"\[ *(\d+)%\]$")
HANGING_SECONDS = 300  # after so long a test shows where it stands


@dataclass(frozen=True)
class Result:
    """A linter counts as one check; a test run counts its tests."""

    passed: int = 0
    failed: int = 0
    skipped: int = 0
    words: str = ""
    output: str = ""
    loud: str = ""  # said again in the closing lines


@dataclass(frozen=True)
class Run:
    """One call of the runner: what was asked for, and where results are kept meanwhile."""

    folder: Path
    keyword: str = ""
    workers: int = 2
    write_inventory: bool = False
    proofs: list[Path] = field(default_factory=list)  # what test runs say about inventory items


@dataclass(frozen=True)
class Stage:
    name: str
    work: Callable[[Run], Result]
    fast: bool = True  # also with --fast


def tool(name: str, *arguments: str) -> Callable[[Run], Result]:
    return lambda run: judged(execute([str(BIN / name), *arguments]))


def module(*arguments: str) -> Callable[[Run], Result]:
    return lambda run: judged(execute([sys.executable, "-m", *arguments]))


def execute(
    command: list[str], environment: dict[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    """Run it in the project's folder, with everything it says in `stdout`.

    Where somebody watches, pytest's percentages are shown as they come.
    """
    process = subprocess.Popen(
        command,
        cwd=ROOT,
        env={**os.environ, **(environment or {})},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    lines = []
    with process:
        for line in process.stdout or ():
            lines.append(line)
            percent = PERCENT.search(line)
            if percent and sys.stdout.isatty():
                sys.stdout.write(f"  {percent[1]:>3} %\r")
                sys.stdout.flush()
    return subprocess.CompletedProcess(command, process.returncode, "".join(lines))


def judged(done: subprocess.CompletedProcess[str]) -> Result:
    if done.returncode:
        return Result(failed=1, output=done.stdout)
    return Result(passed=1)


def templates(name: str, *options: str) -> Callable[[Run], Result]:
    """Some linters want every file named."""

    def work(run: Run) -> Result:
        files = [str(path) for path in sorted((ROOT / "deskside").rglob("templates/**/*.html"))]
        if not files:
            return Result(passed=1, words="no templates yet")
        return judged(execute([str(BIN / name), *options, *files]))

    return work


def size_rules(run: Run) -> Result:
    found = sizes.measure(ROOT)
    if found.problems:
        return Result(failed=1, words=found.words, output="\n".join(found.problems))
    return Result(passed=1, words=found.words)


def unit_on_sqlite(run: Run) -> Result:
    return pytest(run, "sqlite", ["tests", "--ignore=tests/journeys", "-n", str(run.workers)])


def unit_on_postgres(run: Run) -> Result:
    try:
        with postgres.server() as url:
            where = ["tests", "--ignore=tests/journeys", "-n", str(run.workers)]
            return pytest(run, "postgres", where, {"DATABASE_URL_TEST": url})
    except postgres.Unavailable as why:
        return Result(skipped=1, loud=f"NOT RUN: the tests on PostgreSQL, since {why}.")


def browser_stories(run: Run) -> Result:
    if not any(JOURNEYS.glob("test_*.py")):
        return Result(words="no stories yet")
    if not (shutil.which("chromium") or shutil.which("google-chrome")):
        return Result(skipped=1, loud="NOT RUN: the browser stories, since Chromium is not here.")
    return pytest(run, "journeys", ["tests/journeys", "-n", str(run.workers)])


def inventory(run: Run) -> Result:
    """docs/inventory.md must say what this run has proved."""
    paths = [str(path) for path in run.proofs if path.exists()]
    if run.keyword or not paths:
        return Result(words="not looked at")
    what = "--write" if run.write_inventory else "--check"
    return judged(execute([sys.executable, "-m", "tests.inventory", what, *paths]))


def pytest(
    run: Run, name: str, arguments: list[str], environment: dict[str, str] | None = None
) -> Result:
    """One pytest run; the counts come from its report, since its last line is for people."""
    report = run.folder / f"{name}.xml"
    command = [
        sys.executable,
        "-m",
        "pytest",
        "-q",
        "-p",
        "no:cacheprovider",
        f"--junitxml={report}",
    ]
    if run.keyword:
        command += ["-k", run.keyword]
    run.proofs.append(run.folder / f"{name}.json")
    command += ["-p", "tests.inventory.plugin", f"--inventory={run.proofs[-1]}"]
    command += ["-o", f"faulthandler_timeout={HANGING_SECONDS}"]
    data = {"DESKSIDE_DATA": str(run.folder / name)}
    done = execute([*command, *arguments], {**data, **(environment or {})})
    return counted(report, done)


def counted(report: Path, done: subprocess.CompletedProcess[str]) -> Result:
    """A run that broke off before its report counts as one failure."""
    if not report.exists():
        return Result(failed=1, output=done.stdout)
    suites = ET.parse(report).getroot().iter("testsuite")  # noqa: S314  written by pytest, just now
    tests = failed = skipped = 0
    for suite in suites:
        tests += int(suite.get("tests", 0))
        failed += int(suite.get("failures", 0)) + int(suite.get("errors", 0))
        skipped += int(suite.get("skipped", 0))
    if done.returncode not in {0, NOTHING_COLLECTED}:
        failed = max(failed, 1)
    words = f"{tests} tests"
    return Result(
        max(tests - failed - skipped, 0), failed, skipped, words, done.stdout if failed else ""
    )


STAGES = (
    Stage("ruff check", tool("ruff", "check", ".")),
    Stage("ruff format", tool("ruff", "format", "--check", ".")),
    Stage("size rules", size_rules),
    Stage("rooms and floors", tool("lint-imports")),
    Stage("templates: djade", templates("djade", "--check", "--target-version", "5.2")),
    Stage("templates: djlint", templates("djlint", "--lint", "--quiet")),
    Stage("tables match models", module("django", "makemigrations", "--check", "--dry-run")),
    Stage("types: mypy", tool("mypy")),
    Stage("unit tests on SQLite", unit_on_sqlite),
    Stage("unit tests on PostgreSQL", unit_on_postgres, fast=False),
    Stage("browser stories", browser_stories, fast=False),
    Stage("inventory", inventory, fast=False),
)
