"""The pages: telling a case, seeing it masked, reading a colleague's, the group's own words."""

from __future__ import annotations

import re

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from deskside.knowledge.actions.own import keep_norms, keep_why, keep_words
from deskside.knowledge.models import Case, CaseState, ImportConsent, Norm, Word
from deskside.people.models import Group, Membership, Person
from tests.factories.people import GroupFactory, MembershipFactory, PersonFactory
from tests.knowledge.conftest import NOW, case, client_of, post

TOLD = {
    "title": "The form that Amira lost",
    "story": "Zoltan called twice from 030 1234567 about LT-04711. Nobody called back.",
    "asks": "What would you have said first?",
    "shows_author": "on",
}
MASKED = {
    "title": "The form that [person A] lost",
    "story": "Somebody called twice from [phone] about [computer]. Nobody called back.",
    "asks": "What would you have said first?",
    "shows_author": "on",
}


def at(group: Group, rest: str = "") -> str:
    return f"/groups/{group.uid}/cases/{rest}"


def page(client: Client, url: str) -> str:
    response = client.get(url)
    assert response.status_code == 200
    return response.content.decode()


@pytest.mark.item("I-43")
def test_a_case_is_told_seen_masked_and_kept(
    group: Group, learner: Person, colleague: Person
) -> None:
    client = client_of(learner)
    assert page(client, at(group, "new/")).count("button next") == 1

    seen = post(client, at(group, "new/look/"), **TOLD).content.decode()

    assert not Case.objects.exists()
    assert "<mark>[phone]</mark>" in seen
    assert "1234567" not in seen
    assert "Amira" not in seen
    assert 'value="Zoltan"' in seen
    texts = {
        "title": "The form that [person A] lost",
        "story": "Zoltan called twice from [phone] about [computer]. Nobody called back.",
    }
    told = {**TOLD, **texts, "asked": "Zoltan", "person": "Zoltan"}
    kept = post(client, at(group, "new/keep/"), **told)
    assert kept.status_code == 303
    row = Case.objects.get()
    assert kept.headers["Location"] == at(group, f"{row.uid}/")
    assert row.story.startswith("[person B] called twice from [phone]")
    assert (row.state, row.written_by) == (CaseState.WAITING, learner)
    assert "Waits for a colleague" in page(client, kept.headers["Location"])


def test_what_is_typed_in_after_looking_is_shown_masked_before_it_is_kept(
    group: Group, learner: Person, colleague: Person
) -> None:
    changed = {**MASKED, "story": "Amira called from +49 30 1234567.", "asked": ["Zoltan"]}

    answer = post(client_of(learner), at(group, "new/keep/"), **changed)

    assert answer.status_code == 200
    assert not Case.objects.exists()
    assert "[person B]</mark> called from <mark>[phone]" in answer.content.decode()


def test_words_that_nobody_was_asked_about_are_asked_about_first(
    group: Group, learner: Person
) -> None:
    story = {**MASKED, "story": "Then Quentin Zabriskie called."}

    answer = post(client_of(learner), at(group, "new/keep/"), **story)

    assert not Case.objects.exists()
    assert 'value="Quentin Zabriskie" checked' in answer.content.decode()


def test_a_case_sent_twice_is_kept_once(group: Group, learner: Person) -> None:
    client = client_of(learner)
    told = {**MASKED, "receipt": "6f1c2c4e-5b0a-4f0e-9d4e-1c2d3e4f5a6b"}

    first = client.post(at(group, "new/keep/"), told)
    second = client.post(at(group, "new/keep/"), told)

    assert (first.status_code, second.status_code) == (303, 303)
    assert first.headers["Location"] == second.headers["Location"]
    assert Case.objects.count() == 1


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"title": ""}, "It needs a few words to be found by."),
        ({"story": " "}, "There is no story yet."),
        ({"story": "a word " * 200}, "there is room for 1000"),
    ],
)
def test_mistakes_are_said_and_what_was_typed_stays(
    group: Group, learner: Person, wrong: dict[str, str], words: str
) -> None:
    answer = post(client_of(learner), at(group, "new/look/"), **{**TOLD, **wrong})

    html = answer.content.decode()
    assert answer.status_code == 422
    assert words in html
    assert "What would you have said first?" in html


