from __future__ import annotations

from datetime import UTC, datetime

import pytest

from deskside.people.actions.groups import create_group
from deskside.people.actions.joining import AddressTaken, join_by_link, join_signed_in
from deskside.people.actions.memberships import (
    LastLeader,
    add_member,
    change_role,
    end_membership,
)
from deskside.people.actions.organisation import AlreadySetUp, create_organisation
from deskside.people.models import Group, Membership, Person, Role
from deskside.people.policies import can_lead, can_manage_people, can_see_progress
from deskside.people.queries.groups import current_groups, led_groups
from tests.factories.people import (
    GroupFactory,
    InvitationFactory,
    MembershipFactory,
    OrganisationFactory,
    PersonFactory,
)

NOW = datetime(2026, 3, 2, 9, tzinfo=UTC)
pytestmark = [pytest.mark.django_db, pytest.mark.item("I-1"), pytest.mark.item("I-2")]


def join(group: Group, email: str) -> Person:
    return join_by_link(
        group=group, name="Ada", email=email, password_hash="hash$1", zone="UTC", now=NOW
    )


def test_create_organisation_twice_is_refused() -> None:
    OrganisationFactory.create()

    with pytest.raises(AlreadySetUp):
        create_organisation(name="Second", zone="UTC", now=NOW)


def test_create_group_is_led_at_once_and_by_several_later() -> None:
    first, second = PersonFactory.create(), PersonFactory.create()

    group = create_group(name="Night Desk", zone="Europe/Berlin", leader=first, now=NOW)
    add_member(person=second, group=group, role=Role.LEADER, now=NOW)

    assert can_lead(first, group, NOW)
    assert can_lead(second, group, NOW)


def test_add_member_twice_keeps_the_first_role() -> None:
    seat = MembershipFactory.create(role=Role.LEADER)

    again = add_member(person=seat.person, group=seat.group, role=Role.LEARNER, now=NOW)

    assert (again.pk, again.role) == (seat.pk, Role.LEADER)


def test_end_membership_keeps_the_row_and_ends_the_right_to_look() -> None:
    group = GroupFactory.create()
    MembershipFactory.create(group=group, role=Role.LEADER)
    seat = MembershipFactory.create(group=group, role=Role.LEADER)
    invitation = InvitationFactory.create(person=seat.person, group=group)

    end_membership(membership=seat, now=NOW)

    invitation.refresh_from_db()
    assert Membership.objects.get(pk=seat.pk).ends_at == NOW
    assert not can_see_progress(seat.person, group, NOW)
    assert invitation.revoked_at == NOW


@pytest.mark.parametrize("heir_is_invited", [True, False])
def test_last_leader_can_neither_leave_nor_step_down(heir_is_invited: bool) -> None:
    seat = MembershipFactory.create(role=Role.LEADER)
    MembershipFactory.create(group=seat.group, role=Role.DEPUTY)
    if heir_is_invited:
        # Invited as a leader, without a password so far: nobody who could lead.
        waiting = PersonFactory.create(joined_at=None)
        MembershipFactory.create(group=seat.group, role=Role.LEADER, person=waiting)

    with pytest.raises(LastLeader):
        end_membership(membership=seat, now=NOW)
    with pytest.raises(LastLeader):
        change_role(membership=seat, role=Role.LEARNER, now=NOW)


def test_change_role_to_deputy_lets_look_and_not_manage() -> None:
    group = GroupFactory.create()
    MembershipFactory.create(group=group, role=Role.LEADER)
    seat = MembershipFactory.create(group=group)

    change_role(membership=seat, role=Role.DEPUTY, now=NOW)

    assert can_see_progress(seat.person, group, NOW)
    assert not can_manage_people(seat.person, group, NOW)


def test_owner_manages_any_group() -> None:
    assert can_manage_people(PersonFactory.create(is_owner=True), GroupFactory.create(), NOW)


def test_join_by_link_learns_in_the_group() -> None:
    group = GroupFactory.create()

    person = join(group, "New@Example.org")

    assert person.email == "new@example.org"
    assert list(current_groups(person, NOW)) == [group]
    assert not led_groups(person, NOW)


@pytest.mark.parametrize("joined", [True, False])
def test_join_by_link_never_opens_an_address_that_is_known(joined: bool) -> None:
    known = PersonFactory.create(email="a@x.org", **({} if joined else {"joined_at": None}))

    with pytest.raises(AddressTaken):
        join(GroupFactory.create(), "A@x.org")

    known.refresh_from_db()
    assert not known.has_usable_password()
    assert not known.memberships.exists()


def test_join_signed_in_twice_is_in_once() -> None:
    person, group = PersonFactory.create(), GroupFactory.create()

    join_signed_in(person=person, group=group, now=NOW)
    join_signed_in(person=person, group=group, now=NOW)

    assert Membership.objects.filter(person=person, group=group).count() == 1
