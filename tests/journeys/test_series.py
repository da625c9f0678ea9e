"""A leader sets up all meetings in a minute; a learner finds their turn, and swaps it."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils.dateformat import format as format_date
from playwright.sync_api import Page, expect

from deskside.courses.outline import CourseOutline
from deskside.lib import clock
from deskside.meetings.models import Sitting
from deskside.people.models import Group, Person, Role
from deskside.progress.actions import set_plan
from deskside.progress.pacing import Pacing
from tests.factories.people import (
    PASSWORD,
    GroupFactory,
    MembershipFactory,
    OrganisationFactory,
    PersonFactory,
)
from tests.journeys.test_learner import LAPTOP, PHONE, Device, check_access, course, device, sign_in

__all__ = ["course", "device"]


@pytest.fixture
def group(course: CourseOutline) -> Group:
    """A plan that begins today; two learners and a leader who can sign in."""
    OrganisationFactory.create()
    made: Group = GroupFactory.create(name="Service Desk North")
    for name, role in (
        ("Marisol Quispe", Role.LEADER),
        ("Amara Nwosu", Role.LEARNER),
        ("Bilal Haddad", Role.LEARNER),
    ):
        email = f"{name.split()[0].lower()}@example.org"
        person = PersonFactory.create(name=name, email=email, secret=PASSWORD)
        MembershipFactory.create(person=person, group=made, role=role)
    pacing = Pacing("weekly", clock.today(made.zone), zone=made.zone)
    leader = Person.objects.get(email="marisol@example.org")
    set_plan(group=made, course=course, pacing=pacing, by=leader, now=clock.now())
    return made


def signed_in(device: Device, size: dict[str, int], email: str) -> Page:
    page = device(size).new_page()
    sign_in(page, email)
    return page


@pytest.mark.item("I-40")
def test_leader_sets_up_the_meetings_and_a_learner_swaps_a_turn(
    device: Device, group: Group
) -> None:
    leader = signed_in(device, LAPTOP, "marisol@example.org")
    leader.goto(f"/team/{group.uid}/")
    leader.get_by_role("link", name="Meetings", exact=True).last.click()
    check_access(leader)
    leader.get_by_label("Hour", exact=True).first.fill("14:30")
    leader.get_by_role("button", name="Show the dates").click()
    leader.get_by_role("button", name="Set up these meetings").click()
    expect(leader.get_by_text("Next meeting")).to_be_visible()
    check_access(leader)

    sitting = Sitting.objects.filter(facilitator__email="amara@example.org").earliest("starts_at")
    amara = signed_in(device, PHONE, "amara@example.org")
    amara.goto("/meetings/")
    check_access(amara)
    amara.goto(f"/meetings/{sitting.uid}/")
    expect(amara.get_by_role("heading", name="You lead this one")).to_be_visible()
    check_access(amara)
    amara.get_by_role("link", name="Swap with somebody").click()
    amara.get_by_label("Bilal Haddad").check()
    check_access(amara)
    amara.get_by_role("button", name="Ask them").click()
    expect(amara.get_by_text("has not answered yet")).to_be_visible()

    bilal = signed_in(device, PHONE, "bilal@example.org")
    bilal.goto("/meetings/")
    check_access(bilal)
    bilal.get_by_role("button", name="Yes, I will").click()
    expect(bilal.get_by_role("heading", name="You lead this one")).to_be_visible()
    sitting.refresh_from_db()
    assert sitting.facilitator is not None
    assert sitting.facilitator.name == "Bilal Haddad"


def test_an_incident_puts_a_meeting_off_in_one_tap(device: Device, group: Group) -> None:
    leader = signed_in(device, PHONE, "marisol@example.org")
    leader.goto(f"/team/{group.uid}/meetings/")
    leader.get_by_role("button", name="Set up these meetings").click()
    leader.get_by_role("link", name="Open it").click()
    before = Sitting.objects.earliest("starts_at")
    week_on = before.local_date + timedelta(days=7)
    leader.get_by_role("button", name=format_date(week_on, "l j F")).click()
    expect(leader.locator("header").get_by_text(format_date(week_on, "l j F"))).to_be_visible()
    check_access(leader)
    before.refresh_from_db()
    assert (before.local_date, before.postponed) == (week_on, 1)
    assert before.facilitator_id is not None
