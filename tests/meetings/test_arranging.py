from __future__ import annotations

import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deskside.meetings import agenda
from deskside.meetings.agenda import LONG, SHORT, Refused, Slot
from deskside.meetings.agenda.arranging import LEAST, change_middle

KINDS = sorted(LEAST)
Change = tuple[str, int, int, str]


def _changed(slots: tuple[Slot, ...], change: Change, total: int) -> tuple[Slot, ...]:
    what, place, seconds, kind = change
    key = slots[place % len(slots)].key
    if what == "longer":
        return agenda.set_seconds(slots, key, seconds, total)
    if what == "move":
        return agenda.move_block(slots, key, up=bool(seconds % 2))
    if what == "remove":
        return agenda.remove_block(slots, key, total)
    if what == "middle":
        return change_middle(slots, key, kind)
    return agenda.add_block(slots, kind, after=key, total=total)


@pytest.mark.item("I-36")
@given(
    minutes=st.sampled_from([SHORT, LONG]),
    changes=st.lists(
        st.tuples(
            st.sampled_from(["longer", "move", "remove", "middle", "add"]),
            st.integers(0, 9),
            st.integers(0, 1300),
            st.sampled_from(KINDS),
        ),
        max_size=12,
    ),
)
def test_whatever_is_rearranged_lasts_as_long_and_keeps_its_promises(
    minutes: int, changes: list[Change]
) -> None:
    slots = agenda.standard("section", minutes)

    for change in changes:
        with contextlib.suppress(Refused):
            slots = _changed(slots, change, minutes * 60)

        assert sum(slot.seconds for slot in slots) == minutes * 60
        assert slots[-1].kind == "next"
        assert all(slot.seconds >= LEAST[slot.kind] for slot in slots)
        assert {"check_back", "commitment"} <= {slot.kind for slot in slots}
        assert len({slot.key for slot in slots}) == len(slots)


@pytest.mark.parametrize("key", ["commitment", "check_back"])
def test_promises_and_their_check_back_cannot_be_left_out(key: str) -> None:
    with pytest.raises(Refused) as refused:
        agenda.remove_block(agenda.standard("section", SHORT), key, 900)

    assert "promise" in refused.value.why


def test_promises_cannot_be_shortened() -> None:
    with pytest.raises(Refused, match="never cut"):
        agenda.set_seconds(agenda.standard("section", SHORT), "commitment", 180, 900)


def test_longer_recall_takes_its_time_from_the_question() -> None:
    slots = agenda.set_seconds(agenda.standard("section", SHORT), "recall", 180, 900)

    assert [(slot.kind, slot.seconds) for slot in slots][1:3] == [
        ("recall", 180),
        ("question", 300),
    ]


def test_what_does_not_fit_is_refused_in_words() -> None:
    with pytest.raises(Refused, match="does not fit into 15 minutes"):
        agenda.set_seconds(agenda.standard("section", SHORT), "recall", 400, 900)


def test_own_words_stand_on_the_sheet() -> None:
    slots = agenda.reword_block(
        agenda.standard("section", SHORT), "recall", title="Last week", say="What stayed?"
    )

    block = agenda.dressed(slots, agenda.Material())[1]

    assert (block.title, block.say, block.own) == ("Last week", "What stayed?", True)
    assert block.steps[0].say == "What stayed?"
