from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent
pytestmark = pytest.mark.skipif(os.name == "nt", reason="signals are sent")


@pytest.fixture
def port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture
def output(tmp_path: Path) -> Path:
    """A file: a full pipe would hold the server up."""
    return tmp_path / "output"


def hear_hang_ups() -> None:
    signal.signal(signal.SIGHUP, signal.SIG_DFL)


@pytest.fixture
def served(tmp_path: Path, port: int, output: Path) -> Iterator[subprocess.Popen[bytes]]:
    """The whole thing: an empty folder becomes a running installation on SQLite."""
    environment = {
        key: value for key, value in os.environ.items() if key not in {"DATABASE_URL", "HOST"}
    }
    environment |= {"DESKSIDE_DATA": str(tmp_path / "var"), "PORT": str(port)}
    environment |= {"DJANGO_SETTINGS_MODULE": "deskside.config.settings"}
    environment |= {"DESKSIDE_PACKS": str(tmp_path / "no-packs")}
    with output.open("wb") as words:
        process = subprocess.Popen(
            [sys.executable, "-m", "deskside", "serve"],
            cwd=ROOT,
            env=environment,
            stdout=words,
            stderr=words,
            start_new_session=True,
            # A run of the tests may itself ignore hang-ups, and children would inherit that.
            preexec_fn=hear_hang_ups,  # noqa: PLW1509  one call, no threads of ours yet
        )
    yield process
    if process.poll() is None:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()


def health(port: int) -> dict[str, str]:
    """Asks until it is well; a connection made early simply waits for the worker."""
    until = time.monotonic() + 40
    while True:
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/healthz", timeout=20) as answer:
                return json.load(answer)  # type: ignore[no-any-return]
        except (urllib.error.URLError, ConnectionError) as error:
            beginning = not isinstance(error, urllib.error.HTTPError) or error.code == 503
            if not beginning or time.monotonic() > until:
                raise
            time.sleep(0.1)


def test_empty_folder_becomes_a_healthy_server_and_ctrl_c_ends_it(
    served: subprocess.Popen[bytes], port: int, tmp_path: Path, output: Path
) -> None:
    found = health(port)

    os.killpg(served.pid, signal.SIGINT)  # what a terminal does at Ctrl-C
    code = served.wait(timeout=20)

    words = output.read_text()
    assert found == {"database": "ok", "worker": "ok"}
    assert code == 0, words
    assert "Traceback" not in words
    assert f"Deskside is at http://localhost:{port}" in words
    assert (tmp_path / "var" / "setup-code").read_text() in words
    with pytest.raises(ProcessLookupError):
        os.killpg(served.pid, 0)


def test_closed_terminal_ends_it_too(served: subprocess.Popen[bytes], port: int) -> None:
    health(port)

    os.killpg(served.pid, signal.SIGHUP)
    served.wait(timeout=20)

    with pytest.raises(ProcessLookupError):
        os.killpg(served.pid, 0)
