"""Forks workers that empty the outbox, and kills them: forked, because Django loads in a second."""

from __future__ import annotations

import os
import random
import signal
import time
from collections.abc import Callable

from django.db import connections

REST_SECONDS = 0.05


class Family:
    """Child processes that run the same work for ever; `kill_one` puts another in its place."""

    def __init__(self, work: Callable[[], None], size: int) -> None:
        self._work = work
        self._children = [self._fork() for _ in range(size)]

    def kill_one(self, chance: random.Random) -> None:
        place = chance.randrange(len(self._children))
        _kill(self._children[place])
        self._children[place] = self._fork()

    def end(self) -> None:
        for child in self._children:
            _kill(child)
        self._children = []

    def _fork(self) -> int:
        return fork(self._work)


def fork(work: Callable[[], None]) -> int:
    """The child's number; it runs `work` and ends without the parent's farewell."""
    connections.close_all()  # two processes must not speak on one line
    child = os.fork()
    if child:
        return child
    try:
        work()
    finally:
        os._exit(1)


def _kill(child: int) -> None:
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)


def deliver_for_ever() -> None:
    from deskside.lib import clock
    from deskside.notify.delivery.rounds import deliver_due

    while True:
        deliver_due(clock.now())
        time.sleep(REST_SECONDS)
