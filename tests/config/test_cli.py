from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from deskside.config import cli

ROOT = Path(__file__).resolve().parent.parent.parent


def deskside(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "deskside", *arguments],
        cwd=ROOT,
        env={**os.environ, "DJANGO_SETTINGS_MODULE": "deskside.config.settings", **environment},
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )


def test_every_module_is_a_command_with_a_sentence() -> None:
    found = cli.commands()

    assert {"serve", "worker", "check", "load-pack", "check-pack"} <= set(found)
    assert all(sentence.endswith((".", "nothing")) for sentence in found.values())


def test_new_module_is_a_new_command(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "__init__.py").touch()
    (tmp_path / "_helper.py").touch()
    (tmp_path / "water_plants.py").write_text('"""Water the plants.\n\nTwice."""\n')
    monkeypatch.setattr(cli, "HERE", tmp_path)

    assert cli.commands() == {"water-plants": "Water the plants."}


def test_help_lists_commands_without_loading_them() -> None:
    done = deskside("--help")

    assert done.returncode == 0
    assert "load-pack" in done.stdout


def test_unknown_command_is_refused() -> None:
    done = deskside("dance")

    assert done.returncode == 2
    assert "dance" in done.stderr
    assert "Traceback" not in done.stderr


def test_unusable_data_folder_is_one_sentence(tmp_path: Path) -> None:
    """A file in the way stops root too, which a mode would not."""
    (tmp_path / "var").write_text("in the way")

    done = deskside("serve", DESKSIDE_DATA=str(tmp_path / "var"), PORT="8299")

    assert done.returncode == 1
    assert done.stderr.startswith("Cannot write in the data folder")
    assert "DESKSIDE_DATA" in done.stderr
    assert done.stderr.count("\n") == 1


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="root may write everywhere")
def test_read_only_data_folder_is_one_sentence(tmp_path: Path) -> None:
    tmp_path.chmod(0o555)

    done = deskside("serve", DESKSIDE_DATA=str(tmp_path / "var"), PORT="8299")

    assert done.returncode == 1
    assert done.stderr.startswith("Cannot write in the data folder")


def test_bad_port_is_one_sentence(tmp_path: Path) -> None:
    done = deskside("serve", DESKSIDE_DATA=str(tmp_path), PORT="eight")

    assert done.returncode == 1
    assert "PORT is 'eight'" in done.stderr
    assert done.stderr.count("\n") == 1


def test_away_from_a_clone_the_data_lives_where_one_stands(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cli, "PROJECT", tmp_path)
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("DESKSIDE_DATA", raising=False)
    monkeypatch.setenv("DESKSIDE_PACKS", "elsewhere")

    cli.installed_defaults()

    assert os.environ["DESKSIDE_DATA"] == str(tmp_path / "var")
    assert os.environ["DESKSIDE_PACKS"] == "elsewhere"
