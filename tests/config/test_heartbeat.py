"""A real worker process, and what is said of it after its death; the time is handed in."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[2]
HEART = Path(__file__).with_name("heart.py")
pytestmark = pytest.mark.skipif(os.name == "nt", reason="signals are sent")


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    ours = ("DESKSIDE_", "DATABASE_URL", "DJANGO_SETTINGS_MODULE")
    kept = {name: value for name, value in os.environ.items() if not name.startswith(ours)}
    found = {**kept, "DESKSIDE_DATA": str(tmp_path / "var"), "PYTHONPATH": str(ROOT)}
    found["DJANGO_SETTINGS_MODULE"] = "deskside.config.settings"
    migrate = [sys.executable, "-m", "django", "migrate", "--verbosity=0"]
    subprocess.run(migrate, env=found, cwd=ROOT, check=True, timeout=120)
    return found


@pytest.fixture
def worker(environment: dict[str, str], tmp_path: Path) -> Iterator[subprocess.Popen[bytes]]:
    with (tmp_path / "words").open("wb") as words:
        process = subprocess.Popen(
            [sys.executable, "-m", "deskside", "worker"],
            env=environment,
            cwd=ROOT,
            stdout=words,
            stderr=words,
        )
    yield process
    process.kill()
    process.wait()


def health(environment: dict[str, str], instant: datetime) -> tuple[int, dict[str, str], str]:
    command = [sys.executable, str(HEART), instant.isoformat()]
    done = subprocess.run(
        command, env=environment, cwd=ROOT, check=True, timeout=60, capture_output=True, text=True
    )
    status, words, beat_at = json.loads(done.stdout)
    return status, words, beat_at


def wait_until_well(environment: dict[str, str]) -> Any:
    until = time.monotonic() + 60
    while True:
        found = health(environment, datetime.now(UTC))
        if found[0] == 200 or time.monotonic() > until:
            return found


@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGKILL])
def test_health_is_red_within_five_minutes_of_a_workers_end(
    environment: dict[str, str], worker: subprocess.Popen[bytes], how: signal.Signals
) -> None:
    alive = wait_until_well(environment)

    worker.send_signal(how)
    worker.wait(timeout=20)
    ended = datetime.now(UTC)

    soon = health(environment, ended)
    late = health(environment, ended + timedelta(minutes=5))
    assert alive[:2] == (200, {"database": "ok", "worker": "ok"})
    assert soon[0] == 200
    assert late[0] == 503
    assert late[1]["worker"] == "silent for 5 minutes"
    assert datetime.fromisoformat(late[2]) <= ended
