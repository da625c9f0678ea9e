"""A process that is killed while it loads leaves the old state: with a real process and SIGKILL."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest

from tests.courses.folders import change, write_small_pack

PROJECT = Path(__file__).parents[3]
TABLES = ("activity", "packrelease", "releaseentry", "revision", "question", "section")
PREPARE = """
import sys, django; django.setup()
from django.core.management import call_command
call_command("migrate", "courses", verbosity=0, skip_checks=True)
from deskside.courses.packs.load import load_pack
load_pack(sys.argv[1])
"""
# Stops for ever in the middle of the transaction, after most rows are written.
LOAD_AND_HANG = """
import sys, time, django; django.setup()
from pathlib import Path
from deskside.courses.models import PackRelease
from deskside.courses.packs import load
def hang(*args, **more):
    assert PackRelease.objects.count() == 2
    Path(sys.argv[2]).touch()
    time.sleep(60)
load._write_entries = hang
load.load_pack(sys.argv[1])
"""


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    """A data folder and an SQLite file of its own, whatever engine the other tests use."""
    keep = {key: value for key, value in os.environ.items() if not key.startswith("DATABASE_URL")}
    data = {"DESKSIDE_DATA": str(tmp_path / "data"), "PYTHONPATH": str(PROJECT)}
    return {**keep, **data, "DJANGO_SETTINGS_MODULE": "deskside.config.settings"}


def _load(environment: dict[str, str], folder: Path) -> None:
    command = [sys.executable, "-c", PREPARE, str(folder)]
    subprocess.run(command, env=environment, capture_output=True, check=True)


def _state(environment: dict[str, str]) -> list[int]:
    """Rows of each table, as any other process would see them."""
    database = Path(environment["DESKSIDE_DATA"]) / "deskside.sqlite3"
    with closing(sqlite3.connect(database)) as connection:
        return [
            connection.execute(f"SELECT count(*) FROM courses_{table}").fetchone()[0]
            for table in TABLES
        ]


def test_load_killed_in_the_middle_leaves_the_old_state(
    tmp_path: Path, environment: dict[str, str]
) -> None:
    folder = write_small_pack(tmp_path / "pack")
    _load(environment, folder)
    before = _state(environment)
    change(folder / "first/think.md", "listen?", "hear?")
    reached = tmp_path / "reached"

    command = [sys.executable, "-c", LOAD_AND_HANG, str(folder), str(reached)]
    loading = subprocess.Popen(command, env=environment)
    try:
        deadline = time.monotonic() + 30
        while not reached.exists() and loading.poll() is None and time.monotonic() < deadline:
            time.sleep(0.05)
        assert reached.exists(), "the load never came to its middle"
    finally:
        loading.send_signal(signal.SIGKILL)
        loading.wait(10)

    assert _state(environment) == before
    _load(environment, folder)
    assert _state(environment) != before, "and the next load goes through"
