from __future__ import annotations

import pytest

from deskside.meetings.agenda.tips import tips, tips_for


@pytest.mark.item("I-47")
@pytest.mark.parametrize("kind", ["check_back", "question", "case", "cards", "board", "commitment"])
def test_tips_for_a_block_fit_it_and_are_few(kind: str) -> None:
    found = tips_for(kind)

    assert 1 <= len(found) <= 3
    assert all(kind in tip.kinds for tip in found)


def test_each_tip_is_two_lines_long() -> None:
    assert all(len(tip.lines) <= 150 for tip in tips())


def test_block_in_which_nothing_gets_stuck_has_no_tips() -> None:
    assert tips_for("next") == ()
