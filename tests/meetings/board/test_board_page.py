"""The two lists on a page of their own."""

from __future__ import annotations

import pytest
from pytest_django import DjangoAssertNumQueries

from deskside.meetings.actions.boards import add_card
from deskside.meetings.actions.closing import close_room
from tests.factories.people import PersonFactory
from tests.meetings.board.conftest import Board
from tests.meetings.room.conftest import NOW, client_of, page

pytestmark = pytest.mark.django_db


@pytest.mark.item("I-63")
def test_one_person_types_for_all_on_one_laptop(board: Board) -> None:
    board.at("board-board")

    response = board.send(
        board.desk.aylin,
        "cards/",
        screen="board",
        block="board",
        side="villains",
        text="sighed, hung up",
    )

    assert response["Location"] == board.url("board/?typed=villains")
    shown = page(client_of(board.desk.aylin), response["Location"])
    assert "sighed" in shown
    assert "hung up" in shown
    assert shown.index("autofocus") > shown.index("Villains")


def test_members_read_it_and_do_not_type(board: Board) -> None:
    board.at("board-board")
    add_card(sitting=board.desk.sitting, block="board", side="heroes", text="looked up")

    shown = page(client_of(board.desk.carla), board.url("board/"))

    assert "looked up" in shown
    assert 'name="text"' not in shown


def test_it_is_there_after_the_meeting_for_reading_and_printing(board: Board) -> None:
    board.at("board-board")
    add_card(sitting=board.desk.sitting, block="board", side="heroes", text="looked up")
    close_room(room=board.room, by=board.desk.aylin, now=NOW)

    shown = page(client_of(board.desk.aylin), board.url("board/"))

    assert "looked up" in shown
    assert 'name="text"' not in shown


def test_others_are_told_nothing(board: Board) -> None:
    page(client_of(PersonFactory.create()), board.url("board/"), 404)


def test_statements_are_the_same_for_one_word_and_three(
    board: Board, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    board.at("board-board")
    client = client_of(board.desk.aylin)
    client.get(board.url("board/"))
    for count, text in enumerate(("looked up", "rang back", "listened"), 1):
        add_card(sitting=board.desk.sitting, block="board", side="heroes", text=text)
        if count == 2:
            continue
        with django_assert_num_queries(8):
            client.get(board.url("board/"))
