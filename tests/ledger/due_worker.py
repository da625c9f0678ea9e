"""One background worker as a process of its own: `due_worker.py <shift> <lease> <what>`.

`shift`: seconds by which its clock is set back after half a second. It does its rounds until
nothing waits any more, then ends. What it does is to write one line into a table without any
constraint, so that a second time would be seen. `what`: "work", or "prepare" to make the tables.
"""

from __future__ import annotations

import os
import sys
import threading
import time
from datetime import datetime, timedelta

KIND = "tally"


def main(shift: float, lease: float, what: str) -> None:
    os.environ["DJANGO_SETTINGS_MODULE"] = "deskside.config.settings"
    import django

    django.setup()
    if what == "prepare":
        prepare()
        return
    from deskside.ledger import due_round, rounds
    from deskside.ledger.due import register_due

    due_round.LEASE = timedelta(seconds=lease)
    due_round.AT_ONCE = 5
    register_due(KIND, tally)
    rounds._rounds.clear()
    rounds.register_round("due work", 0.05, due_round.run_due)
    set_back_later(shift)
    stop = threading.Event()
    threading.Thread(target=end_when_done, args=(stop,), daemon=True).start()
    rounds.run_until(stop, tick_seconds=0.05)


def prepare() -> None:
    from django.core.management import call_command
    from django.db import connection

    call_command("migrate", "ledger", verbosity=0)
    with connection.cursor() as cursor:
        cursor.execute("CREATE TABLE tally (subject varchar(80), worker integer)")


def tally(subject_key: str, now: datetime) -> None:
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("INSERT INTO tally VALUES (%s, %s)", [subject_key, os.getpid()])
    time.sleep(0.002)


def set_back_later(shift: float) -> None:
    from deskside.lib import clock

    true, start = clock._system, time.monotonic()

    def read() -> datetime:
        late = time.monotonic() - start > 0.5
        return true() - timedelta(seconds=shift if late else 0)

    clock._read = read


def end_when_done(stop: threading.Event) -> None:
    from django.db import connection

    from deskside.ledger.models import DueState, DueWork

    while DueWork.objects.exclude(state=DueState.DONE).exists():
        time.sleep(0.2)
    connection.close()
    stop.set()


if __name__ == "__main__":
    main(float(sys.argv[1]), float(sys.argv[2]), sys.argv[3])
