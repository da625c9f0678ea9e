"""A process that dies in the middle of a restore leaves what was there: on a real SQLite file."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from tests.config.archive import killed

ROOT = Path(killed.__file__).parents[3]


class Installation:
    """A data folder of its own, worked on by processes of their own."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.database = folder / "deskside.sqlite3"
        kept = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
        self._environment = kept | {"DESKSIDE_DATA": str(folder), "PYTHONPATH": str(ROOT)}

    def run(self, *command: str) -> int:
        return subprocess.run(
            [sys.executable, *command], env=self._environment, check=False, capture_output=True
        ).returncode

    def names(self) -> list[str]:
        connection = sqlite3.connect(self.database)
        rows = connection.execute("SELECT name FROM people_person ORDER BY name").fetchall()
        connection.close()
        return [name for (name,) in rows]

    def add(self, name: str) -> None:
        code = (
            "import django; django.setup(); from deskside.people.models import Person; "
            f"Person.objects.create_user('{name}@example.org', name='{name}')"
        )
        settings = "import os; os.environ['DJANGO_SETTINGS_MODULE'] = 'deskside.config.settings'; "
        assert self.run("-c", settings + code) == 0


@pytest.fixture
def installation(tmp_path: Path) -> Installation:
    installation = Installation(tmp_path / "data")
    installation.folder.mkdir()
    assert installation.run("-m", "django", "migrate", "--settings=deskside.config.settings") == 0
    installation.add("ada")
    assert installation.run("-m", "deskside", "backup", str(tmp_path / "archive.zip")) == 0
    installation.add("bo")
    return installation


def test_restore_that_is_killed_leaves_the_old_state_and_works_the_next_time(
    installation: Installation, tmp_path: Path
) -> None:
    archive = str(tmp_path / "archive.zip")

    for place in ("migrate_on", "_pause_mail", "_overwrite"):
        status = installation.run(killed.__file__, place, archive)
        assert (status, installation.names()) == (-signal.SIGKILL, ["ada", "bo"])

    assert installation.run("-m", "deskside", "restore", archive, "--replace") == 0
    assert installation.names() == ["ada"]
