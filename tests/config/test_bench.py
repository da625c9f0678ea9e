from __future__ import annotations

import json
from typing import Any

import pytest

from deskside.config.bench import bounds
from deskside.config.bench.bounds import Bound, judged
from deskside.config.cli import main

FIELDS = {"page", "learners", "queries", "cpu_ms", "peak_mb", "bytes", "ratio"}
GENEROUS = {name: Bound(queries=50, ratio=1000.0) for name in bounds.BOUNDS}


def row(**more: Any) -> dict[str, Any]:
    usual = {"page": "console", "learners": 100, "queries": 8, "ratio": 2.5, "peak_mb": 1.0}
    return {**usual, **more}


def test_judged_is_content_within_the_bounds() -> None:
    assert [each["missed"] for each in judged([row(), row(learners=1000)])] == [[], []]


@pytest.mark.parametrize(
    ("more", "words"),
    [
        ({"ratio": 3.01}, "3.01 x floor"),
        ({"queries": 11}, "11 queries"),
        ({"page": "csv of the class", "peak_mb": 8.5}, "8.5 MB"),
        ({"page": "completing a video", "ratio": 2.2}, "2.2 x floor"),
    ],
)
def test_judged_says_what_was_missed(more: dict[str, Any], words: str) -> None:
    assert words in judged([row(**more)])[0]["missed"][0]


def test_judged_misses_queries_that_grow_with_the_group() -> None:
    first, second = judged([row(), row(learners=1000, queries=9)])

    assert first["missed"] == second["missed"] == [
        "another number of queries at another size: [8, 9]"
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("what", "pages"),
    [
        ("console", {"console", "csv of the class"}),
        ("learn", set(bounds.BOUNDS) - {"console", "csv of the class"}),
    ],
)
def test_bench_measures_every_page_of_its_kind(
    what: str,
    pages: set[str],
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(bounds, "BOUNDS", GENEROUS)

    ended = main(["bench", what, "--learners", "12", "--rounds", "1", "--json"])

    rows = json.loads(capsys.readouterr().out)
    assert {each["page"] for each in rows} == pages
    assert all(set(each) >= FIELDS for each in rows)
    assert all(each["cpu_ms"] > 0 and each["ratio"] > 0 for each in rows)
    assert {each["learners"] for each in rows} == {12}
    assert ended == 0


def test_bench_exits_1_where_a_bound_is_missed(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(bounds.BOUNDS, "console", Bound(queries=1))

    ended = main(["bench", "console", "--learners", "12", "--rounds", "1"])

    assert ended == 1
    assert "missed" in capsys.readouterr().out


def test_bench_wants_sizes_as_numbers(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["bench", "console", "--learners", "many"]) == 1
    assert "as numbers" in capsys.readouterr().err
