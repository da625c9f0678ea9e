"""The meeting that `deskside stress room` holds: its parts, one after the other, with figures."""

from __future__ import annotations

import asyncio
import json
import os
import random
import subprocess
import sys
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from deskside.config.cli import PROJECT, Stop
from deskside.config.stress.parts.cut_line import CutLine
from deskside.config.stress.parts.http_line import BROKEN, Line
from deskside.config.stress.parts.room_client import Driver, Phone
from deskside.config.stress.parts.serving import Serving

Figures = dict[str, Any]
Tell = Callable[[str], None]
# Whoever has not come to a step by then never will.
PATIENCE = 30.0
A_SECOND = 40  # people who come in
DOWN_SECONDS = 3.0
SLEEPERS = 20  # one in so many
TEXT = "What I heard was a question, and I answered another one. "


@dataclass(frozen=True, slots=True)
class Wishes:
    """`window`: the seconds of silent writing; `outage` and `asleep`: how long; `turns`: of steps
    that are measured."""

    turns: int
    window: float
    outage: float
    asleep: float
    seed: int


@dataclass
class Trial:
    """One room with its phones. `written` is what each person must find in the end."""

    wishes: Wishes
    serving: Serving
    environment: dict[str, str]
    line: CutLine | None
    room: str
    people: list[int]
    phones: list[Phone]
    driver: Driver
    chance: random.Random
    steps: int = 1
    block: str = ""
    block_step: int = 1
    written: dict[tuple[int, str], str] | None = None
    tasks: list[asyncio.Task[None]] | None = None

    # Coming in ------------------------------------------------------------------------------------

    async def begin(self) -> Figures:
        """The room opens and everybody comes in, some at a time; each sees the others come."""
        await self.driver.open()
        found = await child(self.environment, "blocks", sitting_of(self.room))
        self.steps, (self.block_step, self.block) = found["steps"], found["writing"][0]
        self.written, self.tasks, start = {}, [], time.perf_counter()
        spread = len(self.phones) / A_SECOND
        await asyncio.gather(*(self._come(phone, spread) for phone in self.phones))
        seconds = time.perf_counter() - start
        await self._all_at((await self.driver.state())["v"])
        here = (await self.driver.state())["here"]
        return {"name": "coming in", "seconds": round(seconds, 1), "here": here - 1}

    async def _come(self, phone: Phone, spread: float) -> None:
        await asyncio.sleep(self.chance.uniform(0, spread))
        await phone.come()
        if self.tasks is not None:
            self.tasks.append(asyncio.create_task(phone.live()))

    # Steps ----------------------------------------------------------------------------------------

    async def turn_pages(self) -> Figures:
        """Forward and back; how long after the button each phone shows the step."""
        waits: list[float] = []
        parts: list[float] = []
        missing = 0
        cpu, polls, start = self.serving.cpu, self._polls, time.perf_counter()
        for turn in range(self.wishes.turns):
            version, pressed = await self.driver.go(1 + turn % (self.steps - 1))
            await self._all_at(version)
            arrivals = [phone.arrival(version) for phone in self.phones]
            parts += [when - pressed for when in arrivals if when is not None]
            saw = [phone.saw(version) for phone in self.phones]
            waits += [when - pressed for when in saw if when is not None]
            missing += arrivals.count(None)
            await asyncio.sleep(self.chance.uniform(0.5, 1.5))
        seconds = time.perf_counter() - start
        return {
            "name": "steps",
            "seen": len(waits),
            "missing": missing,
            "median": rounded(percentile(waits, 50)),
            "p99": rounded(percentile(waits, 99)),
            "slowest": rounded(max(waits, default=0.0)),
            "own_part_p99": rounded(percentile(parts, 99)),
            "polls_a_second": round((self._polls - polls) / seconds),
            "cpu_of_a_core": rounded((self.serving.cpu - cpu) / seconds),
        }

    # Writing --------------------------------------------------------------------------------------

    async def write_in_silence(self) -> Figures:
        """Everybody writes in the same minute: saved while they type, and at zero all at once."""
        await self.driver.go(self.block_step)
        start = time.perf_counter()
        await asyncio.gather(*(self._write(phone, "silence") for phone in self.phones))
        seconds = time.perf_counter() - start
        return {
            "name": "writing",
            "people": len(self.phones),
            "after_zero": rounded(max(0.0, seconds - self.wishes.window)),
            **await self._kept(),
        }

    async def _write(self, phone: Phone, word: str) -> None:
        window = self.wishes.window
        typed = self.chance.uniform(0, 0.8 * window)
        await asyncio.sleep(typed)
        await phone.write(self.block, self._note(phone, f"{word}, half"))
        await asyncio.sleep(max(0.0, window - typed))
        await phone.write(self.block, self._note(phone, word))

    def _note(self, phone: Phone, word: str) -> str:
        text = f"{TEXT}{word}, {phone.number}."
        if self.written is not None:
            self.written[self.people[phone.number], self.block] = text
        return text

    async def _kept(self) -> Figures:
        rows = await child(self.environment, "texts", sitting_of(self.room))
        wanted = self.written or {}
        right = sum(wanted.get((person, block)) == text for person, block, text in rows)
        refused = [words for phone in self.phones for words in phone.refused]
        return {
            "saved": right,
            "lost": len(wanted) - right,
            "doubled": len(rows) - len({(person, block) for person, block, _text in rows}),
            "refused": len(refused),
        }

    # What goes wrong ------------------------------------------------------------------------------

    async def kill_server(self) -> Figures:
        """Killed in the middle of a step in which everybody writes, and started again."""
        await self.driver.go(self.block_step)
        saving = [asyncio.create_task(self._save_around(phone)) for phone in self.phones]
        await asyncio.sleep(DOWN_SECONDS / 2)
        await asyncio.to_thread(self.serving.kill)
        await asyncio.sleep(DOWN_SECONDS)
        await asyncio.to_thread(self.serving.start)
        found = await self._back("server killed", time.perf_counter())
        await asyncio.wait(saving, timeout=PATIENCE)
        return {**found, **await self._kept()}

    async def lose_database(self) -> Figures:
        """The database cannot be reached for a while; what is written waits on the phones."""
        if self.line is None:
            return {}
        await self.driver.go(self.block_step)
        saving = [asyncio.create_task(self._save_around(phone)) for phone in self.phones]
        await asyncio.sleep(DOWN_SECONDS / 2)
        await self.line.cut()
        await asyncio.sleep(self.wishes.outage)
        await self.line.join()
        found = await self._back("database away", time.perf_counter())
        await asyncio.wait(saving, timeout=PATIENCE)
        return {"away": self.wishes.outage, **found, **await self._kept()}

    async def _save_around(self, phone: Phone) -> None:
        """Some just before it happens, some while it is gone."""
        await asyncio.sleep(self.chance.uniform(0, DOWN_SECONDS))
        await phone.write(self.block, self._note(phone, f"through it {time.time():.0f}"))

    async def _back(self, name: str, returned: float) -> Figures:
        """How long after the return each phone shows a step that was turned to since."""
        version = await self._go_at_last()
        await self._all_at(version)
        return {"name": name, **returns(self.phones, version, returned)}

    async def _go_at_last(self) -> int:
        until = time.perf_counter() + PATIENCE
        while True:
            try:
                return (await self.driver.go(self.block_step))[0]
            except BROKEN:
                if time.perf_counter() > until:
                    raise Stop("The room did not come back.") from None
                await asyncio.sleep(0.5)

    async def sleep(self) -> Figures:
        """Some phones lie in a pocket, with a text they have not sent; the meeting goes on."""
        sleepers = self.phones[:: max(1, min(SLEEPERS, len(self.phones) // 3))]
        for phone in sleepers:
            phone.fall_asleep()
        notes = [(phone, self._note(phone, "from the pocket")) for phone in sleepers]
        saving = [asyncio.create_task(phone.write(self.block, text)) for phone, text in notes]
        version = 0
        for turn in range(3):
            await asyncio.sleep(self.wishes.asleep / 3)
            version, _pressed = await self.driver.go(1 + turn)
        woken = time.perf_counter()
        for phone in sleepers:
            phone.wake()
        await self._all_at(version)
        await asyncio.wait(saving, timeout=PATIENCE)
        found = returns(sleepers, version, woken)
        return {"name": "asleep", "away": self.wishes.asleep, **found, **await self._kept()}

    async def end(self) -> Figures:
        """The meeting is over, and every phone knows."""
        await self.driver.close()
        done, late = await asyncio.wait(self.tasks or [], timeout=PATIENCE)
        for task in late:
            task.cancel()
        for phone in self.phones:
            phone.close()
        self.driver.line.close()
        await asyncio.sleep(0.1)  # until they have said goodbye
        failed = sum(phone.failed for phone in self.phones)
        return {"name": "the end", "phones_that_know": len(done), "failed_polls": failed}

    async def _all_at(self, version: int) -> None:
        until = time.perf_counter() + PATIENCE
        while time.perf_counter() < until:
            if all(phone.shown >= version for phone in self.phones if phone.is_awake):
                return
            await asyncio.sleep(0.05)

    @property
    def _polls(self) -> int:
        return sum(phone.polls for phone in self.phones)


def returns(phones: Iterable[Phone], version: int, returned: float) -> Figures:
    waits = [phone.arrival(version) for phone in phones]
    times = [max(0.0, when - returned) for when in waits if when is not None]
    return {
        "phones": len(waits),
        "missing": waits.count(None),
        "back_median": rounded(percentile(times, 50)),
        "back_slowest": rounded(max(times, default=0.0)),
    }


def percentile(values: list[float], share: int) -> float:
    """The smallest value that so many of a hundred do not exceed."""
    ranked = sorted(values)
    return ranked[max(0, -(-len(ranked) * share // 100) - 1)] if ranked else 0.0


def rounded(seconds: float) -> float:
    return round(seconds, 2)


def sitting_of(room: str) -> str:
    return room.split("/")[2]


def load() -> float:
    """Of the machine, over the last minute: whatever else runs is in it."""
    return round(os.getloadavg()[0], 1)


async def child(environment: dict[str, str], *arguments: str) -> Any:
    """What one of the parts that need the database says. Raises Stop where it fails."""
    return await asyncio.to_thread(run_child, environment, *arguments)


def run_child(environment: dict[str, str], *arguments: str) -> Any:
    done = subprocess.run(  # noqa: S603  ourselves
        [sys.executable, "-m", "deskside.config.stress.parts.room_child", *arguments],
        env=environment,
        cwd=PROJECT,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        last = done.stderr.strip().splitlines()[-1:] or ["no word of why"]
        raise Stop(f"The room could not be tried: {last[0]}")
    return json.loads(done.stdout)


def trial_of(  # noqa: PLR0913  what a trial consists of
    *,
    wishes: Wishes,
    serving: Serving,
    environment: dict[str, str],
    line: CutLine | None,
    prepared: Figures,
    place: int,
    clients: int,
) -> Trial:
    chance = random.Random(wishes.seed)  # noqa: S311  nothing is secret in it
    room = f"/meetings/{prepared['rooms'][place]}/room/"
    token = prepared["token"]
    phones = [
        Phone(Line(serving.port, session, token), room, number, random.Random(number))  # noqa: S311
        for number, session in enumerate(prepared["sessions"][:clients])
    ]
    driver = Driver(Line(serving.port, prepared["leader"], token), room)
    people = prepared["people"]
    return Trial(wishes, serving, environment, line, room, people, phones, driver, chance)