def test_a_colleague_makes_it_ready_and_its_writer_cannot(
    group: Group, learner: Person, colleague: Person
) -> None:
    row = case(group, state=CaseState.WAITING, written_by=learner)
    assert post(client_of(learner), at(group, f"{row.uid}/ready/")).status_code == 404
    assert "second pair of eyes" in page(client_of(colleague), at(group, f"{row.uid}/"))

    post(client_of(colleague), at(group, f"{row.uid}/ready/"))

    row.refresh_from_db()
    assert (row.state, row.reviewed_by) == (CaseState.REVIEWED, colleague)
    assert "Amira Khan has read it" in page(client_of(learner), at(group, f"{row.uid}/"))


def test_a_changed_case_waits_to_be_read_again(
    group: Group, learner: Person, colleague: Person
) -> None:
    row = case(group, written_by=learner, reviewed_by=colleague, reviewed_at=NOW)
    assert "The form that vanished" in page(client_of(learner), at(group, f"{row.uid}/change/"))

    post(client_of(learner), at(group, f"{row.uid}/change/keep/"), **MASKED)

    row.refresh_from_db()
    assert (row.state, row.reviewed_by) == (CaseState.WAITING, None)
    assert row.title == "The form that [person A] lost"


def test_a_colleague_may_not_change_what_is_ready_nor_end_it(
    group: Group, learner: Person, colleague: Person
) -> None:
    row = case(group, written_by=learner)
    client = client_of(colleague)

    for rest in ("change/look/", "change/keep/", "away/", "delete/"):
        assert post(client, at(group, f"{row.uid}/{rest}"), **MASKED).status_code == 404
    assert client.get(at(group, f"{row.uid}/change/")).status_code == 404
    assert Case.objects.get() == row


def test_a_case_is_put_away_brought_back_and_deleted_by_a_leader(
    group: Group, leader: Person, colleague: Person
) -> None:
    row, client = case(group, reviewed_by=colleague, reviewed_at=NOW), client_of(leader)

    post(client, at(group, f"{row.uid}/away/"), how="away")
    assert Case.objects.get().state == CaseState.RETIRED
    assert "One was put away" in page(client, at(group))

    post(client, at(group, f"{row.uid}/away/"), how="back")
    assert Case.objects.get().state == CaseState.REVIEWED

    post(client, at(group, f"{row.uid}/delete/"))
    assert not Case.objects.exists()


@pytest.mark.item("I-43")
def test_a_ticket_is_masked_and_nothing_of_it_is_kept(
    group: Group, learner: Person, tickets: None
) -> None:
    pasted = "From: Zora Petrovic\n" + "It froze on 10.1.2.3. " * 80

    answer = post(client_of(learner), at(group, "new/ticket/"), ticket=pasted)

    html = answer.content.decode()
    assert answer.status_code == 200
    assert "Petrovic" not in html
    assert "10.1.2.3" not in html
    assert "What is left of the ticket" in html
    assert 'name="from_ticket" value="on"' in re.sub(r'type="hidden" ', "", html)
    assert not Case.objects.exists()


def test_tickets_are_off_until_an_owner_has_read_what_masking_cannot_promise(
    group: Group, learner: Person, owner: Person
) -> None:
    client = client_of(learner)
    told = {**MASKED, "from_ticket": "on"}
    assert client.get(at(group, "new/ticket/")).status_code == 404
    assert post(client, at(group, "new/keep/"), **told).status_code == 404

    chief = client_of(owner)
    assert "cannot promise" in page(chief, "/pasting-tickets/")
    assert post(chief, "/pasting-tickets/switch/", how="on").status_code == 422
    assert not ImportConsent.objects.exists()
    post(chief, "/pasting-tickets/switch/", how="on", read="on")

    assert "Start from a ticket" in page(client, at(group, "new/"))
    assert post(client, at(group, "new/keep/"), **told).status_code == 303
    post(chief, "/pasting-tickets/switch/", how="off")
    assert client.get(at(group, "new/ticket/")).status_code == 404


