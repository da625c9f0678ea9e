"""A PostgreSQL of our own for one run of the tests: in a temporary folder, gone afterwards."""

from __future__ import annotations

import contextlib
import os
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

WAIT_SECONDS = 30
# Lost on a power cut, and nobody will miss it: that makes the tests three times as fast.
CARELESS = ("fsync=off", "synchronous_commit=off", "full_page_writes=off", "max_connections=60")


class Unavailable(Exception):  # noqa: N818  said in the closing lines
    """No PostgreSQL can be had here; the words say why."""


@contextlib.contextmanager
def server() -> Iterator[str]:
    """A database URL: DATABASE_URL_TEST where it is set, else a server started for this run.

    Raises Unavailable where neither can be had.
    """
    given = os.environ.get("DATABASE_URL_TEST")
    if given:
        yield given
        return
    binaries = find_binaries()
    user = unprivileged_user()
    folder = Path(tempfile.mkdtemp(prefix="deskside-postgres-"))
    if user:
        shutil.chown(folder, user)
    try:
        with started(binaries, folder, user) as url:
            yield url
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def find_binaries() -> Path:
    """The newest folder with `postgres` and `initdb`: Debian keeps them off the path."""
    for found in sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=_version, reverse=True):
        if (found / "initdb").exists() and (found / "postgres").exists():
            return found
    on_path = shutil.which("initdb")
    if on_path:
        return Path(on_path).resolve().parent
    raise Unavailable("no PostgreSQL is installed (on Debian: apt install postgresql)")


def _version(found: Path) -> int:
    return int(found.parent.name) if found.parent.name.isdigit() else 0


def unprivileged_user() -> str | None:
    """PostgreSQL refuses to run as root; whom to run it as then."""
    if not hasattr(os, "geteuid") or os.geteuid() != 0:
        return None
    import pwd  # there is none on Windows

    for name in ("postgres", "nobody"):
        with contextlib.suppress(KeyError):
            return pwd.getpwnam(name).pw_name
    raise Unavailable("this is root, and there is neither a user postgres nor nobody")


@contextlib.contextmanager
def started(binaries: Path, folder: Path, user: str | None) -> Iterator[str]:
    data, log = folder / "data", folder / "log"
    init = [binaries / "initdb", "-D", data, "-U", "deskside", "-A", "trust", "-E", "UTF8"]
    run = subprocess.run(
        [*init, "--locale=C.UTF-8", "--no-sync"],
        user=user, cwd=folder, capture_output=True, text=True, check=False,
    )  # fmt: skip
    if run.returncode:
        raise Unavailable(f"initdb failed: {run.stderr.strip()[-300:]}")
    port = free_port()
    options = [part for setting in CARELESS for part in ("-c", setting)]
    address = ["-c", "listen_addresses=127.0.0.1", "-c", f"unix_socket_directories={folder}"]
    with log.open("w") as words:
        process = subprocess.Popen(
            [binaries / "postgres", "-D", data, "-p", str(port), *address, *options],
            user=user, cwd=folder, stdout=words, stderr=words, start_new_session=True,
        )  # fmt: skip
    try:
        wait_until_ready(process, port, log)
        yield f"postgres://deskside@127.0.0.1:{port}/postgres"
    finally:
        process.terminate()
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(10)
        process.kill()


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def wait_until_ready(process: subprocess.Popen[bytes], port: int, log: Path) -> None:
    import psycopg

    until = time.monotonic() + WAIT_SECONDS
    while time.monotonic() < until and process.poll() is None:
        with contextlib.suppress(psycopg.OperationalError):
            psycopg.connect(f"host=127.0.0.1 port={port} user=deskside dbname=postgres").close()
            return
        time.sleep(0.2)
    raise Unavailable(f"it did not start: {log.read_text(errors='replace').strip()[-300:]}")
