from __future__ import annotations

import ast
import importlib.util
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent


def load() -> ModuleType:
    spec = importlib.util.spec_from_file_location("run", ROOT / "run.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


run = load()


@pytest.fixture
def lock(tmp_path: Path) -> Path:
    path = tmp_path / "run.txt"
    path.write_text("django==5.2.1 \\\n    --hash=sha256:0\nrich==15.0 ; sys_platform == 'win32'\n")
    return path


@pytest.fixture
def venv(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(run, "VENV", tmp_path / ".venv")
    run.venv_python().parent.mkdir(parents=True)
    run.venv_python().touch()
    return tmp_path / ".venv"


def test_old_python_is_told_what_to_do() -> None:
    sentence = run.refuse_old_python((3, 6, 9))

    assert "needs Python 3.11 or newer, and this is 3.6" in sentence
    assert "python3.11 run.py" in sentence
    assert "\n" not in sentence


@pytest.mark.parametrize("version", [(3, 11, 0), (3, 12, 1), (4, 0, 0)])
def test_new_python_is_welcome(version: tuple[int, int, int]) -> None:
    assert run.refuse_old_python(version) is None


def test_file_parses_on_python_3_6() -> None:
    assert ast.parse((ROOT / "run.py").read_text(), feature_version=(3, 6))


def test_missing_venv_module_names_the_package(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "ensurepip", None)

    assert "apt install python3-venv" in run.refuse_missing_venv()


def test_environment_is_found_on_either_kind_of_machine() -> None:
    assert run.venv_python(windows=True) == run.VENV / "Scripts" / "python.exe"
    assert run.venv_python(windows=False) == run.VENV / "bin" / "python"


def test_lock_without_stamp_is_not_installed(lock: Path, venv: Path) -> None:
    assert not run.is_installed(lock)


def test_lock_with_its_stamp_is_installed(lock: Path, venv: Path) -> None:
    run.stamp_of(lock).write_text(run.digest(lock))

    assert run.is_installed(lock)


def test_changed_lock_is_not_installed(lock: Path, venv: Path) -> None:
    run.stamp_of(lock).write_text(run.digest(lock))
    lock.write_text(lock.read_text() + "segno==1.6.6\n")

    assert not run.is_installed(lock)


def test_stamp_of_a_vanished_environment_counts_for_nothing(lock: Path, venv: Path) -> None:
    run.stamp_of(lock).write_text(run.digest(lock))
    run.venv_python().unlink()

    assert not run.is_installed(lock)


def test_each_lock_has_a_stamp_of_its_own(venv: Path) -> None:
    assert run.stamp_of(Path("run.txt")) != run.stamp_of(Path("test.txt"))


def test_every_pinned_package_is_counted(lock: Path) -> None:
    assert run.PINNED.findall(lock.read_text()) == ["django", "rich"]


@pytest.mark.parametrize(
    ("output", "words"),
    [
        ("ERROR: THESE PACKAGES DO NOT MATCH THE HASHES FROM THE", "not the one that was tested"),
        ("OSError: [Errno 28] No space left on device", "disk is full"),
        ("NewConnectionError('<pip>: Failed to establish a new connection", "on line"),
        ("ERROR: something never seen", ".venv/install.log"),
    ],
)
def test_failed_installation_is_explained(output: str, words: str) -> None:
    sentence = run.explain_install(output)

    assert words in sentence
    assert "\n" not in sentence


@pytest.mark.parametrize(
    ("typed", "lock", "command"),
    [
        ([], "run.txt", ["-m", "deskside", "serve"]),
        (["--lan"], "run.txt", ["-m", "deskside", "serve", "--lan"]),
        (["bench", "console"], "run.txt", ["-m", "deskside", "bench", "console"]),
        (["test", "--fast"], "test.txt", ["-m", "tests.runner", "--fast"]),
        (["help"], "run.txt", ["-m", "deskside", "--help"]),
    ],
)
def test_commands_are_passed_on(typed: list[str], lock: str, command: list[str]) -> None:
    assert run.choose(typed) == (lock, command)


def test_help_installs_nothing() -> None:
    done = subprocess.run(
        [sys.executable, "-S", str(ROOT / "run.py"), "--help"],
        capture_output=True,
        text=True,
        check=True,
    )

    assert "python3 run.py --lan" in done.stdout
    assert "Installing" not in done.stdout


def test_offline_installation_ends_with_a_sentence(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], lock: Path, venv: Path
) -> None:
    """A stand-in for pip at the network's edge; the rest is the real path."""
    pip = [sys.executable, "-c", "print('Collecting django'); print('ProxyError'); exit(1)"]
    real = subprocess.Popen
    monkeypatch.setattr(subprocess, "Popen", lambda command, **rest: real(pip, **rest))

    with pytest.raises(run.Stop, match="could not be downloaded"):
        run.install(lock)

    assert "ProxyError" not in capsys.readouterr().out
    assert "ProxyError" in (venv / "install.log").read_text()
    assert not run.is_installed(lock)


def test_installation_leaves_stamp_and_counts_packages(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], lock: Path, venv: Path
) -> None:
    pip = [sys.executable, "-c", "print('Collecting django'); print('Ignoring rich: markers')"]
    real = subprocess.Popen
    monkeypatch.setattr(subprocess, "Popen", lambda command, **rest: real(pip, **rest))

    run.install(lock)

    assert run.is_installed(lock)
    assert "2 of 2 packages" in capsys.readouterr().out
