"""Where the server listens and what people type to reach it; no Django here."""

from __future__ import annotations

import errno
import io
import os
import socket
from dataclasses import dataclass

from deskside.config.cli import Stop

HTTP_PORT = 80
LAST_PORT = 65535
EVERYWHERE = {"0.0.0.0", "::"}  # noqa: S104  compared, not bound

HTTPS_NOTE = (
    "Over plain http in the local network two things stay away: passkeys and the copy buttons.\n"
    "Everything else works. docs/running.md shows how to put HTTPS in front."
)


@dataclass(frozen=True)
class Address:
    host: str  # what the socket binds to
    port: int
    shown: str  # what people type, without the port

    @property
    def url(self) -> str:
        name = f"[{self.shown}]" if ":" in self.shown else self.shown
        return f"http://{name}" if self.port == HTTP_PORT else f"http://{name}:{self.port}"


def choose_address(*, host: str, port: str, lan: bool) -> Address:
    """Raises Stop for a port that is no port, and where --lan finds no network."""
    if not port.isdigit() or not 1 <= int(port) <= LAST_PORT:
        raise Stop(f"PORT is {port!r} and must be a number from 1 to 65535, for instance 8000.")
    if lan:
        everywhere = host or "0.0.0.0"  # noqa: S104  that is what --lan asks for
        return Address(everywhere, int(port), local_network_address())
    shown = "localhost" if host in {"", "127.0.0.1", "::1", *EVERYWHERE} else host
    return Address(host or "127.0.0.1", int(port), shown)


def local_network_address() -> str:
    """This machine's address in its network; asked of a socket that sends nothing."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(("192.0.2.1", 9))
        except OSError as error:
            raise Stop(
                "No local network found: connect this machine to one, or leave out --lan."
            ) from error
        return str(probe.getsockname()[0])


def refuse_busy_port(address: Address) -> None:
    """Raises Stop where the port cannot be had."""
    family = socket.AF_INET6 if ":" in address.host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        if os.name != "nt":  # there the option would let two servers share a port
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((address.host, address.port))
        except OSError as error:
            raise Stop(_why_unavailable(address, error)) from error


def _why_unavailable(address: Address, error: OSError) -> str:
    if isinstance(error, PermissionError):
        return (
            f"Port {address.port} needs administrator rights: choose one above 1023, "
            "for instance PORT=8000."
        )
    if isinstance(error, socket.gaierror) or error.errno == errno.EADDRNOTAVAIL:
        return (
            f"HOST is {address.host!r}, which is not an address of this machine: "
            "leave HOST out, or use 0.0.0.0 for all of them."
        )
    return (
        f"Port {address.port} is busy, perhaps with another Deskside: stop that one, "
        f"or start here with another port, for instance PORT={address.port + 1}."
    )


def banner(address: Address, *, lan: bool) -> str:
    """What the terminal says once the server listens."""
    lines = [f"Deskside is at {address.url}   (Ctrl-C ends it)"]
    if lan:
        lines += ["", qr_code(address.url), HTTPS_NOTE]
    return "\n".join(lines)


def qr_code(text: str) -> str:
    import segno  # only for --lan

    out = io.StringIO()
    segno.make(text, micro=False).terminal(out, compact=True)
    return out.getvalue()
