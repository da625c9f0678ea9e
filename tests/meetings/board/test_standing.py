"""Where people stand, who has spoken, and who sits with whom."""

from __future__ import annotations

import pytest
from django.utils import timezone

from deskside.meetings.actions.line import stand
from deskside.meetings.models import Attendance, PairSeat, Placement, Spoke
from deskside.people.models import Person
from tests.meetings.board.conftest import Board
from tests.meetings.room.conftest import NOW

pytestmark = pytest.mark.django_db


def _place(
    board: Board, person: Person, place: object, phase: str = "before", **more: object
) -> int:
    fields = {"block": "line", "phase": phase, "place": place, **more}
    return board.send(person, "stand/", **fields).status_code


def _attendance(board: Board, person: Person) -> Attendance:
    return Attendance.objects.get(sitting=board.desk.sitting, person=person)


@pytest.mark.item("I-81")
def test_line_is_hidden_until_everybody_has_a_place(board: Board) -> None:
    desk = board.desk
    board.at("line-before")
    for person, place in ((desk.aylin, 2), (desk.bilal, 5), (desk.carla, 9)):
        assert _place(board, person, place) == 303
        assert "stand-line" not in board.sees(desk.aylin, "wall")

    _place(board, desk.dora, 0)

    assert "stand-line" in board.sees(desk.aylin, "wall")


@pytest.mark.item("I-81")
def test_shift_is_shown_after_the_talk_without_names(board: Board) -> None:
    desk = board.desk
    everybody = (desk.aylin, desk.bilal, desk.carla, desk.dora)
    board.at("line-before")
    for person, place in zip(everybody, (2, 5, 9, 4), strict=True):
        _place(board, person, place)
    board.at("line-after")
    for person, place in zip(everybody, (6, 5, 7, 8), strict=True):
        _place(board, person, place, "after")

    shown = board.sees(desk.aylin, "wall")

    assert "<b>2</b> moved up, <b>1</b> down, <b>1</b> stayed" in shown
    assert "Carla" not in shown


def test_later_place_counts_and_a_second_click_changes_nothing(board: Board) -> None:
    board.at("line-before")

    _place(board, board.desk.bilal, 3)
    _place(board, board.desk.bilal, 7)
    _place(board, board.desk.bilal, 7)

    assert [row.before for row in Placement.objects.all()] == [7]


@pytest.mark.parametrize("place", ["11", "-1", "", "five", "٣", "999999999999999999999"])
def test_place_beside_the_line_is_refused_in_words(board: Board, place: str) -> None:
    board.at("line-before")

    assert _place(board, board.desk.bilal, place) == 422
    assert not Placement.objects.exists()


def test_stand_knows_no_place_beside_the_line(board: Board) -> None:
    with pytest.raises(ValueError, match="11"):
        stand(
            attendance=_attendance(board, board.desk.bilal),
            block="line",
            phase="before",
            place=11,
        )


def test_whoever_leads_places_somebody_without_a_device_and_nobody_else_does(board: Board) -> None:
    board.at("line-before")
    dora = _attendance(board, board.desk.dora)

    assert _place(board, board.desk.carla, 4, who=dora.pk) == 404
    assert _place(board, board.desk.aylin, 4, who=dora.pk) == 303

    assert Placement.objects.get().attendance == dora


def test_leader_who_has_not_come_in_is_asked_to_first(board: Board) -> None:
    board.at("line-before")

    assert _place(board, board.desk.leader, 4) == 422


@pytest.mark.item("I-37")
@pytest.mark.item("I-39")
def test_turns_are_counted_by_ones_own_button_and_by_hand(board: Board) -> None:
    desk = board.desk
    board.at("cards-all")
    carla = _attendance(board, desk.carla)

    board.send(desk.bilal, "spoke/")
    board.send(desk.aylin, "spoke/", screen="lead", who=carla.pk)
    board.send(desk.aylin, "spoke/")

    by_hand = set(Spoke.objects.values_list("attendance__person__name", "by_hand"))
    assert by_hand == {("Bilal", False), ("Carla", True), ("Aylin", False)}
    shown = board.sees(desk.aylin, "lead")
    assert "1 person not yet heard" in shown
    assert "Participants <b>2</b>, you who lead <b>1</b>" in shown


