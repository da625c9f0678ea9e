from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from deskside.commitments.gentle import (
    NO_MOMENT,
    NOT_MINE,
    PATTERNS,
    TOO_BIG,
    advice_on,
    look_at,
)
from deskside.commitments.wording import Words, load, tidy
from tests.house.floors import ROOT

PACK = ROOT / "packs" / "it-customer-service"


@pytest.mark.item("I-56")
@pytest.mark.parametrize(
    ("when", "then", "expected"),
    [
        ("the phone rings", "smile before I answer", []),
        ("the phone rings", "always smile", [TOO_BIG]),
        ("", "be friendly to every caller from now on", [TOO_BIG, NO_MOMENT]),
        ("the queue is long", "never sigh again", [TOO_BIG]),
        ("", "tell the team that they should listen tomorrow", [NOT_MINE]),
        ("I meet Marek", "say that users have to restart first", [NOT_MINE]),
        ("", "listen better", [NO_MOMENT]),
        ("", "ask one question in my next call", []),
        ("", "ring Ada back at 14:30", []),
        ("", "always listen, and everybody should too", [TOO_BIG, NOT_MINE, NO_MOMENT]),
        ("at lunch", "", []),
        ("", "", []),
    ],
)
def test_gentle_check_finds_what_is_hard_to_keep(when: str, then: str, expected: list[str]) -> None:
    assert look_at(Words(when, then)) == expected


def test_advice_asks_for_something_smaller_in_words() -> None:
    (advice,) = advice_on(Words("it rings", "always smile"))

    assert "Which single time" in str(advice)


def examples() -> list[str]:
    """Of every promise in the course."""
    found: list[str] = []
    for path in PACK.rglob("*.md"):
        _, _dashes, rest = path.read_text().partition("---\n")
        front = yaml.safe_load(rest.partition("\n---\n")[0]) or {}
        found += (front.get("commitment") or {}).get("examples") or []
    return found


def test_examples_of_the_course_pass_the_check() -> None:
    """Whoever takes one of ours is not told that it is too big."""
    said = {text: look_at(tidy(*split(text))) for text in examples()}

    assert len(said) > 20
    assert {text: found for text, found in said.items() if {TOO_BIG, NOT_MINE} & {*found}} == {}


def split(example: str) -> tuple[str, str]:
    when, comma, then = example.partition(", ")
    return (when, then) if comma and when.startswith("When") else ("", example)


@given(st.text(max_size=300), st.text(max_size=300))
def test_check_never_fails_and_words_survive_their_seal(when: str, then: str) -> None:
    words = tidy(when, then)

    look_at(words)

    assert load(words.dump()) == words


@pytest.mark.parametrize(
    ("when", "then", "sentence"),
    [
        ("When the phone rings,", "then I will smile.", "When the phone rings, I will smile."),
        ("", "I'll ask one question", "I will ask one question."),
        ("", "I\u2019ll ask", "I will ask."),
        ("it rings", "", ""),
    ],
)
def test_sentence_says_when_and_i_will_once(when: str, then: str, sentence: str) -> None:
    assert tidy(when, then).sentence == sentence


@pytest.mark.skipif(shutil.which("node") is None, reason="the browser's story tells the same")
def test_patterns_mean_the_same_to_a_browser(tmp_path: Path) -> None:
    script = "for (const p of JSON.parse(process.argv[1])) new RegExp(p, 'i');"
    patterns = json.dumps(list(PATTERNS.values()))

    subprocess.run(["node", "-e", script, patterns], check=True)  # noqa: S607
