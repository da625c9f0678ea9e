"""The pages: writing one, the list, one of them, the panel on the course page."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from uuid import uuid4

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from deskside.commitments.actions.writing import Spot
from deskside.commitments.models import About, CheckBack, Commitment, State, Visibility
from deskside.commitments.queries.own import own_commitment
from deskside.commitments.wording import Words
from deskside.journal.sealing import master_key_path
from deskside.lib import clock
from deskside.people.models import Group, Membership, Person
from tests.commitments.conftest import (
    SENTENCE,
    WORDS,
    client_of,
    post,
    promised,
    with_group,
    with_partner,
)
from tests.factories.people import GroupFactory, MembershipFactory, PersonFactory
from tests.learn.conftest import NOW, Browser

WRITE = "/promise/generated/s1-reading-1/"
FORM = {"how": "promise", "when": WORDS.when, "then": WORDS.then, "version": "0"}
LATER = NOW + timedelta(hours=25)


def page(client: Client, url: str) -> str:
    response = client.get(url)
    assert response.status_code == 200
    return response.content.decode()


def of(commitment: Commitment, part: str = "") -> str:
    return f"/promises/{commitment.uid}/{part}"


@pytest.mark.item("I-55", missing="the gallery on a wall in the room")
def test_page_shows_examples_of_the_same_concept_and_one_step(browser: Browser) -> None:
    html = page(browser.client, WRITE)

    assert "When the phone rings, I will wait" in html
    assert html.count("button next") == 1
    assert "see the moment come" in html
    assert "Skip" in html


@pytest.mark.item("I-50", missing="a sheet of paper with it")
def test_promise_is_made_and_said(browser: Browser, learner: Person) -> None:
    response = post(browser.client, WRITE, **FORM, remind="two_hours", about="user")

    made = Commitment.objects.get()
    assert response.status_code == 303
    assert made.remind_at == NOW + timedelta(hours=2)
    assert made.about == About.USER
    html = page(browser.client, response.headers["Location"])
    assert SENTENCE in html
    assert "Promised. You will be asked tomorrow at 11:00." in html


@pytest.mark.item("I-10", missing="on reflections, and the sum over the group")
@pytest.mark.parametrize("about", About.values)
def test_whom_it_is_about_is_kept(browser: Browser, about: str) -> None:
    post(browser.client, WRITE, **FORM, about=about)

    assert Commitment.objects.get().about == about


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"then": " "}, "There are no words yet."),
        ({"then": "x" * 150}, "there is room for 140"),
        ({"remind": "own"}, "Say when, or choose another moment."),
        ({"about": "nobody at all"}, "nobody at all"),
        ({"seen_by": f"group:{uuid4()}"}, "valid choice"),
        ({"seen_by": "partner"}, "valid choice"),  # there is nobody to choose
    ],
)
def test_what_cannot_be_promised_is_given_back_with_a_reason(
    browser: Browser, wrong: dict[str, str], words: str
) -> None:
    Membership.objects.exclude(person__name="Amara Nwosu").update(ends_at=NOW)

    response = post(browser.client, WRITE, **{**FORM, **wrong})

    assert response.status_code == 422
    assert words in response.content.decode()
    assert WORDS.when in response.content.decode()
    assert not Commitment.objects.exists()


def test_autosave_keeps_a_draft_and_says_its_version(browser: Browser, learner: Person) -> None:
    saved = post(browser.client, WRITE, how="save", when="", then="a", version=0, autosave=True)
    again = post(browser.client, WRITE, how="save", when="", then="ab", version=1, autosave=True)
    stale = post(browser.client, WRITE, how="save", when="", then="xy", version=1, autosave=True)

    assert (saved.status_code, again.status_code, stale.status_code) == (204, 204, 409)
    assert again.headers["X-Deskside-Location"].endswith("?saved=2")
    assert "ab" in page(browser.client, WRITE)


def test_save_that_comes_after_the_promise_makes_no_second_draft(browser: Browser) -> None:
    """The browser sends what it had not yet saved while the page goes away."""
    post(browser.client, WRITE, **FORM)

    late = post(browser.client, WRITE, **{**FORM, "how": "save"}, autosave=True)

    assert late.status_code == 204
    assert Commitment.objects.count() == 1


def test_two_devices_both_texts_stand_on_the_page(browser: Browser) -> None:
    post(browser.client, WRITE, how="save", when="", then="turn the chair", version=0)

    response = post(browser.client, WRITE, **{**FORM, "when": "", "then": "ask one question"})

    html = response.content.decode()
    assert response.status_code == 409
    assert "I will turn the chair." in html
    assert "ask one question" in html
    assert 'name="version" value="1"' in html


def test_repeated_click_makes_one_promise(browser: Browser) -> None:
    receipt = str(uuid4())
    answers = [browser.client.post(WRITE, {**FORM, "receipt": receipt}) for _ in range(2)]

    assert {answer.headers["Location"] for answer in answers} == {
        of(Commitment.objects.get(), "?made=1")
    }


def test_lost_key_is_said_in_words_and_nothing_is_kept(browser: Browser, learner: Person) -> None:
    post(browser.client, WRITE, **FORM)
    master_key_path().unlink()

    response = post(browser.client, WRITE, **{**FORM, "then": "something else"})

    assert response.status_code == 422
    assert "a key that is not on this machine" in response.content.decode()
    assert "not on this machine" in page(browser.client, of(Commitment.objects.get()))


def test_check_has_nothing_to_promise(browser: Browser) -> None:
    assert browser.client.get("/promise/generated/s1-check/").status_code == 404


def test_stranger_promises_nothing_here(stranger: Browser) -> None:
    assert stranger.client.get(WRITE).status_code == 404
    assert post(stranger.client, WRITE, **FORM).status_code == 404


@pytest.mark.parametrize("colleagues", [1, 3])
def test_writing_page_takes_six_statements(
    browser: Browser,
    group: Group,
    django_assert_num_queries: DjangoAssertNumQueries,
    colleagues: int,
) -> None:
    for _ in range(colleagues):
        MembershipFactory.create(group=group)
    browser.client.get(WRITE)

    with django_assert_num_queries(6):
        browser.client.get(WRITE)


def test_list_holds_mine_and_what_others_let_me_see(
    learner: Person, colleague: Person, group: Group, spot: Spot
) -> None:
    promised(learner, spot)
    promised(colleague, spot, Words("", "ask first today"), sharing=with_partner(learner))
    promised(colleague, spot, Words("", "breathe first today"), sharing=with_group(group))
    promised(colleague, spot, Words("", "keep this to myself today"))

    html = page(client_of(learner), "/promises/")

    assert SENTENCE in html
    assert "I will ask first today." in html
    assert "Mei-Ling Tan lets you see this" in html
    assert "I will breathe first today." in html
    assert "keep this to myself" not in html


def test_shared_ones_are_gone_with_the_group(
    learner: Person, colleague: Person, group: Group, spot: Spot
) -> None:
    promised(colleague, spot, sharing=with_partner(learner))
    promised(colleague, spot, Words("", "breathe today"), sharing=with_group(group))
    Membership.objects.filter(person=learner).update(ends_at=NOW)

    html = page(client_of(learner), "/promises/")

    assert SENTENCE not in html
    assert "breathe today" not in html


@pytest.mark.parametrize("count", [1, 3])
def test_list_takes_seven_statements(
    learner: Person,
    colleague: Person,
    group: Group,
    spot: Spot,
    django_assert_num_queries: DjangoAssertNumQueries,
    count: int,
) -> None:
    for number in range(count):
        promised(learner, spot, Words("", f"do this today {number}"))
        promised(colleague, spot, Words("", f"do that today {number}"), sharing=with_group(group))
    client = client_of(learner)

    with django_assert_num_queries(7):
        client.get("/promises/")


def test_gentle_note_stands_on_the_page_and_blocks_nothing(browser: Browser) -> None:
    response = post(browser.client, WRITE, **{**FORM, "then": "always smile"})

    html = page(browser.client, response.headers["Location"])

    assert "Which single time will you begin with?" in html
    assert "Make it smaller" in html
    assert Commitment.objects.get().state == State.OPEN


def test_made_smaller_it_says_the_new_words(learner: Person, commitment: Commitment) -> None:
    client = client_of(learner)

    sent = post(client, of(commitment, "words/"), when="it rings", then="smile", version="1")
    stale = post(client, of(commitment, "words/"), when="", then="wave today", version="1")

    assert sent.status_code == 303
    assert "When it rings, I will smile." in page(client, of(commitment))
    assert stale.status_code == 409
    assert "wave today" in stale.content.decode()
    assert "When it rings, I will smile." in stale.content.decode()


def test_visibility_is_the_writers_click_each_time(
    learner: Person, colleague: Person, commitment: Commitment
) -> None:
    client = client_of(learner)

    post(client, of(commitment, "share/"), seen_by="partner", partner=str(colleague.uid))
    commitment.refresh_from_db()
    assert (commitment.visibility, commitment.shared_text) == (Visibility.PARTNER, SENTENCE)

    post(client, of(commitment, "share/"), seen_by="private")
    commitment.refresh_from_db()
    assert (commitment.visibility, commitment.shared_text) == (Visibility.PRIVATE, "")


def test_partner_must_be_named_and_must_be_a_colleague(
    learner: Person, colleague: Person, commitment: Commitment
) -> None:
    client = client_of(learner)
    stranger = PersonFactory.create()

    nobody = post(client, of(commitment, "share/"), seen_by="partner")
    other = post(client, of(commitment, "share/"), seen_by="partner", partner=str(stranger.uid))

    assert (nobody.status_code, other.status_code) == (422, 422)
    assert "Choose who it is" in nobody.content.decode()


def test_group_of_others_cannot_be_chosen(learner: Person, commitment: Commitment) -> None:
    foreign = GroupFactory.create()

    sent = post(client_of(learner), of(commitment, "share/"), seen_by=f"group:{foreign.uid}")

    assert sent.status_code == 422


def test_panel_asks_and_after_the_answer_for_a_line(
    learner: Person, commitment: Commitment, frozen_later: datetime
) -> None:
    client = client_of(learner)
    html = page(client, "/course/")
    assert "You promised, yesterday at 11:00" in html
    assert "Did it happen?" in html

    sent = post(client, of(commitment, "answer/"), answer="partly", back="course")
    html = page(client, sent.headers["Location"])
    assert "It happened in part" in html
    assert "What happened, in one line" in html

    post(client, of(commitment, "note/"), text="She sat down.", version="0")
    assert "You promised" not in page(client, "/course/")
    found = own_commitment(learner, commitment.uid)
    assert found is not None
    assert found.note == "She sat down."


@pytest.fixture
def frozen_later(monkeypatch: pytest.MonkeyPatch) -> datetime:
    monkeypatch.setattr(clock, "_read", lambda: LATER)
    return LATER


def test_page_about_a_private_one_is_kept_by_no_cache(
    learner: Person, commitment: Commitment
) -> None:
    client = client_of(learner)

    for url in ("/course/", "/promises/", of(commitment), WRITE):
        assert "no-store" in client.get(url).headers["Cache-Control"]


def test_course_page_with_promises_stays_within_eight_statements(
    learner: Person,
    commitment: Commitment,
    spot: Spot,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    promised(learner, spot, Words("", "do this too today"))
    client = client_of(learner)
    client.get("/course/")

    with django_assert_num_queries(8):
        client.get("/course/")


@pytest.mark.parametrize("part", ["", "answer/", "note/", "words/", "share/", "wall/", "cancel/"])
def test_nobody_else_comes_near_it(group: Group, commitment: Commitment, part: str) -> None:
    leader = Person.objects.get(name="Marisol Quintana")
    client = client_of(leader)

    assert post(client, of(commitment, part)).status_code in {404, 405}
    assert client.get(of(commitment)).status_code == 404


def test_visitor_is_asked_to_sign_in(commitment: Commitment) -> None:
    for url in ("/promises/", of(commitment), WRITE, "/promises/wall/"):
        assert Client().get(url).status_code == 302


def test_taken_back_it_stands_among_the_past(learner: Person, commitment: Commitment) -> None:
    client = client_of(learner)

    post(client, of(commitment, "cancel/"))

    assert "Taken back" in page(client, "/promises/")
    assert post(client, of(commitment, "answer/"), answer="kept").status_code == 404


def test_drafts_wait_on_the_list_and_can_be_thrown_away(browser: Browser) -> None:
    post(browser.client, WRITE, how="save", when="", then="turn the chair", version=0)
    assert "Written, not promised yet" in page(browser.client, "/promises/")

    post(browser.client, of(Commitment.objects.get(), "cancel/"))

    assert "Written, not promised yet" not in page(browser.client, "/promises/")


@pytest.mark.item("I-58", missing="the meeting's first round, and a promise kept three times")
def test_answer_is_known_a_day_later_by_its_writer(learner: Person, commitment: Commitment) -> None:
    post(client_of(learner), of(commitment, "answer/"), answer="no_chance")

    assert CheckBack.objects.get().answer == State.NO_CHANCE
    assert commitment.local_date == date(2026, 7, 2)
    assert "No chance came" in page(client_of(learner), of(commitment))
