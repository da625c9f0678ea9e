from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest

from deskside.courses.models import PackRelease
from deskside.meetings.models import SittingState
from deskside.meetings.policies import can_arrange, can_prepare, can_see_meetings
from deskside.meetings.queries.people import crew_of
from deskside.meetings.queries.sittings import sitting_for
from deskside.people.models import Group, Person, Role
from tests.factories.meetings import make_sitting
from tests.factories.people import GroupFactory, MembershipFactory, PersonFactory

NOW = datetime(2026, 3, 10, 12, tzinfo=UTC)
SOON = NOW + timedelta(days=1)


@pytest.fixture
def group(loaded_course: PackRelease, frozen: Callable[[datetime], None]) -> Group:
    frozen(NOW)
    made: Group = GroupFactory()
    return made


def join(group: Group, role: Role = Role.LEARNER, **more: object) -> Person:
    person: Person = MembershipFactory(group=group, role=role, **more).person
    return person


def test_what_somebody_is_to_a_sitting(
    group: Group, django_assert_num_queries: Callable[[int], object]
) -> None:
    leads, stands_by, leader, member = (join(group), join(group), join(group, Role.LEADER), None)
    member = join(group)
    deputy = join(group, Role.DEPUTY)
    owner = PersonFactory(is_owner=True)
    sitting = make_sitting(group, starts_at=SOON, facilitator=leads, understudy=stands_by)
    expected = {
        leads: "facilitator",
        stands_by: "understudy",
        leader: "leader",
        member: "member",
        deputy: "member",
        owner: "leader",
    }
    for person, role in expected.items():
        with django_assert_num_queries(1):  # type: ignore[attr-defined]
            seen = sitting_for(person, sitting.uid, NOW)
        assert seen is not None
        assert seen.role == role
        assert seen.arranges == can_arrange(person, group, NOW) == (person in (leader, owner))
        assert seen.may_prepare == can_prepare(person, sitting, NOW)
        assert can_see_meetings(person, group, NOW)


def test_a_sitting_is_hidden_from_strangers_and_from_whoever_left(group: Group) -> None:
    sitting = make_sitting(group, starts_at=SOON)
    stranger = join(GroupFactory(), Role.LEADER)
    former = join(group, ends_at=NOW - timedelta(days=1))
    for person in (stranger, former):
        assert sitting_for(person, sitting.uid, NOW) is None
        assert not can_see_meetings(person, group, NOW)
    assert sitting_for(join(group), uuid4(), NOW) is None


def test_the_rights_of_a_facilitator_end_with_the_sitting(group: Group) -> None:
    leads = join(group)
    sitting = make_sitting(group, starts_at=SOON, facilitator=leads)
    assert can_prepare(leads, sitting, NOW)
    sitting.state = SittingState.CLOSED
    sitting.save()
    seen = sitting_for(leads, sitting.uid, NOW)
    assert seen is not None
    assert (seen.role, seen.may_prepare) == ("member", False)
    assert not can_prepare(leads, sitting, NOW)


def test_a_facilitator_who_has_left_may_not_prepare(group: Group) -> None:
    leads = join(group, ends_at=NOW - timedelta(hours=1))
    sitting = make_sitting(group, starts_at=SOON, facilitator=leads)
    assert not can_prepare(leads, sitting, NOW)


def test_a_deputy_is_not_counted_among_who_belongs_to_a_sitting(group: Group) -> None:
    learner = join(group)
    join(group, Role.DEPUTY)
    join(group, ends_at=NOW - timedelta(days=1))
    sitting = make_sitting(group, starts_at=SOON)
    assert crew_of(sitting, NOW) == [(learner.pk, learner.name)]
