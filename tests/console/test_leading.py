"""Several leaders, handing over, putting a group away; what becomes of those who move."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import uuid4

import pytest

from deskside.console.actions.leading import (
    Days,
    bring_back,
    end_hand_over,
    hand_over,
    put_away,
    run_begin,
    run_end,
)
from deskside.console.models import HandOver
from deskside.ledger.models import DueWork
from deskside.people.actions.memberships import add_member, end_membership
from deskside.people.models import Membership, Person, Role
from tests.console.conftest import Desk, signed_in
from tests.factories.people import GroupFactory, MembershipFactory
from tests.factories.progress import NOW, finish_section

TODAY = NOW.date()


def role_of(desk: Desk, person: Person) -> str:
    return Membership.objects.get(group=desk.group, person=person, ends_at=None).role


def given(desk: Desk, person: Person, first: date, last: date | None) -> HandOver:
    member = Membership.objects.get(group=desk.group, person=person, ends_at=None)
    days = Days(first, last)
    return hand_over(group=desk.group, member=member, days=days, by=desk.leader, now=NOW)


@pytest.mark.item("I-1")
def test_stand_in_leads_for_the_leave_and_no_longer(desk: Desk) -> None:
    ada = desk.learner("Ada")
    later = given(desk, ada, TODAY + timedelta(days=3), TODAY + timedelta(days=9))

    assert role_of(desk, ada) == Role.LEARNER
    begins, ends = DueWork.objects.filter(kind__startswith="hand_over").order_by("due_at")
    run_begin(begins.subject_key, begins.due_at)
    assert role_of(desk, ada) == Role.LEADER
    assert signed_in(ada).get(desk.url()).status_code == 200
    assert role_of(desk, desk.leader) == Role.LEADER

    run_end(ends.subject_key, ends.due_at)
    assert role_of(desk, ada) == Role.LEARNER
    assert signed_in(ada).get(desk.url()).status_code == 404
    later.refresh_from_db()
    assert later.ended_at == ends.due_at


def test_hand_over_that_begins_today_begins_at_once_and_ends_on_a_click(desk: Desk) -> None:
    ada = desk.learner("Ada")
    fields = {"person": str(ada.uid), "first_day": f"{TODAY}", "last_day": f"{TODAY}"}

    sent = desk.client.post(desk.url("leading/hand-over/"), {"receipt": str(uuid4()), **fields})
    assert sent.status_code == 303
    assert role_of(desk, ada) == Role.LEADER

    url = desk.url(f"leading/hand-over/{HandOver.objects.get().uid}/end/")
    assert desk.client.post(url, {"receipt": str(uuid4())}).status_code == 303
    assert role_of(desk, ada) == Role.LEARNER
    assert not DueWork.objects.filter(kind__startswith="hand_over").exists()


def test_handing_over_for_good_makes_the_leader_a_learner(desk: Desk) -> None:
    ada = desk.learner("Ada")
    given(desk, ada, TODAY, None)

    assert (role_of(desk, ada), role_of(desk, desk.leader)) == (Role.LEADER, Role.LEARNER)
    assert desk.client.get(desk.url()).status_code == 404


def test_stand_in_goes_on_where_nobody_else_is_left(desk: Desk) -> None:
    ada = desk.learner("Ada")
    one = given(desk, ada, TODAY, TODAY)
    end_membership(membership=Membership.objects.get(person=desk.leader, ends_at=None), now=NOW)

    end_hand_over(given=one, now=NOW + timedelta(days=1))

    assert role_of(desk, ada) == Role.LEADER


def test_stand_in_who_has_left_is_forgotten(desk: Desk) -> None:
    ada = desk.learner("Ada")
    one = given(desk, ada, TODAY + timedelta(days=2), None)
    end_membership(membership=Membership.objects.get(person=ada, ends_at=None), now=NOW)

    run_begin(f"hand_over:{one.uid}", NOW + timedelta(days=2))

    assert role_of(desk, desk.leader) == Role.LEADER


@pytest.mark.parametrize(
    "fields",
    [
        {},
        {"person": "nobody", "first_day": "2026-03-10"},
        {"person": str(uuid4()), "first_day": "2026-03-10"},
        {"first_day": "2026-03-09"},
        {"first_day": "2026-03-10", "last_day": "2026-03-01"},
        {"first_day": "2099-03-10"},
    ],
)
def test_impossible_hand_over_is_refused_in_words(desk: Desk, fields: dict[str, str]) -> None:
    ada = desk.learner("Ada")
    sent = {"person": str(ada.uid), **fields, "receipt": str(uuid4())}

    assert desk.client.post(desk.url("leading/hand-over/"), sent).status_code == 422
    assert not HandOver.objects.exists()


def test_group_put_away_is_kept_and_comes_back(desk: Desk) -> None:
    ada = desk.learner("Ada")
    finish_section(ada, desk.course, 1)
    second = GroupFactory(name="Second")
    MembershipFactory(group=second, person=desk.leader, role=Role.LEADER)
    post = {"receipt": str(uuid4()), "archive": "away"}
    assert desk.client.post(desk.url("leading/archive/"), post).status_code == 303

    assert desk.group.name not in desk.client.get("/team/?all=1").content.decode()
    assert desk.group.name in desk.client.get("/team/?put-away=1").content.decode()
    page = desk.client.get(desk.url()).content.decode()
    assert "This group is put away" in page
    assert "Ada" in page
    assert desk.client.get(desk.url(f"person/{ada.uid}/ask/")).status_code == 200
    refused = desk.client.post(
        desk.url(f"person/{ada.uid}/ask/"), {"receipt": str(uuid4()), "text": "Hello"}
    )
    assert refused.status_code == 403
    assert signed_in(ada).get("/course/").status_code == 200  # nobody loses access

    bring_back(group=desk.group)
    assert desk.group.name in desk.client.get("/team/?all=1").content.decode()


def test_record_of_whoever_moves_goes_along(desk: Desk) -> None:
    ada = desk.learner("Ada")
    finish_section(ada, desk.course, 1)
    other = MembershipFactory(role=Role.LEADER)
    end_membership(membership=Membership.objects.get(person=ada, ends_at=None), now=NOW)
    add_member(person=ada, group=other.group, role=Role.LEARNER, now=NOW)
    from tests.factories.progress import plan_for

    plan_for(other.group, desk.plan.release)
    old, new = (f"/team/{group.uid}/person/{ada.uid}/" for group in (desk.group, other.group))

    assert desk.client.get(old).status_code == 404
    assert "Thursday 5 March" in signed_in(other.person).get(new).content.decode()


def test_group_that_is_emptied_still_opens(desk: Desk) -> None:
    for member in Membership.objects.filter(group=desk.group).exclude(person=desk.leader):
        member.delete()

    html = desk.client.get(desk.url()).content.decode()

    assert "Nobody needs you this week" in html


def test_deputy_may_not_put_a_group_away(desk: Desk) -> None:
    deputy = MembershipFactory(group=desk.group, role=Role.DEPUTY).person
    post = {"receipt": str(uuid4()), "archive": "away"}

    assert signed_in(deputy).post(desk.url("leading/archive/"), post).status_code == 403
    put_away(group=desk.group, now=NOW)
    assert signed_in(deputy).get(desk.url("leading/")).status_code == 200
