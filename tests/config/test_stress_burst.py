from __future__ import annotations

import json
import os
from typing import Any

import pytest

from deskside.config.cli import main
from deskside.config.stress import burst
from deskside.config.stress.burst import bound_for, missed, sizes_of

FIELDS = {"people", "saved", "errors", "seconds", "bound", "bare_commits", "ratio", "server_cpu"}


def row(**more: Any) -> dict[str, Any]:
    return {"people": 30, "saved": 30, "errors": 0, "seconds": 1.0, "bound": 1.5, **more}


@pytest.mark.parametrize(
    ("people", "seconds"), [(1, 1.5), (30, 1.5), (265, 4.75), (500, 8.0), (900, 13.53)]
)
def test_bound_grows_with_the_people(people: int, seconds: float) -> None:
    assert bound_for(people) == seconds


@pytest.mark.parametrize(
    ("more", "words"),
    [
        ({"saved": 29}, "1 not saved"),
        ({"errors": 2}, "2 errors"),
        ({"seconds": 1.6}, "1.6 s instead of 1.5 s"),
    ],
)
def test_missed_says_which_bound_was_not_kept(more: dict[str, Any], words: str) -> None:
    assert missed(row()) == []
    assert missed(row(**more)) == [words]


@pytest.mark.parametrize("text", ["many", "", "0", "30,901"])
def test_sizes_must_be_numbers_that_fit(text: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["stress", "burst", "--people", text]) == 1
    assert "Give the numbers of people" in capsys.readouterr().err


def test_sizes_are_read_in_their_order() -> None:
    assert sizes_of("30,500") == [30, 500]


@pytest.mark.skipif(os.name == "nt", reason="signals are sent")
def test_thirty_people_who_save_at_once_are_all_saved(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Over HTTP, on the server that everybody starts. How fast, a busy machine cannot say."""
    monkeypatch.setattr(burst, "bound_for", lambda people: 30.0)
    monkeypatch.delenv("DATABASE_URL", raising=False)

    ended = main(["stress", "burst", "--people", "30", "--json"])

    (found,) = json.loads(capsys.readouterr().out)
    assert (found["saved"], found["errors"], found["said"]) == (30, 0, {})
    assert set(found) >= FIELDS
    assert found["ratio"] > 1
    assert (found["missed"], ended) == ([], 0)
