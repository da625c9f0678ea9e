from __future__ import annotations

import pytest

from deskside.meetings.talk_share import talk_share


@pytest.mark.item("I-37")
def test_talk_share_counts_participants_against_whoever_leads() -> None:
    share = talk_share([1, 2, 3], {1: 1, 2: 2, 3: 1}, leader=1)

    assert (share.by_leader, share.by_others) == (1, 3)
    assert (share.leader_part, share.others_part) == (25, 75)
    assert not share.leader_talks_much


def test_talk_share_says_when_whoever_leads_talks_most() -> None:
    assert talk_share([1, 2], {1: 5, 2: 2}, leader=1).leader_talks_much


def test_talk_share_of_the_first_words_blames_nobody() -> None:
    assert not talk_share([1, 2], {1: 2}, leader=1).leader_talks_much


@pytest.mark.item("I-39")
def test_talk_share_names_who_is_not_yet_heard_but_never_the_leader() -> None:
    share = talk_share([1, 2, 3], {2: 1}, leader=1)

    assert share.not_heard == (3,)
    assert share.heard == 1


def test_talk_share_keeps_what_those_who_left_have_said() -> None:
    share = talk_share([1, 2], {9: 3}, leader=1)

    assert share.by_others == 3
    assert share.not_heard == (2,)


def test_talk_share_where_nobody_leads_and_nobody_spoke() -> None:
    share = talk_share([4], {}, leader=None)

    assert (share.leader_part, share.others_part, share.total) == (0, 0, 0)
