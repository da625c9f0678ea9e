from __future__ import annotations

import socket
from collections.abc import Iterator

import pytest

from deskside.config import serve_address
from deskside.config.cli import Stop
from deskside.config.serve_address import (
    Address,
    banner,
    choose_address,
    local_network_address,
    refuse_busy_port,
)


@pytest.fixture
def taken() -> Iterator[int]:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        yield other.getsockname()[1]


def test_without_a_wish_only_this_machine_is_served() -> None:
    address = choose_address(host="", port="8000", lan=False)

    assert (address.host, address.url) == ("127.0.0.1", "http://localhost:8000")


def test_all_addresses_are_shown_as_localhost() -> None:
    assert choose_address(host="0.0.0.0", port="80", lan=False).url == "http://localhost"  # noqa: S104


def test_lan_binds_everywhere_and_shows_the_address(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(serve_address, "local_network_address", lambda: "192.168.1.7")

    address = choose_address(host="", port="8000", lan=True)

    assert (address.host, address.url) == ("0.0.0.0", "http://192.168.1.7:8000")  # noqa: S104


def test_lan_without_a_network_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    def unreachable(self: socket.socket, where: object) -> None:
        raise OSError("Network is unreachable")

    monkeypatch.setattr(serve_address.socket.socket, "connect", unreachable, raising=False)

    with pytest.raises(Stop, match="leave out --lan"):
        local_network_address()


@pytest.mark.parametrize("port", ["", "eight", "0", "65536", "-1"])
def test_port_that_is_none_is_refused(port: str) -> None:
    with pytest.raises(Stop, match="number from 1 to 65535"):
        choose_address(host="", port=port, lan=False)


def test_busy_port_suggests_another(taken: int) -> None:
    with pytest.raises(Stop, match=f"Port {taken} is busy.*PORT={taken + 1}"):
        refuse_busy_port(Address("127.0.0.1", taken, "localhost"))


def test_free_port_passes(taken: int) -> None:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        free = probe.getsockname()[1]

    refuse_busy_port(Address("127.0.0.1", free, "localhost"))


@pytest.mark.parametrize("host", ["203.0.113.9", "no such host"])
def test_foreign_host_is_refused(host: str) -> None:
    with pytest.raises(Stop, match="not an address of this machine"):
        refuse_busy_port(Address(host, 8000, host))


def test_lan_banner_has_a_code_for_phones_and_names_what_needs_https() -> None:
    words = banner(Address("0.0.0.0", 8000, "192.168.1.7"), lan=True)  # noqa: S104

    assert words.startswith("Deskside is at http://192.168.1.7:8000")
    assert "█" in words
    assert "passkeys" in words
    assert "copy buttons" in words


def test_plain_banner_is_one_line() -> None:
    assert banner(Address("127.0.0.1", 8000, "localhost"), lan=False).count("\n") == 0
