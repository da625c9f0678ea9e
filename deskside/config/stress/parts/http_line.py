"""One browser's line to the server: HTTP/1.1, kept open, as small as a trial of hundreds needs."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlencode
from uuid import uuid4

LONGEST_SECONDS = 8.0  # a phone that wakes up gives up then, too
BROKEN = (OSError, TimeoutError, asyncio.IncompleteReadError, ValueError, IndexError)


@dataclass(frozen=True, slots=True)
class Answer:
    status: int
    headers: dict[str, str]
    body: bytes


class Line:
    """Signed in by a session's key. Any failure closes it; the next request opens another."""

    def __init__(self, port: int, session: str, token: str) -> None:
        self._who = (port, session, token)
        self._port, self._token = port, token
        self._cookie = f"sessionid={session}; csrftoken={token}"
        self._streams: tuple[asyncio.StreamReader, asyncio.StreamWriter] | None = None

    def another(self) -> Line:
        """A second line of the same browser: on each of them one request waits for the other."""
        return Line(*self._who)

    async def get(self, path: str) -> Answer:
        return await self._ask(f"GET {path} HTTP/1.1\r\n", b"")

    async def post(self, path: str, fields: Mapping[str, str]) -> Answer:
        """As a page's own script sends a form; a new receipt unless `fields` bring one."""
        own = {"receipt": str(uuid4()), "csrfmiddlewaretoken": self._token}
        body = urlencode({**own, **fields}).encode()
        head = (
            f"POST {path} HTTP/1.1\r\nX-Deskside: autosave\r\n"
            f"Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {len(body)}\r\n"
        )
        return await self._ask(head, body)

    def close(self) -> None:
        if self._streams is not None:
            self._streams[1].close()
        self._streams = None

    async def _ask(self, head: str, body: bytes) -> Answer:
        """Raises one of BROKEN. As a browser does, what went down a line that the server had
        closed meanwhile is sent once more; its receipt makes that safe."""
        rest = f"Host: 127.0.0.1:{self._port}\r\nCookie: {self._cookie}\r\n\r\n"
        request = head.encode() + rest.encode() + body
        was_open = self._streams is not None
        try:
            return await self._in_time(request)
        except (ConnectionError, asyncio.IncompleteReadError):
            if not was_open:
                raise
            return await self._in_time(request)

    async def _in_time(self, request: bytes) -> Answer:
        try:
            async with asyncio.timeout(LONGEST_SECONDS):
                return await self._exchange(request)
        except BaseException:
            self.close()
            raise

    async def _exchange(self, request: bytes) -> Answer:
        if self._streams is None:
            self._streams = await asyncio.open_connection("127.0.0.1", self._port)
        reader, writer = self._streams
        writer.write(request)
        await writer.drain()
        lines = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").split("\r\n")
        pairs = (line.partition(":") for line in lines[1:] if line)
        headers = {name.lower(): value.strip() for name, _colon, value in pairs}
        answer = Answer(int(lines[0].split()[1]), headers, await _body(reader, headers))
        if headers.get("connection", "").lower() == "close":
            self.close()
        return answer


async def _body(reader: asyncio.StreamReader, headers: Mapping[str, str]) -> bytes:
    if headers.get("transfer-encoding", "").lower() != "chunked":
        return await reader.readexactly(int(headers.get("content-length", "0")))
    parts = []
    while size := int((await reader.readline()).split(b";")[0], 16):
        parts.append(await reader.readexactly(size))
        await reader.readline()
    await reader.readline()
    return b"".join(parts)