def test_list_shows_what_waits_first_and_costs_the_same_for_three(
    group: Group,
    learner: Person,
    colleague: Person,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    client = client_of(learner)
    assert "None yet" in page(client, "/desk/")
    case(group, "mine", state=CaseState.WAITING, written_by=learner)
    with django_assert_num_queries(7):
        page(client, at(group))
    case(group, "theirs", state=CaseState.WAITING, written_by=colleague)
    case(group, "ready", written_by=colleague)

    with django_assert_num_queries(7):
        html = page(client, at(group))

    assert html.index("theirs") < html.index("mine") < html.index("ready")
    assert html.count("button next") == 1


def test_whoever_does_not_belong_to_the_desk_finds_nothing(
    group: Group, learner: Person, colleague: Person
) -> None:
    row = case(group, written_by=colleague)
    Membership.objects.filter(person=learner).update(ends_at=NOW)
    elsewhere = MembershipFactory(person=PersonFactory(), group=GroupFactory())

    for person in (learner, elsewhere.person):
        client = client_of(person)
        for url in (
            at(group),
            at(group, "new/"),
            at(group, f"{row.uid}/"),
            f"/groups/{group.uid}/words/",
        ):
            assert client.get(url).status_code == 404
        assert post(client, at(group, "new/keep/"), **MASKED).status_code == 404
    assert client_of(elsewhere.person).get(at(elsewhere.group, f"{row.uid}/")).status_code == 404
    assert Client().get(at(group)).status_code == 302


def test_who_belongs_to_two_desks_chooses(learner: Person) -> None:
    second = MembershipFactory(person=learner, group=GroupFactory(name="Hill desk")).group

    html = page(client_of(learner), "/desk/")

    assert f"/groups/{second.uid}/cases/" in html
    assert "Hill desk" in html


@pytest.mark.item("I-63")
@pytest.mark.item("I-60")
def test_page_of_words_shows_lists_norms_and_why(
    group: Group, learner: Person, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    client, url = client_of(learner), f"/groups/{group.uid}/words/"
    assert "Nothing yet" in page(client, url)
    keep_words(group=group, side="hero", words=[("calm", 3)], now=NOW)
    keep_norms(group=group, texts=["One speaks at a time"], now=NOW)
    with django_assert_num_queries(7):
        page(client, url)
    keep_words(group=group, side="villain", words=[("hurried", 1), ("cold", 1)], now=NOW)
    keep_why(group=group, to="me", words=[("a quieter day", 1), ("fewer", 1)], now=NOW)

    with django_assert_num_queries(7):
        html = page(client, url)

    assert html.index("calm") < html.index("hurried") < html.index("One speaks at a time")
    assert "a quieter day" in html
    assert "Take out" not in html


def test_a_leader_takes_a_word_out_and_a_norm_back(
    group: Group, leader: Person, learner: Person
) -> None:
    (word,) = keep_words(group=group, side="hero", words=[("calm", 3)], now=NOW)
    (norm,) = keep_norms(group=group, texts=["No phones"], now=NOW)
    url = f"/groups/{group.uid}/words/take-out/"
    assert post(client_of(learner), url, what=f"word:{word.pk}").status_code == 404
    client = client_of(leader)

    for what in (f"word:{word.pk}", f"norm:{norm.pk}"):
        assert post(client, url, what=what).status_code == 303

    assert not Word.objects.exists()
    assert Norm.objects.get().ended_at == NOW
    for gone in ("word:999", "why:x", "nothing", ""):
        assert post(client, url, what=gone).status_code == 303


@pytest.mark.item("I-62")
def test_words_that_name_somebody_are_kept_without_the_name(
    group: Group, colleague: Person
) -> None:
    keep_words(group=group, side="villain", words=[("like Amira on Mondays", 1)], now=NOW)

    assert Word.objects.get().text == "like [person A] on Mondays"


def test_markup_in_every_field_is_shown_as_typed(
    group: Group, learner: Person, colleague: Person
) -> None:
    markup = "<script>alert(1)</script>"
    told = {**MASKED, "title": markup, "story": markup, "asks": markup}

    seen = post(client_of(learner), at(group, "new/look/"), **told).content.decode()

    assert "<script>alert" not in seen
    row = case(group, markup, story=markup, asks=markup)
    assert "<script>alert" not in page(client_of(learner), at(group, f"{row.uid}/"))
