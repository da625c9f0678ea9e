from __future__ import annotations

import re
from datetime import timedelta
from uuid import uuid4

import pytest
from django.test import Client

from deskside.people.models import Role
from deskside.progress.actions import begin, complete_activity, extend
from tests.console.conftest import Desk, signed_in
from tests.factories.people import GroupFactory, MembershipFactory
from tests.factories.progress import NOW, access_of, finish_section


def names(html: str) -> list[str]:
    return re.findall(r'role="rowheader"><a href="[^"]+">([^<]+)</a>', html)


def cells(html: str, name: str) -> list[str]:
    """What a screen reader says of each section for one person."""
    row = html.split(f">{name}</a>")[1].split("</tr>", maxsplit=1)[0]
    return re.findall(r'class="unseen">([^<]+)<', row)


@pytest.mark.item("I-25", missing="meetings attended in the table")
def test_group_shows_each_state_in_words(desk: Desk) -> None:
    ada, ben, cleo, dora = (desk.learner(n) for n in ("Ada", "Ben", "Cleo", "Dora"))
    finish_section(ada, desk.course, 1)
    finish_section(ben, desk.course, 1, NOW - timedelta(days=1))
    begin(access=access_of(cleo), activity=desk.course.sections[1].activities[0], place=0, now=NOW)
    extend(
        plan=desk.plan,
        section=desk.course.sections[0],
        person=dora,
        to=(NOW + timedelta(days=5)).date(),
        reason="",
        by=desk.leader,
        now=NOW,
    )
    html = desk.client.get(desk.url()).content.decode()
    size = desk.course.sections[1].size
    assert cells(html, "Ada")[:2] == ["done", "not begun"]
    assert cells(html, "Ben")[0] == "done, 3 days late"
    assert cells(html, "Cleo")[0].endswith("4 days overdue")
    assert cells(html, "Cleo")[1] == f"on the way, 0/{size} done"
    assert cells(html, "Dora")[0] == "extended to 15 Mar"
    assert "One person needs you this week" in html  # Cleo; not the leader herself


def test_group_where_nobody_has_been_points_to_the_invitations(desk: Desk) -> None:
    ada = desk.learner("Ada")
    silent = desk.client.get(desk.url()).content.decode()
    narrowed = desk.client.get(desk.url() + "?search=Ada").content.decode()
    begin(access=access_of(ada), activity=desk.course.sections[0].activities[0], place=0, now=NOW)
    woken = desk.client.get(desk.url()).content.decode()

    assert "See who is invited" in silent
    assert "See who is invited" not in narrowed
    assert "See who is invited" not in woken


@pytest.mark.item("I-27")
def test_group_begins_with_the_viewer(desk: Desk) -> None:
    desk.learner("Ada")
    html = desk.client.get(desk.url()).content.decode()
    assert names(html) == ["Marisol Quispe", "Ada"]
    assert "class=me" in html


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ("search=ada", ["Ada"]),
        ("show=overdue", ["Marisol Quispe", "Ben"]),
        ("show=not_begun", ["Marisol Quispe", "Ben"]),
        ("show=finished", []),
        ("sort=progress", ["Marisol Quispe", "Ben", "Ada"]),
        ("show=nonsense&sort=nonsense&page=nonsense", ["Marisol Quispe", "Ada", "Ben"]),
        ("search=%00", ["Marisol Quispe", "Ada", "Ben"]),
        ("page=999999", []),
    ],
)
def test_group_filters_sorts_and_pages(desk: Desk, asked: str, expected: list[str]) -> None:
    finish_section(desk.learner("Ada"), desk.course, 1)
    desk.learner("Ben")
    response = desk.client.get(desk.url(f"?{asked}"))
    assert response.status_code == 200
    assert names(response.content.decode()) == expected


def test_group_costs_the_same_for_one_and_for_three(
    desk: Desk,
    django_assert_num_queries,  # type: ignore[no-untyped-def]
) -> None:
    desk.learner("Ada")
    desk.client.get(desk.url())
    with django_assert_num_queries(8):
        desk.client.get(desk.url())
    for name in ("Ben", "Cleo"):
        finish_section(desk.learner(name), desk.course, 1)
    with django_assert_num_queries(8):
        desk.client.get(desk.url())


def test_group_shows_fifty_a_page(desk: Desk) -> None:
    MembershipFactory.create_batch(60, group=desk.group)
    first = names(desk.client.get(desk.url()).content.decode())
    second = names(desk.client.get(desk.url("?page=2")).content.decode())
    assert (len(first), len(second)) == (50, 11)
    assert not set(first) & set(second)


def test_group_escapes_names(desk: Desk) -> None:
    desk.learner("<script>alert(1)</script>")
    html = desk.client.get(desk.url()).content.decode()
    assert "<script>alert" not in html
    assert "&lt;script&gt;alert" in html


def test_group_of_somebody_else_is_not_found(desk: Desk) -> None:
    other = MembershipFactory(role=Role.LEADER).person
    learner = desk.learner("Ada")
    former = MembershipFactory(
        group=desk.group, role=Role.LEADER, ends_at=NOW - timedelta(days=1)
    ).person
    for person in (other, learner, former):
        assert signed_in(person).get(desk.url()).status_code == 404
    assert Client().get(desk.url()).status_code == 302


@pytest.mark.item("I-1")
def test_deputy_looks_but_does_not_touch(desk: Desk) -> None:
    deputy = MembershipFactory(group=desk.group, role=Role.DEPUTY).person
    client = signed_in(deputy)
    html = client.get(desk.url()).content.decode()
    assert deputy.name not in names(html)
    assert client.get(desk.url("plan/")).status_code == 200
    assert "Set these dates" not in client.get(desk.url("plan/")).content.decode()
    assert client.post(desk.url("plan/"), {"receipt": str(uuid4())}).status_code == 403


def test_group_without_plan_says_what_to_do(desk: Desk) -> None:
    group = GroupFactory(name="Empty")
    MembershipFactory(group=group, person=desk.leader, role=Role.LEADER)
    response = desk.client.get(f"/team/{group.uid}/")
    assert "Make the plan" in response.content.decode()


def test_team_with_one_group_goes_there(desk: Desk) -> None:
    assert desk.client.get("/team/").headers["Location"] == desk.url()
    group = GroupFactory(name="Second")
    MembershipFactory(group=group, person=desk.leader, role=Role.LEADER)
    html = desk.client.get("/team/").content.decode()
    assert "Service Desk North" in html
    assert "Second" in html


def test_person_page_shows_what_and_when(desk: Desk) -> None:
    ada = desk.learner("Ada")
    activity = desk.course.activities[0]
    complete_activity(access=access_of(ada), course=desk.course, activity=activity, now=NOW)
    html = desk.client.get(desk.url(f"person/{ada.uid}/")).content.decode()
    assert activity.title in html
    assert "Tuesday 10 March" in html


def test_person_page_folds_what_is_not_begun(desk: Desk) -> None:
    ada = desk.learner("Ada")
    finish_section(ada, desk.course, 1)
    html = desk.client.get(desk.url(f"person/{ada.uid}/")).content.decode()

    assert html.count('<details class="person-part stack-s" open>') == 1
    assert html.count('<details class="person-part stack-s">') == len(desk.course.sections) - 1


def test_person_page_of_a_former_member_is_not_found(desk: Desk) -> None:
    former = MembershipFactory(group=desk.group, ends_at=NOW - timedelta(days=1)).person
    assert desk.client.get(desk.url(f"person/{former.uid}/")).status_code == 404
