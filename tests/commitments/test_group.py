"""What a group sees of it: shared ones, the wall, how often a concept is kept."""

from __future__ import annotations

import pytest
from pytest_django import DjangoAssertNumQueries

from deskside.commitments.actions.answering import answer_commitment
from deskside.commitments.actions.sharing import release_to_wall
from deskside.commitments.actions.writing import Spot
from deskside.commitments.models import Commitment, State, Via
from deskside.commitments.wording import Words
from deskside.courses.outline import CourseOutline
from deskside.people.models import Group, Person, Role
from tests.commitments.conftest import (
    SENTENCE,
    WORDS,
    client_of,
    post,
    promised,
    with_group,
)
from tests.commitments.test_views import of, page
from tests.factories.people import MembershipFactory
from tests.learn.conftest import NOW, Browser


@pytest.mark.parametrize("shared", [False, True])
def test_leader_is_asked_for_one_that_all_can_see(group: Group, spot: Spot, shared: bool) -> None:
    leader = Person.objects.get(name="Marisol Quintana")
    if shared:
        promised(leader, spot, sharing=with_group(group))
    asked = "Your own promise this week: none for all to see yet."

    client = client_of(leader)

    assert (asked in page(client, "/course/")) is not shared
    assert (asked in page(client, f"/team/{group.uid}/promises/")) is not shared


def test_learner_is_not_asked_for_it(browser: Browser) -> None:
    assert "You lead the group" not in page(browser.client, "/course/")


@pytest.mark.item("I-55", missing="the gallery on a wall in the room")
def test_wall_shows_kept_ones_without_names(
    learner: Person, colleague: Person, commitment: Commitment
) -> None:
    kept = answer_commitment(commitment=commitment, answer=State.KEPT, via=Via.APP, now=NOW)
    post(client_of(learner), of(kept, "wall/"), wall="on")

    html = page(client_of(colleague), "/promises/wall/")

    assert SENTENCE in html
    assert "Amara" not in html

    post(client_of(learner), of(kept, "wall/"), wall="off")
    assert SENTENCE not in page(client_of(colleague), "/promises/wall/")


def test_wall_of_others_is_not_mine(learner: Person, commitment: Commitment) -> None:
    kept = answer_commitment(commitment=commitment, answer=State.KEPT, via=Via.APP, now=NOW)
    release_to_wall(commitment=kept, words=WORDS, now=NOW)
    stranger = MembershipFactory.create().person

    assert SENTENCE not in page(client_of(stranger), "/promises/wall/")


def kept_by(group: Group, spot: Spot, answers: list[str]) -> None:
    for number, answer in enumerate(answers):
        person = MembershipFactory.create(group=group).person
        made = promised(person, spot, Words("", f"do this today {number}"))
        answer_commitment(commitment=made, answer=answer, via=Via.APP, now=NOW)


@pytest.mark.item("I-57", missing="promises from meetings and articles")
@pytest.mark.parametrize(
    ("answers", "shown", "hidden"),
    [
        (["kept", "not", "kept", "kept"], "at least five people", "%</span>"),
        (["kept", "not", "kept", "kept", "partly"], "60 %", "Nothing to show"),
        (["kept"] * 5, "they are all alike", "%</span>"),
    ],
)
def test_kept_rate_comes_out_as_the_rule_allows(
    group: Group, spot: Spot, answers: list[str], shown: str, hidden: str
) -> None:
    kept_by(group, spot, answers)
    leader = Person.objects.get(name="Marisol Quintana")

    html = page(client_of(leader), f"/team/{group.uid}/promises/")

    assert shown in html
    assert hidden not in html


def test_kept_rate_stands_until_five_have_changed(group: Group, spot: Spot) -> None:
    kept_by(group, spot, ["kept", "not", "kept", "kept", "partly"])
    kept_by(group, spot, ["not", "not"])
    leader = Person.objects.get(name="Marisol Quintana")

    assert "60 %" in page(client_of(leader), f"/team/{group.uid}/promises/")


@pytest.mark.parametrize("count", [1, 3])
def test_leaders_page_takes_seven_statements(
    group: Group, spot: Spot, django_assert_num_queries: DjangoAssertNumQueries, count: int
) -> None:
    for number in range(count):
        person = MembershipFactory.create(group=group).person
        promised(person, spot, Words("", f"do this today {number}"), sharing=with_group(group))
    leader = Person.objects.get(name="Marisol Quintana")
    client = client_of(leader)

    with django_assert_num_queries(7):
        client.get(f"/team/{group.uid}/promises/")


def test_leaders_page_shows_nothing_private(
    group: Group, commitment: Commitment, course: CourseOutline
) -> None:
    leader = Person.objects.get(name="Marisol Quintana")
    deputy = MembershipFactory.create(group=group, role=Role.DEPUTY).person

    for person in (leader, deputy):
        assert "walk-up" not in page(client_of(person), f"/team/{group.uid}/promises/")
