from __future__ import annotations

import pytest

from deskside.meetings.agenda import LONG, SHORT, agenda


@pytest.mark.item("I-36", missing="editing, reordering and trimming on the screen")
@pytest.mark.parametrize("minutes", [SHORT, LONG])
@pytest.mark.parametrize("first", [True, False])
def test_agenda_fills_its_minutes_exactly(minutes: int, first: bool) -> None:
    blocks = agenda(minutes, "What happened?", ("One?", "Two?"), first=first)
    assert sum(block.minutes for block in blocks) == minutes


def test_agenda_never_trims_the_promises() -> None:
    for minutes in (SHORT, LONG):
        promises = agenda(minutes, "What happened?", (), first=False)[3]
        assert (promises.title, promises.minutes) == ("Promises", 4)


def test_long_agenda_has_a_round_in_fours() -> None:
    steps = agenda(LONG, "What happened?", (), first=False)[2].steps
    assert [step.split()[0] for step in steps] == ["1", "2", "3", "5"]
