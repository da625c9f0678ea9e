"""`deskside serve` as anybody starts it, on a port it keeps when it is killed and started again."""

from __future__ import annotations

import contextlib
import os
import signal
import socket
import subprocess
import sys
from pathlib import Path

from deskside.config.cli import PROJECT
from deskside.config.stress.burst import cpu_seconds, end, wait_until_well


class Serving:
    """Each method waits until it is done. `start` raises Stop where the server does not come."""

    def __init__(self, environment: dict[str, str], workers: int) -> None:
        folder = Path(environment["DESKSIDE_DATA"])
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = int(probe.getsockname()[1])
        more = {"DESKSIDE_PACKS": str(folder / "no-packs"), "HOST": "127.0.0.1"}
        self._environment = {**environment, **more, "PORT": str(self.port)}
        self._command = [sys.executable, "-m", "deskside", "serve", f"--workers={workers}"]
        self._log = folder / "serve.log"
        self._server: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        with self._log.open("ab") as words:
            self._server = subprocess.Popen(  # noqa: S603  ourselves
                self._command,
                env=self._environment,
                cwd=PROJECT,
                stdout=words,
                stderr=words,
                start_new_session=True,
            )
        wait_until_well(self._server, self.port, self._log)

    def kill(self) -> None:
        """The whole family at once, without a farewell."""
        if self._server is not None:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(self._server.pid, signal.SIGKILL)
            self._server.wait()

    def stop(self) -> None:
        if self._server is not None:
            end(self._server)

    @property
    def cpu(self) -> float:
        """Seconds of work so far; 0 where the system does not tell."""
        return cpu_seconds(self._server.pid) if self._server else 0.0
