from __future__ import annotations

import json
from typing import Any

import pytest

from deskside.config.cli import main
from deskside.config.cli.stress import trials
from deskside.config.stress.mail import missed


def killed(**more: Any) -> dict[str, Any]:
    usual = {"name": "killed", "unsent": 0, "extra": 3, "kills": 2, "dropped_after_accepting": 1}
    return {**usual, **more}


def test_every_trial_has_a_sentence() -> None:
    assert trials()["mail"].endswith(".")


def test_missed_is_empty_within_the_bounds() -> None:
    assert missed(killed()) == []


@pytest.mark.parametrize(
    ("part", "words"),
    [
        (killed(unsent=1), "1 unsent"),
        (killed(extra=4), "4 extra copies"),
        (
            {"name": "away", "people": 2, "catch_ups": 2, "most_catch_ups": 2},
            "2 catch-up mails",
        ),
        (
            {"name": "away", "people": 2, "catch_ups": 1, "most_catch_ups": 1},
            "catch-up mails are missing",
        ),
        (
            {
                "name": "restored",
                "sent_before_release": 1,
                "settled_after_release": 2,
                "waiting": 2,
            },
            "sent before it was released",
        ),
    ],
)
def test_missed_says_which_bound_was_not_kept(part: dict[str, Any], words: str) -> None:
    assert missed(part) == [words]


@pytest.mark.item("I-51")
def test_small_trial_keeps_its_bounds(capsys: pytest.CaptureFixture[str]) -> None:
    code = main(["stress", "mail", "--mails", "60", "--kills", "2", "--json"])

    parts = json.loads(capsys.readouterr().out)
    assert code == 0
    assert [part["missed"] for part in parts] == [[], [], []]
    assert parts[0]["kills"] == 2