def test_turn_ticked_by_mistake_is_taken_back(board: Board) -> None:
    board.at("cards-all")
    carla = _attendance(board, board.desk.carla)
    board.send(board.desk.aylin, "spoke/", who=carla.pk)

    board.send(board.desk.aylin, "spoke/", who=carla.pk, how="back")
    board.send(board.desk.aylin, "spoke/", who=carla.pk, how="back")

    assert not Spoke.objects.exists()


def test_nobody_ticks_for_others_but_whoever_leads(board: Board) -> None:
    board.at("cards-all")
    dora = _attendance(board, board.desk.dora)

    assert board.send(board.desk.carla, "spoke/", who=dora.pk).status_code == 404
    assert board.send(board.desk.aylin, "spoke/", who=10**9).status_code == 404


def test_who_was_not_heard_is_named_to_whoever_leads_alone(board: Board) -> None:
    board.at("cards-all")

    assert "not yet heard" in board.sees(board.desk.aylin, "lead")
    assert "not yet heard" not in board.sees(board.desk.aylin, "wall")
    assert "not yet heard" not in board.sees(board.desk.carla)


def _tables(board: Board, key: str) -> set[frozenset[str]]:
    tables: dict[int, set[str]] = {}
    rows = PairSeat.objects.filter(sitting=board.desk.sitting, block=key)
    for table, name in rows.values_list("table", "attendance__person__name"):
        tables.setdefault(table, set()).add(name)
    return {frozenset(names) for names in tables.values()}


@pytest.mark.item("I-53")
def test_tables_are_laid_when_the_page_is_turned_and_all_screens_say_the_same(board: Board) -> None:
    board.at("line-pairs")

    tables = _tables(board, "line-pairs")

    assert sorted(len(table) for table in tables) == [2, 2]
    mine = next(table for table in tables if "Bilal" in table)
    (other,) = mine - {"Bilal"}
    assert f"<b>{other}</b>" in board.sees(board.desk.bilal)
    assert " · ".join(sorted(mine)) in board.sees(board.desk.aylin, "wall")


def test_tables_stay_when_a_page_is_turned_back_and_forth(board: Board) -> None:
    board.at("line-pairs")
    first = _tables(board, "line-pairs")

    board.at("line-before")
    board.at("line-pairs")

    assert _tables(board, "line-pairs") == first


def test_mixing_puts_other_people_together(board: Board) -> None:
    board.at("line-pairs")
    first = _tables(board, "line-pairs")

    assert board.send(board.desk.carla, "mix/").status_code == 404
    board.send(board.desk.aylin, "mix/", screen="lead")

    assert _tables(board, "line-pairs").isdisjoint(first)


def test_tables_of_the_next_meeting_repeat_nobody(board: Board) -> None:
    from deskside.meetings.actions.presence import come_in
    from deskside.meetings.actions.rooms import go_to
    from tests.factories.meetings import make_sitting, open_room
    from tests.meetings.board.steps import KEYS, STEPS

    desk = board.desk
    board.at("line-pairs")
    first = _tables(board, "line-pairs")
    later = make_sitting(desk.group, starts_at=NOW, facilitator=desk.aylin)
    room = open_room(later, desk.aylin, NOW, STEPS)
    for person in (desk.aylin, desk.bilal, desk.carla, desk.dora):
        come_in(room=room, person=person, now=NOW)
    desk.sitting = later
    go_to(room=room, step=KEYS.index("line-pairs"), by=desk.aylin, now=NOW)

    assert _tables(board, "line-pairs").isdisjoint(first)


def test_two_pairs_make_a_four(board: Board) -> None:
    board.at("line-pairs")
    board.at("line-fours")

    assert _tables(board, "line-fours") == {frozenset({"Aylin", "Bilal", "Carla", "Dora"})}


def test_whoever_comes_late_finds_a_table(board: Board) -> None:
    desk = board.desk
    board.at("line-pairs")

    desk.comes(desk.leader)

    assert "Table " in board.sees(desk.leader)
    assert timezone.is_aware(NOW)
