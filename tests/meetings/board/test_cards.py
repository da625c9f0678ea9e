"""Words and cards put up by anybody in the room, as the screens show them."""

from __future__ import annotations

from uuid import uuid4

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from deskside.knowledge.models import Norm, Why, Word
from deskside.ledger.models import Receipt
from deskside.meetings.actions.boards import add_card, keep_board, merge_cards
from deskside.meetings.actions.closing import close_room
from deskside.meetings.models import Card
from deskside.meetings.queries.boards import words_of
from tests.meetings.board.conftest import Board, admitted, show_film
from tests.meetings.room.conftest import NOW, client_of, post

pytestmark = pytest.mark.django_db
OBSERVERS = "the words as an observer's checklist in role-plays"
MARKUP = "<script>alert(1)</script> & <b>bold</b>"


@pytest.mark.item("I-63")
def test_word_from_a_phone_stands_on_the_wall(board: Board) -> None:
    board.at("board-board")

    response = board.word("looked up")

    assert response.status_code == 303
    assert response["Location"] == board.url("room/")
    assert "looked up" in board.sees(board.desk.aylin, "wall")
    assert "looked up" in board.sees(board.desk.carla)


def test_every_word_counts_the_version_up(board: Board) -> None:
    before = board.at("board-board").version

    board.word("looked up")

    assert board.room.version == before + 1


def test_same_word_in_another_spelling_is_counted(board: Board) -> None:
    board.at("board-board")

    board.word("Looked up")
    board.word("  looked   up. ", by=board.desk.carla)

    card = Card.objects.get()
    assert (card.text, card.times) == ("Looked up", 2)


def test_second_click_is_one_word(board: Board) -> None:
    board.at("board-board")
    client = client_of(board.desk.bilal)
    form = {
        "receipt": str(uuid4()),
        "grain": uuid4().hex,
        "block": "board",
        "side": "heroes",
        "text": "rang back",
    }

    answers = [client.post(board.url("cards/"), form).status_code for _click in range(2)]

    assert answers == [303, 303]
    assert Card.objects.get().times == 1


def test_five_thousand_characters_are_refused_in_words_and_handed_back(board: Board) -> None:
    board.at("cards-ideas")
    text = "tea " * 1250

    response = board.word(text, block="cards", side="idea")

    assert response.status_code == 422
    assert "A card holds 200 characters, and this has 4,999" in response.content.decode()
    assert "tea tea tea" in response.content.decode()
    assert not Card.objects.exists()


def test_refusal_to_the_pages_own_script_is_plain_words(board: Board) -> None:
    board.at("board-board")

    response = board.send(
        board.desk.bilal, "cards/", block="board", side="heroes", text=" ", autosave=True
    )

    assert response.status_code == 422
    assert response.content.decode() == "Write a word or two first."


def test_markup_stays_text_on_all_screens(board: Board) -> None:
    board.at("board-board")
    board.word(MARKUP)

    for screen in ("phone", "lead", "wall"):
        shown = board.sees(board.desk.aylin, screen)
        assert "<script>alert" not in shown
        assert "&lt;script&gt;alert(1)&lt;/script&gt; &amp; &lt;b&gt;bold" in shown


@pytest.mark.parametrize("text", ["mr Yildiz", "ask Dr. Roe", "carla jensen in person"])
@pytest.mark.item("I-62")
def test_name_of_a_person_is_refused(board: Board, text: str) -> None:
    board.desk.carla.name = "Carla Jensen"
    board.desk.carla.save()
    board.at("board-board")

    response = board.word(text)

    assert response.status_code == 422
    assert "No names of people, please" in response.content.decode()


@pytest.mark.parametrize("text", ["knew MS Office", "wrote the DR plan", "grace under fire"])
def test_words_that_only_look_like_names_are_taken(board: Board, text: str) -> None:
    board.desk.carla.name = "Grace"
    board.desk.carla.save()
    board.at("board-board")

    assert board.word(text).status_code == 303


def test_member_who_was_removed_is_out_and_puts_nothing_up(board: Board) -> None:
    board.at("board-board")
    board.desk.leaves_the_group(board.desk.bilal)

    assert board.word("one last word").status_code == 410
    assert not Card.objects.exists()


def test_guest_puts_up_a_card_like_everybody(board: Board) -> None:
    board.at("cards-ideas")
    guest = admitted(board)

    response = post(
        guest, board.url("cards/"), block="cards", side="idea", text="Ask us first", grain="x"
    )

    assert response.status_code == 303
    assert Card.objects.get().text == "Ask us first"


