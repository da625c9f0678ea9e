"""Pure rules: who needs the leader, in which order, and what there is to do."""

from __future__ import annotations

from datetime import timedelta
from uuid import uuid4

import pytest

from deskside.console.needs import Action, Kind, Person, Sign, needs_of
from deskside.console.needs_words import behind_words, heading, spelt
from tests.factories.progress import NOW

AGO = NOW - timedelta(days=9)


def person(number: int = 1, **values: object) -> Person:
    usual: dict[str, object] = {
        "id": number,
        "uid": uuid4(),
        "name": f"Person {number}",
        "has_joined": True,
        "seen_at": AGO,
        "nudged_at": None,
        "marks": {},
    }
    return Person(**(usual | values))  # type: ignore[arg-type]


def sign(kind: Kind, who: Person, n: int = 1, about: str = "", words: str = "") -> Sign:
    return Sign(kind, who, n, AGO, words, about)


def test_whoever_waits_comes_before_whoever_is_late() -> None:
    late, asking, stuck = person(1), person(2), person(3)

    needs = needs_of(
        [sign(Kind.BEHIND, late, 5), sign(Kind.STUCK, stuck, 9), sign(Kind.REQUEST, asking)], NOW
    )

    assert [need.person for need in needs] == [asking, stuck, late]


def test_one_person_is_told_once_with_the_strongest_reason() -> None:
    one = person()

    (need,) = needs_of([sign(Kind.BEHIND, one, 2), sign(Kind.BLOCKER, one, about="on-call")], NOW)

    assert need.first.kind is Kind.BLOCKER
    assert need.sign(Kind.BEHIND) is not None


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        (sign(Kind.REQUEST, person()), Action.ANSWER),
        (sign(Kind.BOUNCED, person()), Action.INVITE),
        (sign(Kind.BEHIND, person(has_joined=False)), Action.INVITE),
        (sign(Kind.BLOCKER, person(), about="on-call"), Action.GIVE_TIME),
        (sign(Kind.BLOCKER, person(), about="unclear"), Action.WRITE),
        (sign(Kind.BEHIND, person()), Action.WRITE),
        (sign(Kind.BEHIND, person(nudged_at=NOW - timedelta(days=2))), Action.WAIT),
        (sign(Kind.BEHIND, person(nudged_at=NOW - timedelta(days=3))), Action.WRITE),
    ],
)
def test_each_reason_has_one_action(given: Sign, expected: Action) -> None:
    (need,) = needs_of([given], NOW)

    assert need.action is expected


def test_whoever_was_just_written_to_comes_last() -> None:
    fresh = person(1, nudged_at=NOW - timedelta(days=1))
    other = person(2)

    needs = needs_of([sign(Kind.BEHIND, fresh, 7), sign(Kind.BEHIND, other, 1)], NOW)

    assert [need.person for need in needs] == [other, fresh]


def test_words_are_said_as_one_reads_them() -> None:
    assert behind_words(1) == "one section behind"
    assert behind_words(2) == "two sections behind"
    assert spelt(13) == "13"
    assert heading(0, more=False) == "Nobody needs you this week"
    assert heading(3, more=False) == "Three people need you this week"
    assert heading(12, more=True) == "More than twelve people need you this week"
