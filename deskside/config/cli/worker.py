"""Do the background work alone: mail, reminders and other due rows."""

from __future__ import annotations

import argparse
import signal
import sys
import threading

from deskside.ledger import rounds
from deskside.lib import clock


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--once", action="store_true", help="go round once and end, for a cron job")


def run(options: argparse.Namespace) -> int:
    if options.once:
        now = clock.now()
        rounds.beat(now)
        done = rounds.run_due_rounds(now)
        sys.stdout.write(f"Done: {', '.join(done) or 'nothing was due'}.\n")
        return 0
    stop = threading.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: stop.set())
    sys.stdout.write("The background worker runs. Ctrl-C ends it.\n")
    sys.stdout.flush()
    rounds.run_until(stop)
    return 0
