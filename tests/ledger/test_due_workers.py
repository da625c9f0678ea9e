"""Real worker processes on a database of their own: SQLite, and PostgreSQL where there is one."""

from __future__ import annotations

import os
import random
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest

ROOT = Path(__file__).resolve().parents[2]
WORKER = Path(__file__).with_name("due_worker.py")
MANY = 300
LEASE = 1.5
Execute = Callable[[str], list[tuple[Any, ...]]]
pytestmark = pytest.mark.postgres


@pytest.fixture(params=["sqlite", "postgres"])
def database(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The address of an empty database with its tables."""
    if request.param == "sqlite":
        url = f"sqlite:///{tmp_path / 'due.sqlite3'}"
        prepare(url, tmp_path)
        yield url
        return
    server = os.environ.get("DATABASE_URL_TEST")
    if not server:
        pytest.skip("DATABASE_URL_TEST names no PostgreSQL")
    name = f"due_{uuid4().hex[:12]}"
    on_postgres(server, f"CREATE DATABASE {name}")
    url = server.rpartition("/")[0] + f"/{name}"
    prepare(url, tmp_path)
    yield url
    on_postgres(server, f"DROP DATABASE {name} WITH (FORCE)")


def on_postgres(url: str, sql: str) -> list[tuple[Any, ...]]:
    import psycopg

    with psycopg.connect(url, autocommit=True) as connection:
        cursor = connection.execute(sql)
        return cursor.fetchall() if cursor.description else []


def execute(url: str, sql: str) -> list[tuple[Any, ...]]:
    if not url.startswith("sqlite"):
        return on_postgres(url, sql)
    file = url.removeprefix("sqlite:///")
    with closing(sqlite3.connect(file, timeout=20)) as connection, connection:
        return connection.execute(sql).fetchall()


def environment(url: str, folder: Path) -> dict[str, str]:
    kept = {key: value for key, value in os.environ.items() if not key.startswith("DESKSIDE_")}
    data = {"DATABASE_URL": url, "DESKSIDE_DATA": str(folder / "var"), "PYTHONPATH": str(ROOT)}
    return kept | data


def prepare(url: str, folder: Path) -> None:
    command = [sys.executable, str(WORKER), "0", "1", "prepare"]
    subprocess.run(command, env=environment(url, folder), check=True, timeout=120)
    due_at = datetime.now(UTC) - timedelta(minutes=1)
    stamp = due_at.strftime("%Y-%m-%d %H:%M:%S.%f") + ("" if url.startswith("sqlite") else "+00")
    rows = ", ".join(
        f"('{uuid4().hex}', 'tally', 's{number}', '{stamp}', 'waiting', 0, '{stamp}', '')"
        for number in range(MANY)
    )
    columns = "uid, kind, subject_key, due_at, state, tries, next_try_at, last_error"
    execute(url, f"INSERT INTO ledger_duework ({columns}) VALUES {rows}")


def start(url: str, folder: Path, set_back: float = 0) -> subprocess.Popen[bytes]:
    command = [sys.executable, str(WORKER), str(set_back), str(LEASE), "work"]
    return subprocess.Popen(command, env=environment(url, folder), stderr=subprocess.PIPE)


def test_three_workers_do_everything_once_through_kills_and_a_clock_set_back(
    database: str, tmp_path: Path
) -> None:
    # A day back: whatever that one still holds by then is for the others to take over.
    workers = [start(database, tmp_path), start(database, tmp_path, set_back=86_400)]
    restarts = 0
    for _ in range(4):
        third = start(database, tmp_path)
        wait_for_progress(database, third)
        third.kill()
        third.wait()
        third.stderr.close()  # type: ignore[union-attr]
        restarts += 1
    workers.append(start(database, tmp_path))

    ended = [worker.communicate(timeout=90)[1] for worker in workers]

    assert [worker.returncode for worker in workers] == [0, 0, 0], ended
    assert execute(database, "SELECT count(*), count(DISTINCT subject) FROM tally") == [
        (MANY, MANY)
    ]
    assert execute(database, "SELECT DISTINCT state FROM ledger_duework") == [("done",)]
    assert restarts == 4


def wait_for_progress(url: str, worker: subprocess.Popen[bytes]) -> None:
    """Until it has done something itself, then a moment: it is killed in the middle of some row."""
    until = time.monotonic() + 20
    mine = f"SELECT count(*) FROM tally WHERE worker = {worker.pid}"
    left = "SELECT count(*) FROM ledger_duework WHERE state <> 'done'"
    while time.monotonic() < until and execute(url, left)[0][0] and not execute(url, mine)[0][0]:
        time.sleep(0.02)
    time.sleep(random.random() / 50)  # noqa: S311
