"""Nudge and praise, the log of both, and what a learner answers and asks."""

from __future__ import annotations

from datetime import datetime, timedelta
from uuid import uuid4

import pytest
from django.test import Client

from deskside.console.actions.asking import make_request
from deskside.console.actions.writing import Words, write_nudge
from deskside.console.letters import nudge_letter
from deskside.console.links import token_of
from deskside.console.models import Blocker, Nudge, Praise, Request, RequestState
from deskside.notify.kinds import kind_of
from deskside.notify.models import Message
from deskside.people.models import Person
from tests.console.conftest import Desk, signed_in
from tests.factories.people import MembershipFactory
from tests.factories.progress import NOW

TEXT = "What is in the way?"


def send(client: Client, url: str, **fields: str) -> int:
    return client.post(url, {"receipt": str(uuid4()), **fields}).status_code


def nudged(desk: Desk, person: Person, at: datetime = NOW) -> Nudge:
    words = Words("behind", TEXT)
    return write_nudge(group=desk.group, person=person, words=words, by=desk.leader, now=at)


def still_true(message: Message, now: datetime = NOW) -> bool:
    kind = kind_of(message.kind)
    assert kind is not None
    return kind.still_true(message, now)


@pytest.mark.item("I-26", missing="nudges that go by themselves where the leader wants it")
def test_nudge_goes_out_with_the_leaders_own_words(desk: Desk) -> None:
    person = desk.learner("Farid")
    url = desk.url(f"person/{person.uid}/ask/")
    form = desk.client.get(url + "?reason=behind").content.decode()

    assert "I see that a section or two are still open" in form
    assert send(desk.client, url, text=TEXT, reason="behind") == 303

    nudge = Nudge.objects.get()
    message = Message.objects.get()
    letter = nudge_letter(nudge)
    assert (nudge.text, nudge.written_by, message.kind) == (TEXT, desk.leader, "nudge")
    assert letter.paragraphs == (TEXT,)
    assert any("?answer=on-call" in link for _label, link in letter.links)
    assert still_true(message)


def test_nobody_is_asked_twice_within_three_days(desk: Desk) -> None:
    person = desk.learner("Farid")
    nudged(desk, person, NOW - timedelta(days=2, hours=23))
    url = desk.url(f"person/{person.uid}/ask/")

    assert "Nobody is asked twice in three days." in desk.client.get(url).content.decode()
    assert send(desk.client, url, text="Again?") == 422
    assert Nudge.objects.count() == 1

    Nudge.objects.update(written_at=NOW - timedelta(days=3))
    assert send(desk.client, url, text="Again?") == 303


def test_praise_goes_out_as_often_as_it_is_true(desk: Desk) -> None:
    person = desk.learner("Jun")
    url = desk.url(f"person/{person.uid}/praise/")

    assert send(desk.client, url, text="Well done.", reason="early") == 303
    assert send(desk.client, url, text="Again well done.", reason="early") == 303
    assert Praise.objects.count() == 2


def test_praise_without_a_reason_claims_nothing_that_may_not_be_so(desk: Desk) -> None:
    person = desk.learner("Amara")

    html = desk.client.get(desk.url(f"person/{person.uid}/praise/")).content.decode()

    assert "I noticed what you did." in html
    assert "before its date" not in html


@pytest.mark.parametrize("text", ["", "x" * 2001, "   "])
def test_words_that_cannot_go_are_kept_and_nothing_is_sent(desk: Desk, text: str) -> None:
    person = desk.learner("Farid")

    assert send(desk.client, desk.url(f"person/{person.uid}/ask/"), text=text) == 422
    assert not Message.objects.exists()


def test_nudge_is_dropped_once_it_is_answered_or_they_have_left(desk: Desk) -> None:
    person = desk.learner("Farid")
    nudge = nudged(desk, person)
    message = Message.objects.get()

    Blocker.objects.create(
        group=desk.group, person=person, nudge=nudge, kind="on-call", said_at=NOW
    )
    assert not still_true(message)

    Blocker.objects.all().delete()
    desk.group.memberships.filter(person=person).update(ends_at=NOW)
    assert not still_true(message, NOW + timedelta(hours=1))


def test_log_shows_both_and_pages(desk: Desk) -> None:
    person = desk.learner("Farid")
    nudged(desk, person)
    send(desk.client, desk.url(f"person/{person.uid}/praise/"), text="Well done.")
    for number in range(55):
        Praise.objects.create(
            group=desk.group,
            person=person,
            text=f"Word {number}",
            written_at=NOW - timedelta(days=1 + number),
        )

    first = desk.client.get(desk.url("said/")).content.decode()

    assert TEXT in first
    assert "Well done." in first
    assert "Word 54" not in first
    assert "Older" in first


