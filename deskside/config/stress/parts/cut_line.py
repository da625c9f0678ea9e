"""A line to PostgreSQL that can be cut: a small proxy between the server and its database."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Awaitable, Callable
from urllib.parse import urlsplit, urlunsplit

Streams = tuple[asyncio.StreamReader, asyncio.StreamWriter]
CHUNK = 65_536


class CutLine:
    """Listens on a port of its own and passes everything on, until it is cut."""

    def __init__(self, url: str) -> None:
        self.url = url
        self._server: asyncio.Server | None = None
        self._open: set[asyncio.StreamWriter] = set()
        self._tasks: set[asyncio.Task[None]] = set()
        self.port = 0

    async def join(self) -> None:
        """Begin, or begin again on the same port."""
        self._server = await asyncio.start_server(self._pass_on, "127.0.0.1", self.port)
        self.port = int(self._server.sockets[0].getsockname()[1])

    async def cut(self) -> None:
        """Nobody gets through any more; whoever was through hears nothing more."""
        if self._server is not None:
            self._server.close()
        for writer in list(self._open):
            writer.transport.abort()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    def address(self) -> str:
        """The database's URL by way of this line."""
        parts = urlsplit(self.url)
        who, at, _where = parts.netloc.rpartition("@")
        return urlunsplit(parts._replace(netloc=f"{who}{at}127.0.0.1:{self.port}", query=""))

    async def _pass_on(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        if task is not None:
            self._tasks.add(task)
            task.add_done_callback(self._tasks.discard)
        self._open.add(writer)
        with contextlib.suppress(OSError):
            far_reader, far_writer = await self._connect()()
            self._open.add(far_writer)
            await asyncio.gather(_copy(reader, far_writer), _copy(far_reader, writer))
            self._open.discard(far_writer)
        self._open.discard(writer)
        writer.close()

    def _connect(self) -> Callable[[], Awaitable[Streams]]:
        """To the database: by TCP, or by the socket in a folder, as its URL says."""
        from psycopg.conninfo import conninfo_to_dict

        known = conninfo_to_dict(self.url)
        host, port = str(known.get("host") or "127.0.0.1"), int(known.get("port") or 5432)
        if host.startswith("/"):
            return lambda: asyncio.open_unix_connection(f"{host}/.s.PGSQL.{port}")
        return lambda: asyncio.open_connection(host, port)


async def _copy(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    with contextlib.suppress(OSError):
        while data := await reader.read(CHUNK):
            writer.write(data)
            await writer.drain()
    with contextlib.suppress(OSError, RuntimeError):
        writer.close()
