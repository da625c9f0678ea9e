from __future__ import annotations

import asyncio
import contextlib
import json
import os
from typing import Any

import pytest

from deskside.config.cli import main
from deskside.config.stress import room
from deskside.config.stress.parts.cut_line import CutLine
from deskside.config.stress.parts.room_trial import percentile
from deskside.config.stress.room import bound_for, missed, sizes_of


def row(**more: Any) -> dict[str, Any]:
    return {"name": "steps", "clients": 200, **more}


@pytest.mark.parametrize(
    ("clients", "seconds"), [(3, 1.5), (200, 1.5), (350, 2.25), (500, 3.0), (900, 5.0)]
)
def test_bound_grows_with_the_phones(clients: int, seconds: float) -> None:
    assert bound_for(clients) == seconds


@pytest.mark.parametrize(
    ("more", "words"),
    [
        ({"p99": 1.51}, "1.51 s until 99 of 100 saw a step, at most 1.5"),
        ({"missing": 1}, "1 never came to the step, at most 0"),
        ({"lost": 2}, "2 lost, at most 0"),
        ({"doubled": 1}, "1 doubled, at most 0"),
        ({"back_slowest": 10.1}, "10.1 s until all were back, at most 10.0"),
        ({"here": 199}, "199 of 200 are in"),
        ({"phones_that_know": 0}, "0 of 200 know that it is over"),
    ],
)
def test_missed_says_which_bound_was_not_kept(more: dict[str, Any], words: str) -> None:
    assert missed(row(p99=1.5, missing=0, lost=0, back_slowest=10.0, here=200)) == []
    assert missed(row(**more)) == [words]


@pytest.mark.parametrize("text", ["many", "", "2", "200,901"])
def test_sizes_must_be_numbers_that_fit(text: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["stress", "room", "--clients", text]) == 1
    assert "Give the numbers of phones" in capsys.readouterr().err


def test_sizes_are_read_in_their_order() -> None:
    assert sizes_of("200,500") == [200, 500]


@pytest.mark.parametrize(
    ("values", "share", "wanted"),
    [([], 99, 0.0), ([3.0], 99, 3.0), ([1.0, 2.0, 3.0, 4.0], 50, 2.0), ([*range(200)], 99, 197)],
)
def test_percentile_is_the_smallest_value_that_so_many_do_not_exceed(
    values: list[float], share: int, wanted: float
) -> None:
    assert percentile(values, share) == wanted


def test_line_to_a_database_keeps_who_and_which() -> None:
    line = CutLine("postgres://us:secret@db.example.org:6543/own?sslmode=require")
    line.port = 4444

    assert line.address() == "postgres://us:secret@127.0.0.1:4444/own"


def test_a_cut_line_passes_nothing_on_until_it_is_joined_again() -> None:
    async def echo(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with contextlib.suppress(ConnectionError):
            while data := await reader.read(100):
                writer.write(data)
        writer.close()

    async def heard(port: int) -> bytes:
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        writer.write(b"hello")
        data = await reader.read(100)
        writer.close()
        return data

    async def story() -> list[bytes | str]:
        far = await asyncio.start_server(echo, "127.0.0.1", 0)
        line = CutLine(f"postgres://us@127.0.0.1:{far.sockets[0].getsockname()[1]}/own")
        await line.join()
        told: list[bytes | str] = [await heard(line.port)]
        await line.cut()
        try:
            told.append(await heard(line.port))
        except OSError:
            told.append("refused")
        await line.join()
        told.append(await heard(line.port))
        await line.cut()
        far.close()
        await asyncio.sleep(0.1)  # until everybody has heard of it
        return told

    assert asyncio.run(story()) == [b"hello", "refused", b"hello"]


@pytest.mark.skipif(os.name == "nt", reason="signals are sent")
def test_a_small_room_survives_a_killed_server_without_losing_a_word(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Over HTTP, on the server that everybody starts. How fast, a busy machine cannot say."""
    monkeypatch.setattr(room, "bound_for", lambda clients: 30.0)
    monkeypatch.setattr(room, "BACK_SECONDS", 30.0)
    monkeypatch.delenv("DATABASE_URL", raising=False)

    ended = main(["stress", "room", "--small", "--json"])

    found = {part["name"]: part for part in json.loads(capsys.readouterr().out)}
    assert [part["missed"] for part in found.values()] == [[]] * 6
    assert set(found) == {
        "coming in",
        "steps",
        "writing",
        "server killed",
        "asleep",
        "the end",
    }
    assert found["server killed"]["saved"] == found["the end"]["phones_that_know"] == 12
    assert ended == 0
