"""A mail server that misbehaves on purpose: by the number in the address, the same in each run.

Of a hundred mailboxes one is refused for good (550) and four for now, twice (451); of five hundred,
one makes it close the line (421), one makes it hang, six make it take the mail and say nothing.
"""

from __future__ import annotations

import asyncio
import re
from collections import Counter
from pathlib import Path

HANG_SECONDS = 5.0
FOR_GOOD, FOR_NOW = {7}, {11, 33, 55, 77}
CLOSES, HANGS = {120}, {240}
DROPS = {60, 160, 260, 360, 460, 490}
TIMES_FOR_NOW = 2
_NUMBER = re.compile(rb"<p(\d+)@", re.IGNORECASE)
_MESSAGE_ID = re.compile(rb"^Message-ID: <([^>@]+)", re.IGNORECASE | re.MULTILINE)


class Receiver:
    """Notes each mail in a file, one line each: what it did and the message's own id."""

    def __init__(self, notes: Path) -> None:
        self._notes = notes.open("a", buffering=1)
        self._asked: Counter[int] = Counter()

    def note(self, what: str, message_id: str) -> None:
        self._notes.write(f"{what} {message_id}\n")

    def how(self, number: int) -> str:
        """What to do with this mailbox now."""
        self._asked[number] += 1
        first = self._asked[number] == 1
        if number % 100 in FOR_GOOD:
            return "refuse"
        if number % 100 in FOR_NOW and self._asked[number] <= TIMES_FOR_NOW:
            return "later"
        for what, numbers in (("close", CLOSES), ("hang", HANGS), ("drop", DROPS)):
            if first and number % 500 in numbers:
                return what
        return "keep"

    async def talk(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            await Talk(self, reader, writer).go_on()
        except (ConnectionError, asyncio.IncompleteReadError):
            pass  # a sender was killed in the middle
        finally:
            writer.close()


class Talk:
    """One connection."""

    def __init__(
        self, receiver: Receiver, reader: asyncio.StreamReader, writer: asyncio.StreamWriter
    ) -> None:
        self._receiver, self._reader, self._writer = receiver, reader, writer
        self._number = 0

    async def go_on(self) -> None:
        await self._say("220 ready")
        while line := await self._reader.readline():
            if not await self._obey(line):
                return

    async def _obey(self, line: bytes) -> bool:
        """False when the connection is over."""
        verb = line[:4].upper()
        if verb == b"DATA":
            await self._say("354 go on")
            return await self._judge(await self._reader.readuntil(b"\r\n.\r\n"))
        if verb == b"RCPT":
            found = _NUMBER.search(line)
            self._number = int(found[1]) if found else 0
        await self._say("221 bye" if verb == b"QUIT" else "250 fine")
        return verb != b"QUIT"

    async def _judge(self, mail: bytes) -> bool:
        found = _MESSAGE_ID.search(mail)
        message_id = found[1].decode() if found else "none"
        what = self._receiver.how(self._number)
        if what == "hang":
            self._receiver.note(what, message_id)
            await asyncio.sleep(HANG_SECONDS)
            return False
        self._receiver.note(what, message_id)
        if what == "drop":
            return False
        words = {"refuse": "550 no such mailbox", "later": "451 not now", "close": "421 closing"}
        await self._say(words.get(what, "250 kept"))
        return what != "close"

    async def _say(self, words: str) -> None:
        self._writer.write(words.encode() + b"\r\n")
        await self._writer.drain()


def serve(notes: Path, port_file: Path) -> None:
    """Until killed; its port is in the file as soon as it listens."""
    asyncio.run(_serve(notes, port_file))


async def _serve(notes: Path, port_file: Path) -> None:
    receiver = Receiver(notes)
    server = await asyncio.start_server(receiver.talk, "127.0.0.1", 0, limit=2**22)
    port_file.write_text(str(server.sockets[0].getsockname()[1]))
    async with server:
        await server.serve_forever()