def test_log_costs_the_same_for_one_and_for_three(
    desk: Desk,
    django_assert_num_queries,  # type: ignore[no-untyped-def]
) -> None:
    nudged(desk, desk.learner("Ada"))
    desk.client.get(desk.url("said/"))
    with django_assert_num_queries(8):
        desk.client.get(desk.url("said/"))
    for name in ("Ben", "Cleo"):
        nudged(desk, desk.learner(name))
    with django_assert_num_queries(8):
        desk.client.get(desk.url("said/"))


def test_quick_answer_works_once_without_signing_in(desk: Desk) -> None:
    nudge = nudged(desk, desk.learner("Farid"))
    url, visitor = f"/in-the-way/{token_of(nudge)}/", Client()

    page = visitor.get(url + "?answer=on-call").content.decode()
    assert 'value="on-call"' in page
    assert not Blocker.objects.exists()  # looking changes nothing: gateways open every link

    assert send(visitor, url, kind="on-call", words="until Friday") == 303
    assert Blocker.objects.get().words == "until Friday"
    again = visitor.post(url, {"receipt": str(uuid4()), "kind": "workload"})
    assert again.status_code == 200
    assert Blocker.objects.get().kind == "on-call"
    assert "Answered, thank you" in visitor.get(url).content.decode()


@pytest.mark.parametrize("token", ["nonsense", "00000000000000000000000000000000~nonsense"])
def test_link_that_was_not_made_here_is_over(desk: Desk, token: str) -> None:
    assert Client().get(f"/in-the-way/{token}/").status_code == 410


def test_link_is_over_after_sixty_days_and_for_whoever_is_gone(desk: Desk) -> None:
    person = desk.learner("Farid")
    old = nudged(desk, person, NOW - timedelta(days=61))
    assert Client().get(f"/in-the-way/{token_of(old)}/").status_code == 410

    fresh = nudged(desk, person)
    person.is_active = False
    person.save()
    assert Client().get(f"/in-the-way/{token_of(fresh)}/").status_code == 410


def test_link_in_other_hands_shows_the_question_and_no_more(desk: Desk) -> None:
    person, other = desk.learner("Farid"), desk.learner("Ada")
    url = f"/in-the-way/{token_of(nudged(desk, person))}/"

    html = signed_in(other).get(url).content.decode()

    assert "Farid" not in html
    assert person.email not in html


@pytest.mark.item("I-6")
def test_learner_asks_and_the_leader_answers(desk: Desk) -> None:
    person = desk.learner("Priya")
    learner = signed_in(person)
    activity = desk.course.activities[0]
    assert (
        f'value="{activity.key}"' in learner.get(f"/tell/?activity={activity.key}").content.decode()
    )
    assert send(learner, "/tell/request/", ask="Sample products", activity=activity.key) == 303
    request = Request.objects.get()
    url = desk.url(f"request/{request.uid}/")
    assert activity.title in desk.client.get(url).content.decode()

    assert send(desk.client, url, state="agreed", reply="On Monday") == 303

    request.refresh_from_db()
    message = Message.objects.get()
    assert (request.state, request.activity_id) == (RequestState.AGREED, activity.id)
    assert "On Monday" in learner.get("/tell/").content.decode()
    assert still_true(message)
    kind = kind_of(message.kind)
    assert kind is not None
    assert "Marisol Quispe agrees to what you asked for." in kind.render(message).paragraphs


def test_learner_says_what_is_in_the_way_and_the_leader_sees_to_it(desk: Desk) -> None:
    person = desk.learner("Farid")
    assert send(signed_in(person), "/tell/in-the-way/", kind="workload", words="Roll-out") == 303

    page = desk.client.get(desk.url(f"person/{person.uid}/")).content.decode()
    assert "Too much on the desk: Roll-out" in page
    assert send(desk.client, desk.url(f"person/{person.uid}/seen-to/")) == 303
    assert Blocker.objects.get().closed_at == NOW


def test_nobody_tells_a_group_they_are_not_in(desk: Desk) -> None:
    person = desk.learner("Farid")
    other = MembershipFactory().group

    sent = send(signed_in(person), "/tell/in-the-way/", kind="workload", group=str(other.uid))

    assert sent == 404
    assert not Blocker.objects.exists()


def test_request_of_another_group_is_not_found(desk: Desk) -> None:
    theirs = MembershipFactory()
    request = make_request(group=theirs.group, person=theirs.person, words="Please", now=NOW)

    assert desk.client.get(desk.url(f"request/{request.uid}/")).status_code == 404


def test_learners_and_strangers_may_not_write(desk: Desk) -> None:
    person = desk.learner("Farid")
    for path in (f"person/{person.uid}/ask/", f"person/{person.uid}/praise/", "said/", "needs/"):
        assert signed_in(person).get(desk.url(path)).status_code == 404
        assert Client().get(desk.url(path)).status_code == 302
