from __future__ import annotations

from datetime import timedelta

import pytest

from deskside.courses.models import PackRelease
from deskside.progress.actions import begin
from deskside.progress.queries.access import learner_access
from tests.factories.people import GroupFactory, MembershipFactory, PersonFactory
from tests.factories.progress import NOW, access_of, learner_in, outline, plan_for

KEY = "generated"


def test_access_is_one_statement(loaded_course: PackRelease, django_assert_num_queries) -> None:  # type: ignore[no-untyped-def]
    group = GroupFactory()
    plan_for(group, loaded_course)
    person = learner_in(group)
    with django_assert_num_queries(1):
        access = learner_access(person, loaded_course.course.key, NOW, "any-activity")
    assert access is not None
    assert (access.group_id, access.release_id) == (group.pk, loaded_course.pk)
    assert (access.enrolment_id, access.marks, access.place) == (None, {}, None)


def test_access_is_refused_to_strangers_and_former_members(loaded_course: PackRelease) -> None:
    group = GroupFactory()
    plan_for(group, loaded_course)
    former = MembershipFactory(group=group, ends_at=NOW - timedelta(seconds=1)).person
    coming = MembershipFactory(group=group, starts_at=NOW + timedelta(days=1)).person
    for person in (PersonFactory(), former, coming):
        assert learner_access(person, loaded_course.course.key, NOW) is None


def test_access_of_an_author_needs_no_group(loaded_course: PackRelease) -> None:
    access = learner_access(PersonFactory(is_author=True), None, NOW)
    assert access is not None
    assert access.release_id == loaded_course.pk


def test_access_to_an_unknown_course_is_refused(loaded_course: PackRelease) -> None:
    assert learner_access(learner_in(GroupFactory()), "no-such-course", NOW) is None


def test_access_gives_the_place_in_the_activity(loaded_course: PackRelease) -> None:
    group = GroupFactory()
    plan_for(group, loaded_course)
    person, course = learner_in(group), outline(loaded_course)
    activity = course.activities[0]
    begin(access=access_of(person), activity=activity, place=3, now=NOW)
    access = learner_access(person, course.course_key, NOW, activity.key)
    assert access is not None
    assert (access.place, access.placed_at) == (3, NOW)
    assert access.marks == {str(activity.id): 0}


@pytest.mark.item("I-12")
def test_access_reads_through_the_plan_of_the_newest_membership(
    loaded_course: PackRelease,
) -> None:
    newer = PackRelease.objects.create(
        course=loaded_course.course,
        number=2,
        version="2",
        digest="2",
        content=loaded_course.content,
        loaded_at=NOW,
    )
    old_group, new_group = GroupFactory(), GroupFactory()
    plan_for(old_group, loaded_course)
    plan_for(new_group, newer)
    person = learner_in(old_group)
    assert access_of(person).release_id == loaded_course.pk
    MembershipFactory(person=person, group=new_group, starts_at=NOW - timedelta(days=1))
    assert access_of(person).release_id == newer.pk
