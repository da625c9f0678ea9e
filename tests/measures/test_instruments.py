from __future__ import annotations

import dataclasses
import re

import pytest

from deskside.measures.instruments import INSTRUMENTS, Instrument, Item, SeenBy
from deskside.measures.instruments.kinds import HIGHEST, PRINCIPLES, AnsweredBy
from deskside.measures.instruments.leading import LEADING_PULSE, MIRROR
from deskside.measures.instruments.principles import FIVE_PRINCIPLES

HEALTH = re.compile(
    r"\b(health|ill|sick|sleep|tired|anxi|depress|burn.?out|medic|drink|weight|stress)",
    re.IGNORECASE,
)
REMEDIAL = re.compile(
    r"\b(remedial|deficien|weak|fail|poor|bad at|lack|problem area|improve|must|should)\b",
    re.IGNORECASE,
)


def words_of(instrument: Instrument) -> str:
    items = " ".join(str(item.text) for item in instrument.items)
    scale = " ".join(map(str, [*instrument.scale.steps, instrument.scale.no_answer]))
    return f"{instrument.title} {instrument.about} {instrument.stem} {items} {scale}"


@pytest.mark.item("I-59", missing="tags on posters")
@pytest.mark.parametrize("instrument", [FIVE_PRINCIPLES, MIRROR, LEADING_PULSE])
def test_each_of_the_five_principles_is_asked_for(instrument: Instrument) -> None:
    assert {item.principle for item in instrument.items} == set(PRINCIPLES)
    assert PRINCIPLES[1] == "compassion"


@pytest.mark.item("I-178")
@pytest.mark.parametrize("instrument", INSTRUMENTS.values(), ids=INSTRUMENTS.keys())
def test_words_grow_and_never_mend(instrument: Instrument) -> None:
    assert REMEDIAL.search(words_of(instrument)) is None


@pytest.mark.parametrize("instrument", INSTRUMENTS.values(), ids=INSTRUMENTS.keys())
def test_nothing_about_health_is_asked(instrument: Instrument) -> None:
    assert not instrument.is_health
    assert HEALTH.search(words_of(instrument)) is None


@pytest.mark.parametrize("instrument", INSTRUMENTS.values(), ids=INSTRUMENTS.keys())
def test_scale_has_five_different_steps_and_a_way_out(instrument: Instrument) -> None:
    steps = [*map(str, instrument.scale.steps), str(instrument.scale.no_answer)]
    assert len(set(steps)) == HIGHEST + 1


@pytest.mark.parametrize(
    "change",
    [
        {"is_health": True},
        {"seen_by": SeenBy.NOBODY_ELSE},
        {"answered_by": AnsweredBy.ANYBODY},
        {"items": (Item("twice", "", LEADING_PULSE.title),) * 2},
    ],
)
def test_instrument_that_would_tell_on_somebody_is_refused(change: dict[str, object]) -> None:
    with pytest.raises(ValueError, match="leading"):
        dataclasses.replace(LEADING_PULSE, **change)  # type: ignore[arg-type]
