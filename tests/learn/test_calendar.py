from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from pytest_django import DjangoAssertNumQueries

from deskside.courses.outline import CourseOutline
from deskside.learn.calendar import due_sections
from deskside.people.models import Group, Person
from deskside.progress.actions import complete_activity, extend
from deskside.progress.models import DueDate, Plan
from deskside.progress.queries.access import learner_access
from tests.factories.people import PersonFactory
from tests.learn.conftest import NOW


def due(person: Person) -> dict[str, Any]:
    return {event.path.rstrip("/").rpartition("/")[2]: event for event in due_sections(person, NOW)}


def test_every_section_with_a_date_is_an_event(learner: Person, course: CourseOutline) -> None:
    found = due(learner)

    assert set(found) == {section.key for section in course.sections}
    first = found[course.sections[0].key]
    row = DueDate.objects.get(section_id=course.sections[0].id)
    assert first.ends_at == row.due_at
    assert first.title == f"Due: {course.sections[0].title}"
    assert "Berlin, UTC+2" in first.words


@pytest.mark.item("I-22")
def test_longer_date_of_ones_own_counts(
    learner: Person, group: Group, course: CourseOutline
) -> None:
    plan = Plan.objects.get(group=group)
    section = course.sections[0]
    extend(
        plan=plan,
        section=section,
        person=learner,
        to=date(2026, 7, 31),
        reason="On call all week",
        by=None,
        now=NOW,
    )

    event = due(learner)[section.key]

    assert event.ends_at.date() == date(2026, 7, 31)
    assert "longer date" in event.words
    assert "On call" not in event.words + event.title


def test_finished_section_has_no_date_any_more(learner: Person, course: CourseOutline) -> None:
    section = course.sections[0]
    for activity in section.activities:
        if activity.id in {*section.required, *section.choices[:1]}:
            access = learner_access(learner, course.course_key, NOW)
            assert access is not None
            complete_activity(access=access, course=course, activity=activity, now=NOW)

    assert section.key not in due(learner)


def test_moved_date_keeps_its_key(learner: Person, group: Group, course: CourseOutline) -> None:
    before = due(learner)[course.sections[0].key]
    DueDate.objects.filter(section_id=course.sections[0].id).update(
        due_at=before.ends_at + timedelta(days=7)
    )

    after = due(learner)[course.sections[0].key]

    assert after.key == before.key
    assert after.ends_at == before.ends_at + timedelta(days=7)


def test_stranger_has_no_dates(course: CourseOutline) -> None:
    assert due(PersonFactory.create()) == {}


def test_dates_cost_two_statements(
    learner: Person, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    due(learner)

    with django_assert_num_queries(2):
        due(learner)
