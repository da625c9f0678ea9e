"""Start the server: pages and background work in one small process family."""

from __future__ import annotations

import argparse
import io
import os
import signal
import subprocess
import sys
import tempfile
from pathlib import Path

from deskside.config.cli import PROJECT, Stop
from deskside.config.serve_address import Address, banner, choose_address, refuse_busy_port

THREADS = 8


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--lan", action="store_true", help="for the local network, with a QR code")
    parser.add_argument("--port", default=os.environ.get("PORT", "8000"), help="PORT, else 8000")
    parser.add_argument(
        "--host", default=os.environ.get("HOST", ""), help="HOST, else this machine alone"
    )
    parser.add_argument(
        "--workers",
        type=int,
        default=1,
        help="processes; more than one is for PostgreSQL (default 1)",
    )
    parser.add_argument(
        "--no-worker",
        action="store_true",
        help="no background rounds here: `deskside worker` runs elsewhere",
    )


def run(options: argparse.Namespace) -> int:
    address = choose_address(host=options.host, port=options.port, lan=options.lan)
    refuse_unusable_data_folder(Path(os.environ.get("DESKSIDE_DATA") or PROJECT / "var"))
    refuse_busy_port(address)
    os.environ.setdefault("DESKSIDE_URL", address.url)
    if options.no_worker:
        os.environ["DESKSIDE_WORKER"] = "0"
    preparing = subprocess.Popen([sys.executable, "-m", "deskside.config.serve_prepare"])
    import granian  # noqa: F401  takes a while, which the other process can use

    return preparing.wait() or listen(address, lan=options.lan, workers=options.workers)


def refuse_unusable_data_folder(folder: Path) -> None:
    """Raises Stop unless files can be written there; the folder is asked, not its mode."""
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)  # personal data goes in here
        with tempfile.TemporaryFile(dir=folder):
            pass
    except OSError as error:
        raise Stop(
            f"Cannot write in the data folder {folder} ({error.strerror}): "
            "make it writable, or set DESKSIDE_DATA to another folder."
        ) from error


def listen(address: Address, *, lan: bool, workers: int) -> int:
    from granian import Granian
    from granian.constants import Interfaces
    from granian.log import LogLevels

    server = Granian(
        "deskside.config.serve_app:application",
        address=address.host,
        port=address.port,
        interface=Interfaces.WSGI,
        workers=workers,
        blocking_threads=THREADS,
        websockets=False,
        log_level=LogLevels.error,
        log_access=False,
        workers_kill_timeout=5,
    )
    hangup = getattr(signal, "SIGHUP", None)  # Windows has none
    nohup = hangup is not None and signal.getsignal(hangup) == signal.SIG_IGN

    @server.on_startup
    def listening() -> None:
        if hangup is not None:  # granian would restart itself when the terminal is closed
            signal.signal(hangup, signal.SIG_IGN if nohup else server.signal_handler_interrupt)
        if isinstance(sys.stdout, io.TextIOWrapper):  # an old console has no blocks for the code
            sys.stdout.reconfigure(errors="replace")
        sys.stdout.write(banner(address, lan=lan) + "\n")
        sys.stdout.flush()

    server.serve()
    return 0
