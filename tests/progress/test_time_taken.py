from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from deskside.courses.models import PackRelease
from deskside.progress.actions.times import release_times
from deskside.progress.models import Completion, Enrolment
from deskside.progress.queries.times import ranges
from deskside.progress.time_taken import minutes_active, range_of, step_of
from tests.factories.people import GroupFactory
from tests.factories.progress import NOW, finish_section, learner_in, outline, plan_for

NINE = datetime(2026, 3, 2, 9, tzinfo=UTC)


def test_pauses_of_more_than_half_an_hour_are_pauses() -> None:
    moments = [NINE, NINE + timedelta(minutes=10), NINE + timedelta(minutes=70)]
    assert minutes_active([*moments, NINE + timedelta(minutes=75)]) == 15
    assert minutes_active([]) == 0


@pytest.mark.item("I-15")
def test_a_range_is_shown_from_ten_people_on() -> None:
    counts = {step_of(minutes): 1 for minutes in range(30, 75, 5)}
    assert range_of(counts) is None
    shown = range_of({**counts, step_of(200): 1})
    assert shown is not None
    assert (shown.low, shown.middle, shown.high, shown.people) == (30, 50, 70, 10)


@pytest.mark.item("I-15")
def test_times_of_those_who_finished_are_released_for_a_section(
    loaded_course: PackRelease,
) -> None:
    group = GroupFactory()
    plan_for(group, loaded_course)
    course = outline(loaded_course)
    for number in range(10):
        person = learner_in(group)
        finish_section(person, course, 1, NOW)
        rows = Completion.objects.filter(enrolment__person=person).order_by("pk")
        for place, row in enumerate(rows):
            row.completed_at = NOW + timedelta(minutes=(12 + number) * place)
            row.save()
    release_times(NOW)
    shown = ranges([course.sections[0].id, course.sections[1].id])
    assert set(shown) == {course.sections[0].id}
    assert shown[course.sections[0].id].people == 10
    assert Enrolment.objects.count() == 10
