"""A real mail server in a thread that can be told to misbehave."""

from __future__ import annotations

import asyncio
import socket
from email import message_from_bytes
from email.message import Message as Mail

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session


class Receiver:
    """Takes the answers in `says` one by one, then accepts; "hang" and "drop" are answers too."""

    def __init__(self) -> None:
        self.says: list[str] = []
        self.mails: list[Mail] = []

    async def handle_DATA(self, server: SMTP, _session: Session, envelope: Envelope) -> str:  # noqa: N802
        answer = self.says.pop(0) if self.says else "250 kept"
        if answer == "hang":
            await asyncio.sleep(3)
            return "451 too late"
        if answer == "accept and drop":
            self._keep(envelope)
            server.transport.close()
            return "250 nobody hears this"
        if answer.startswith("2"):
            self._keep(envelope)
        return answer

    def _keep(self, envelope: Envelope) -> None:
        content = envelope.content
        assert isinstance(content, bytes)
        self.mails.append(message_from_bytes(content))


def start(receiver: Receiver) -> Controller:
    controller = Controller(receiver, hostname="127.0.0.1", port=_free_port())
    controller.start()
    return controller


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
