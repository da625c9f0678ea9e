from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from deskside.notify.models import Message, MessageState
from deskside.people.actions.roster import Imported, import_roster
from deskside.people.models import Invitation, Membership, Person, Role
from deskside.people.queries.roster import known_people
from deskside.people.roster.parse import Row
from tests.factories.people import GroupFactory, MembershipFactory, PersonFactory

NOW = datetime(2026, 3, 2, 9, tzinfo=UTC)
pytestmark = [pytest.mark.django_db, pytest.mark.item("I-8")]


def rows(count: int) -> list[Row]:
    return [Row(n, f"Person {n}", f"p{n}@example.org") for n in range(1, count + 1)]


def state() -> tuple[int, int, int, int]:
    return (
        Person.objects.count(),
        Membership.objects.count(),
        Invitation.objects.count(),
        Message.objects.count(),
    )


def test_import_makes_persons_who_cannot_sign_in_yet_and_invites_them() -> None:
    group = GroupFactory.create(zone="Asia/Tokyo")

    done = import_roster(
        group=group,
        rows=[Row(1, "李小龙", "li@example.org", "leader", "Asia/Shanghai"), *rows(1)],
        by=None,
        now=NOW,
    )

    assert done == Imported(new=2, added=2, invited=2)
    li = Person.objects.get(email="li@example.org")
    assert (li.name, li.zone, li.has_usable_password(), li.joined_at) == (
        "李小龙",
        "Asia/Shanghai",
        False,
        None,
    )
    assert Person.objects.get(email="p1@example.org").zone == "Asia/Tokyo"
    assert Membership.objects.get(person=li).role == Role.LEADER
    message = Message.objects.get(person=li)
    assert (message.state, message.kind) == (MessageState.WAITING, "invitation")


def test_import_twice_changes_nothing() -> None:
    group = GroupFactory.create()
    import_roster(group=group, rows=rows(3), by=None, now=NOW)
    before = state()

    done = import_roster(group=group, rows=rows(3), by=None, now=NOW + timedelta(hours=1))

    assert done == Imported(new=0, added=0, invited=0)
    assert state() == before == (3, 3, 3, 3)


def test_import_keeps_name_and_role_of_whoever_is_known() -> None:
    seat = MembershipFactory.create(role=Role.LEADER, person__name="Ada", person__email="a@x.org")

    import_roster(group=seat.group, rows=[Row(1, "Other", "a@x.org", "learner")], by=None, now=NOW)

    seat.refresh_from_db()
    assert (seat.role, seat.person.name) == (Role.LEADER, "Ada")
    assert Message.objects.count() == 0


def test_import_brings_former_member_back_and_leaves_closed_accounts_alone() -> None:
    group = GroupFactory.create()
    left = MembershipFactory.create(group=group, ends_at=NOW - timedelta(days=1))
    closed = PersonFactory.create(is_active=False)

    done = import_roster(
        group=group,
        rows=[Row(1, "x", left.person.email), Row(2, "y", closed.email)],
        by=None,
        now=NOW,
    )

    assert done == Imported(new=0, added=1, invited=0)
    assert Membership.objects.current(NOW).filter(person=left.person).count() == 1
    assert not Membership.objects.filter(person=closed).exists()


def test_import_after_an_invitation_lapsed_invites_again() -> None:
    group = GroupFactory.create()
    import_roster(group=group, rows=rows(1), by=None, now=NOW)

    done = import_roster(group=group, rows=rows(1), by=None, now=NOW + timedelta(days=31))

    assert done == Imported(new=0, added=0, invited=1)


def test_import_statements_do_not_grow_with_the_list() -> None:
    counts = []
    for count in (12, 60):
        group = GroupFactory.create()
        with CaptureQueriesContext(
            connection,
        ) as queries:
            import_roster(group=group, rows=rows(count), by=None, now=NOW)
        counts.append(len(queries))
        Person.objects.all().delete()

    assert counts[0] == counts[1] <= 20


def test_import_five_thousand_people_takes_few_statements() -> None:
    group = GroupFactory.create()

    with CaptureQueriesContext(connection) as queries:
        done = import_roster(group=group, rows=rows(5000), by=None, now=NOW)

    assert done.new == done.invited == 5000
    assert len(queries) <= 35


def test_known_people_is_one_statement(django_assert_num_queries) -> None:  # type: ignore[no-untyped-def]
    seat = MembershipFactory.create()
    other = PersonFactory.create()

    with django_assert_num_queries(1):
        known = known_people([seat.person.email, other.email, "new@example.org"], seat.group)

    assert {email: who.in_group for email, who in known.items()} == {
        seat.person.email: True,
        other.email: False,
    }