@pytest.mark.item("I-62")
def test_phone_names_trades_to_start_from(board: Board) -> None:
    board.at("board-board")

    shown = board.sees(board.desk.bilal)

    assert "From a bank, a garage, a clinic, a shop, an airline" in shown


def test_side_that_the_block_does_not_have_is_not_there(board: Board) -> None:
    board.at("board-board")

    assert board.word("x", side="norm").status_code == 404
    assert board.word("x", block="elsewhere").status_code == 404


def test_card_after_its_step_is_still_taken(board: Board) -> None:
    board.at("board-all")

    assert board.word("late but true").status_code == 303
    assert Card.objects.get().text == "late but true"


def test_somebody_of_another_group_is_told_nothing(board: Board) -> None:
    from tests.factories.people import PersonFactory

    stranger = PersonFactory.create()
    board.at("board-board")

    assert board.word("hello", by=stranger).status_code == 404
    assert board.send(None, "cards/", text="x").status_code == 302


def test_after_the_end_what_was_typed_is_handed_back(board: Board) -> None:
    board.at("board-board")
    close_room(room=board.room, by=board.desk.aylin, now=NOW)

    response = board.word("one more")

    assert response.status_code == 422
    assert "This meeting is over" in response.content.decode()
    assert "one more" in response.content.decode()


def test_whoever_leads_types_several_at_once(board: Board) -> None:
    board.at("board-board")

    board.send(
        board.desk.aylin,
        "cards/",
        screen="lead",
        block="board",
        side="heroes",
        text="looked up, rang back\nknew her trade",
    )
    board.word("one, two", by=board.desk.aylin)

    texts = set(Card.objects.values_list("text", flat=True))
    assert texts == {"looked up", "rang back", "knew her trade", "one, two"}


def test_a_full_board_takes_no_more(board: Board) -> None:
    board.at("board-board")
    Card.objects.bulk_create(
        Card(sitting=board.desk.sitting, block="board", side="heroes", text=f"word {number}")
        for number in range(1000)
    )

    response = board.word("the last straw")

    assert response.status_code == 422
    assert "The board is full" in response.content.decode()


def test_hundreds_of_words_fit_the_wall_and_say_how_many_more(board: Board) -> None:
    board.at("board-board")
    Card.objects.bulk_create(
        Card(sitting=board.desk.sitting, block="board", side="heroes", text=f"a word {number:03}")
        for number in range(400)
    )

    shown = board.sees(board.desk.aylin, "wall")

    on_wall = shown.count("a word ")
    assert 5 < on_wall < 60
    assert f"and {400 - on_wall} more" in shown


