"""Background work: rounds that look every so often for rows that are due.

A round is a function of the present instant that claims its due rows in the database, so any
number of processes may run the same round at once. Rooms register theirs in `AppConfig.ready`.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import close_old_connections

from deskside.ledger.models import Heartbeat
from deskside.lib import clock

logger = logging.getLogger(__name__)

HEARTBEAT = "worker"
BEAT_EVERY = timedelta(seconds=60)
SILENT_AFTER = timedelta(minutes=5)
TICK_SECONDS = 5.0


@dataclass
class Round:
    name: str
    every: timedelta
    work: Callable[[datetime], object]
    next_at: datetime | None = None

    def is_due(self, now: datetime) -> bool:
        """Also where the clock was set back: else nothing would happen until it has caught up."""
        if self.next_at is None:
            return True
        return not timedelta() < self.next_at - now <= self.every


_rounds: dict[str, Round] = {}


def register_round(name: str, every_seconds: float, work: Callable[[datetime], object]) -> None:
    """Have `work(now)` called about every so many seconds; the same name replaces the first."""
    _rounds[name] = Round(name, timedelta(seconds=every_seconds), work)


def run_due_rounds(now: datetime) -> list[str]:
    """Run what is due, each round once; the names of those that went well.

    A round that fails is logged and comes again at its usual time; the others are not held up.
    """
    done = []
    for each in list(_rounds.values()):
        if not each.is_due(now):
            continue
        each.next_at = now + each.every
        try:
            each.work(now)
        except Exception:  # one room's fault must not stop another room's mail
            logger.exception("The round %s failed and will be tried again.", each.name)
        else:
            done.append(each.name)
    return done


def beat(now: datetime) -> None:
    """Leave a sign of life in the database."""
    Heartbeat.objects.update_or_create(name=HEARTBEAT, defaults={"beat_at": now})


def last_beat() -> datetime | None:
    return Heartbeat.objects.filter(name=HEARTBEAT).values_list("beat_at", flat=True).first()


def run_until(stop: threading.Event, tick_seconds: float = TICK_SECONDS) -> None:
    """Go round until told to stop. A database that is away for a while is waited for."""
    beaten: datetime | None = None
    while not stop.is_set():
        now = clock.now()
        try:
            if beaten is None or abs(now - beaten) >= BEAT_EVERY:
                beat(now)
                beaten = now
            run_due_rounds(now)
        except Exception:  # the loop is what brings everything back once the database does
            logger.exception("The background work could not go round and will try again.")
        close_old_connections()
        stop.wait(tick_seconds)


def start_thread() -> threading.Event:
    """Run the rounds beside the pages of this process; set the returned event to end them."""
    stop = threading.Event()
    threading.Thread(target=run_until, args=(stop,), name="rounds", daemon=True).start()
    return stop
