"""A phone in a running meeting, as static/meetings/room.js behaves: asks each second what the
version is, fetches what changed, saves what is written and tries again until the server has it."""

from __future__ import annotations

import asyncio
import json
import random
import time
from collections.abc import Awaitable, Callable
from http import HTTPStatus
from urllib.parse import parse_qs, urlsplit
from uuid import uuid4

from deskside.config.stress.parts.http_line import BROKEN, Answer, Line

EACH, SLOW = 1.0, 2.5
SHARE, FEW = 0.012, 30  # as in room.js
LONGEST_RETRY = 8.0
TRIES = 5


class Phone:
    """`shown`: the version on its screen; `seen`: each version whose step it could read, and when;
    `arrived`: each version whose own part it had; `last_ok`: when the server last answered it.
    Times are of `time.perf_counter`."""

    def __init__(self, line: Line, room: str, number: int, chance: random.Random) -> None:
        self.line, self.saver = line, line.another()
        self.room, self.number, self.chance = room, number, chance
        self.shown = self.step = -1
        self.is_closed = False
        self.arrived: list[tuple[int, float]] = []
        self.seen: list[tuple[int, float]] = []
        self.sight = -1
        self.part_at = 0.0
        self.last_ok = 0.0
        self.polls = self.failed = 0
        self.refused: list[str] = []
        self._awake = asyncio.Event()
        self._awake.set()
        self._versions: dict[str, int] = {}

    async def come(self) -> None:
        """Look at the room, and be there."""
        await self._until_kept(lambda: self.line.get(self.room))
        form = {"receipt": str(uuid4())}
        await self._until_kept(lambda: self.line.post(f"{self.room}come/", form))

    async def live(self) -> None:
        """Ask until the room is closed."""
        failures = 0
        while not self.is_closed:
            await self._awake.wait()
            try:
                wait = await self._ask()
                failures = 0
            except BROKEN:
                failures, self.failed = failures + 1, self.failed + 1
                wait = min(EACH * failures, SLOW)
            await asyncio.sleep(wait)

    @property
    def is_awake(self) -> bool:
        return self._awake.is_set()

    def fall_asleep(self) -> None:
        """The line goes dead unsaid, as a phone's does in a pocket."""
        self._awake.clear()
        self.close()

    def close(self) -> None:
        self.line.close()
        self.saver.close()

    def wake(self) -> None:
        self._awake.set()

    async def write(self, block: str, text: str) -> None:
        """Save a text, again and again until it is acknowledged; one receipt for one text."""
        receipt, wait = str(uuid4()), 1.0
        while True:
            await self._awake.wait()
            if await self._saved(block, text, receipt):
                return
            await asyncio.sleep(wait * self.chance.uniform(0.9, 1.1))
            wait = min(wait * 2, LONGEST_RETRY)

    async def _saved(self, block: str, text: str, receipt: str) -> bool:
        version = str(self._versions.get(block, 0))
        fields = {"receipt": receipt, "how": "save", "version": version, "text": text}
        try:
            answer = await self.saver.post(f"{self.room}write/{block}/", fields)
        except BROKEN:
            return False
        if answer.status >= HTTPStatus.INTERNAL_SERVER_ERROR:
            return False
        if answer.status != HTTPStatus.NO_CONTENT:
            self.refused.append(f"{answer.status}")
            return True
        where = parse_qs(urlsplit(answer.headers.get("x-deskside-location", "")).query)
        self._versions[block] = int(where.get("saved", [version])[0])
        return True

    async def _ask(self) -> float:
        """How long until it asks again."""
        self.polls += 1
        known = self.sight if self.sight >= 0 else self.step
        query = f"?step={known}" if known >= 0 else ""
        answer = good(await self.line.get(f"{self.room}state/{query}"))
        state = json.loads(answer.body)
        self.last_ok = time.perf_counter()
        wait = EACH * self.chance.uniform(0.9, 1.1)
        if state["closed"]:
            self.is_closed = True
            return wait
        if state["v"] == self.shown:
            return wait
        if "first" in state:
            self.sight = state["step"]
            self.seen.append((state["v"], self.last_ok))
        early = self._waits_for(state["here"])
        if early > 0:
            return min(early, wait)
        good(await self.line.get(f"{self.room}part/phone/"))
        self.last_ok = time.perf_counter()
        self.part_at, self.sight = 0.0, -1
        self.shown, self.step = state["v"], state["step"]
        self.seen.append((self.shown, self.last_ok))
        self.arrived.append((self.shown, self.last_ok))
        return wait

    def _waits_for(self, here: int) -> float:
        """In a full room each phone waits its share before it fetches its own part."""
        if here <= FEW:
            return 0.0
        if not self.part_at:
            self.part_at = self.last_ok + self.chance.random() * here * SHARE
        return self.part_at - self.last_ok

    def saw(self, version: int) -> float | None:
        """When it could first read what the step of this version, or of a later one, asks."""
        return next((when for seen, when in self.seen if seen >= version), None)

    def arrival(self, version: int) -> float | None:
        """When it first had its own part of this version or a later one."""
        return next((when for shown, when in self.arrived if shown >= version), None)

    async def _until_kept(self, ask: Callable[[], Awaitable[Answer]]) -> None:
        while True:
            try:
                good(await ask())
            except BROKEN:
                await asyncio.sleep(self.chance.uniform(0.5, 1.5))
            else:
                return


class Driver:
    """The screen of whoever leads: presses again where a request was lost, a few times."""

    def __init__(self, line: Line, room: str) -> None:
        self.line, self.room = line, room

    async def open(self) -> None:
        await self._press("open/", {})

    async def go(self, step: int) -> tuple[int, float]:
        """Turn to a step: the version that shows it, and when the button was pressed."""
        pressed = time.perf_counter()
        await self._press("go/", {"to": str(step), "screen": "lead"})
        return (await self.state())["v"], pressed

    async def close(self) -> None:
        await self._press("close/", {})

    async def state(self) -> dict[str, int]:
        """Raises one of BROKEN."""
        answer = await self._insist(lambda: self.line.get(f"{self.room}state/"))
        found: dict[str, int] = json.loads(answer.body)
        return found

    async def _press(self, name: str, fields: dict[str, str]) -> None:
        form = {**fields, "receipt": str(uuid4())}
        await self._insist(lambda: self.line.post(f"{self.room}{name}", form))

    async def _insist(self, ask: Callable[[], Awaitable[Answer]]) -> Answer:
        for _try in range(TRIES - 1):
            try:
                return good(await ask())
            except BROKEN:
                await asyncio.sleep(0.5)
        return good(await ask())


def good(answer: Answer) -> Answer:
    """Raises ValueError, one of BROKEN, for what a browser would not show."""
    if answer.status not in {HTTPStatus.OK, HTTPStatus.NO_CONTENT}:
        raise ValueError(answer.status)
    return answer