def test_screens_cost_the_same_for_one_word_and_three(
    board: Board, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    board.at("board-board")
    client = client_of(board.desk.aylin)
    client.get(board.url("room/wall/"))
    for count, text in enumerate(("looked up", "rang back", "listened"), 1):
        add_card(sitting=board.desk.sitting, block="board", side="heroes", text=text)
        if count == 2:
            continue
        with django_assert_num_queries(9):
            client.get(board.url("room/wall/"))


@pytest.mark.item("I-44")
def test_cards_are_hidden_until_whoever_leads_shows_them(board: Board) -> None:
    board.at("cards-ideas")
    board.word("Ten quiet minutes", block="cards", side="idea")

    for screen in ("phone", "wall"):
        assert "Ten quiet minutes" not in board.sees(board.desk.aylin, screen)
    board.send(board.desk.aylin, "shown/", key="cards-ideas")

    for screen in ("phone", "wall"):
        assert "Ten quiet minutes" in board.sees(board.desk.aylin, screen)


def test_cards_are_shown_by_those_who_lead_alone(board: Board) -> None:
    board.at("cards-ideas")

    assert board.send(board.desk.bilal, "shown/", key="cards-ideas").status_code == 303
    assert board.send(board.desk.carla, "shown/", key="cards-ideas").status_code == 404
    assert board.send(board.desk.aylin, "shown/", key="elsewhere").status_code == 404


@pytest.mark.item("I-44")
def test_opposite_view_is_a_round_of_its_own_cards(board: Board) -> None:
    board.at("cards-opposite")

    board.word("It helps nobody", block="cards", side="opposite")

    assert "The best case against" in board.sees(board.desk.bilal)
    assert Card.objects.get().side == "opposite"


@pytest.mark.item("I-44")
def test_whoever_leads_asks_everybody_for_the_opposite_view(board: Board) -> None:
    board.at("cards-all")

    board.send(board.desk.aylin, "shown/", key="opposite-cards")

    for screen in ("phone", "wall"):
        assert "What would the opposite view be?" in board.sees(board.desk.aylin, screen)


@pytest.mark.item("I-44")
@pytest.mark.item("I-61")
def test_card_leads_to_nobody(board: Board) -> None:
    board.at("cards-ideas")
    senders = (board.desk.bilal, board.desk.carla, board.desk.dora)
    for number, person in enumerate(senders * 4):
        board.word(f"idea number {number}", block="cards", side="idea", by=person)

    relations = {field.name for field in Card._meta.get_fields() if field.is_relation}
    in_time = list(Receipt.objects.filter(path__endswith="/cards/").order_by("pk"))
    by_number = [card.text for card in Card.objects.order_by("pk")]
    shown = [word.text for word in words_of(board.desk.sitting.pk).cards("cards", "idea")]

    assert relations == {"sitting", "merged_into", "merged"}
    assert not any("_at" in field.name for field in Card._meta.fields if field.name != "removed_at")
    assert len(in_time) == 12
    # Neither the numbers nor the order on the screens is that of arrival.
    arrived = [f"idea number {number}" for number in range(12)]
    assert by_number != arrived
    assert shown != arrived


def test_kept_hash_of_a_request_cannot_be_tried_against_a_card(board: Board) -> None:
    """The receipt says who sent something; what it keeps of the text holds an unknown grain."""
    board.at("cards-ideas")
    board.word("the same words", block="cards", side="idea", by=board.desk.bilal)
    board.word("the same words", block="cards", side="idea", by=board.desk.carla)

    digests = Receipt.objects.filter(path__endswith="/cards/").values_list("body_hash", flat=True)

    assert len(set(digests)) == 2
    assert 'name="grain"' in board.sees(board.desk.bilal)


def _merge(board: Board, *texts: str) -> Card:
    cards = [Card.objects.get(text=text) for text in texts]
    board.send(
        board.desk.aylin,
        "cards/change/",
        screen="lead",
        how="together",
        card=[str(card.uid) for card in cards],
    )
    return cards[0]


@pytest.mark.item("I-63")
def test_words_are_taken_together_under_the_one_said_most_and_apart_again(board: Board) -> None:
    board.at("board-board")
    for text in ("listened", "listened", "listens to me"):
        board.word(text)
    _merge(board, "listens to me", "listened")

    (head,) = words_of(board.desk.sitting.pk).on("board", "heroes")
    assert (head.text, head.times, [inner.text for inner in head.inside]) == (
        "listened",
        3,
        ["listens to me"],
    )
    board.send(board.desk.aylin, "cards/change/", apart=str(head.inside[0].uid))

    words = words_of(board.desk.sitting.pk).on("board", "heroes")
    assert [(word.text, word.times) for word in words] == [("listened", 2), ("listens to me", 1)]


def test_merging_twice_keeps_what_was_inside_and_may_be_repeated(board: Board) -> None:
    board.at("board-board")
    for text in ("alpha one", "beta two", "gamma three"):
        board.word(text)
    _merge(board, "beta two", "gamma three")
    _merge(board, "alpha one", "beta two")
    _merge(board, "alpha one", "beta two")

    (head,) = words_of(board.desk.sitting.pk).on("board", "heroes")
    assert head.times == 3
    assert len(head.inside) == 2


def test_words_of_two_lists_are_never_merged(board: Board) -> None:
    board.at("board-board")
    board.word("quick")
    board.word("slow", side="villains")

    merge_cards(head=Card.objects.get(text="quick"), others=[Card.objects.get(text="slow")])

    assert Card.objects.filter(merged_into=None).count() == 2


def test_proposal_to_merge_stands_before_whoever_leads_alone(board: Board) -> None:
    board.at("board-board")
    board.word("listens")
    board.word("listening")

    assert "Alike?" in board.sees(board.desk.aylin, "lead")
    assert "Alike?" not in board.sees(board.desk.aylin, "wall")
    assert "Alike?" not in board.sees(board.desk.carla)


def test_word_is_taken_off_and_put_back(board: Board) -> None:
    board.at("board-board")
    board.word("rude word")
    uid = str(Card.objects.get().uid)

    board.send(board.desk.aylin, "cards/change/", how="off", card=[uid])
    assert "rude word" not in board.sees(board.desk.aylin, "wall")
    assert "1 card taken off" in board.sees(board.desk.aylin, "lead")
    board.send(board.desk.aylin, "cards/change/", back=uid)

    assert "rude word" in board.sees(board.desk.aylin, "wall")


def test_cards_are_changed_by_those_who_lead_and_only_those_of_this_sitting(board: Board) -> None:
    board.at("board-board")
    board.word("looked up")
    uid = str(Card.objects.get().uid)

    refused = [
        board.send(board.desk.carla, "cards/change/", how="off", card=[uid]).status_code,
        board.send(board.desk.aylin, "cards/change/", how="off", card=[str(uuid4())]).status_code,
        board.send(board.desk.aylin, "cards/change/", how="off", card=["x"]).status_code,
    ]

    assert refused == [404, 404, 404]
    assert Card.objects.get().removed_at is None


@pytest.mark.item("I-64", missing=OBSERVERS)
def test_film_is_unlocked_by_the_board(board: Board) -> None:
    title = show_film(board)
    board.at("board-board")
    board.word("looked up")
    before = board.sees(board.desk.aylin, "lead")

    board.send(board.desk.aylin, "shown/", screen="lead", key="film-board")

    after = board.sees(board.desk.aylin, "lead")
    assert "Enough words: now the film" in before
    assert "Open it in a new tab" not in before
    assert "Open it in a new tab" in after
    assert f"Now the film: “{title}”" in board.sees(board.desk.bilal)


@pytest.mark.item("I-64", missing=OBSERVERS)
def test_own_words_are_compared_with_the_films(board: Board) -> None:
    show_film(board)
    board.at("board-board")
    board.word("looked up")
    board.send(board.desk.aylin, "shown/", screen="lead", key="film-board")
    uid = str(Card.objects.get().uid)

    board.send(board.desk.aylin, "cards/change/", how="choose", card=[uid])
    board.send(
        board.desk.aylin,
        "cards/",
        **{"block": "board", "side": "heroes", "text": "turned round", "from": "film"},
    )

    shown = board.sees(board.desk.aylin, "lead")
    assert "seen in the film" in shown
    assert "puts the pen down" in shown
    assert "goes on typing" in shown
    assert Card.objects.get(text="turned round").from_film
    assert not Card.objects.get(text="looked up").from_film


@pytest.mark.item("I-64", missing=OBSERVERS)
@pytest.mark.item("I-60")
def test_words_become_the_groups_own_when_the_room_closes(board: Board) -> None:
    board.at("board-board")
    for text in ("looked up", "looked up", "rang back"):
        board.word(text)
    board.word("sighed", side="villains")
    board.word("People tell us early", block="why", side="organisation")
    board.word("Fewer sighs", block="why", side="me")
    for text in ("Nobody is interrupted", "We end on time"):
        board.word(text, block="norms", side="norm")
    kept = Card.objects.get(text="We end on time")
    board.send(board.desk.aylin, "cards/change/", how="choose", card=[str(kept.uid)])
    close_room(room=board.room, by=board.desk.aylin, now=NOW)

    words = set(Word.objects.values_list("side", "text", "times"))
    assert words == {("hero", "looked up", 2), ("hero", "rang back", 1), ("villain", "sighed", 1)}
    whys = set(Why.objects.values_list("to", "text"))
    assert whys == {("organisation", "People tell us early"), ("me", "Fewer sighs")}
    assert [norm.text for norm in Norm.objects.all()] == ["We end on time"]


def test_norms_are_all_kept_where_none_was_chosen(board: Board) -> None:
    for text in ("Nobody is interrupted", "We end on time"):
        add_card(sitting=board.desk.sitting, block="norms", side="norm", text=text)

    keep_board(sitting=board.desk.sitting, now=NOW)

    assert Norm.objects.count() == 2


@pytest.mark.item("I-61")
def test_board_about_why_begins_with_a_quotation_and_asks_for_ones_own_gain(board: Board) -> None:
    board.at("why-board")

    shown = board.sees(board.desk.bilal)

    assert "Whoever has a why" in shown
    assert "What is in it for you" in shown
    assert "stays on the sheet you wrote" in shown
    board.word("Fewer sighs", block="why", side="me")
    assert "Whoever has a why" not in board.sees(board.desk.bilal)


def test_visitor_is_asked_to_sign_in(board: Board) -> None:
    response = Client().get(board.url("board/"))

    assert response.status_code == 302
