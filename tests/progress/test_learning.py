from __future__ import annotations

from datetime import timedelta

import pytest
from django.db.models import ProtectedError

from deskside.courses.models import PackRelease
from deskside.courses.queries import activity_text
from deskside.people.models import Group
from deskside.progress.actions import (
    Try,
    answer_question,
    begin,
    complete_activity,
    rebuild_summaries,
)
from deskside.progress.models import Answer, Completion, Enrolment, How, Position
from deskside.progress.queries.answers import answered
from tests.factories.people import GroupFactory
from tests.factories.progress import (
    NOW,
    access_of,
    finish_section,
    learner_in,
    outline,
    plan_for,
)


@pytest.fixture
def group(loaded_course: PackRelease) -> Group:
    made: Group = GroupFactory()
    plan_for(made, loaded_course)
    return made


def test_begin_twice_moves_the_place(group: Group, loaded_course: PackRelease) -> None:
    person, activity = learner_in(group), outline(loaded_course).activities[0]
    begin(access=access_of(person), activity=activity, place=1, now=NOW)
    later = NOW + timedelta(minutes=4)
    begin(access=access_of(person), activity=activity, place=5, now=later)
    position = Position.objects.get()
    assert (position.place, position.begun_at, position.updated_at) == (5, NOW, later)
    assert Enrolment.objects.get().seen_at == later


def test_complete_activity_twice_is_done_once(group: Group, loaded_course: PackRelease) -> None:
    person, course = learner_in(group), outline(loaded_course)
    activity = course.activities[0]
    first = access_of(person)
    assert complete_activity(access=first, course=course, activity=activity, now=NOW)
    again = complete_activity(
        access=first, course=course, activity=activity, how=How.PAPER, now=NOW + timedelta(days=1)
    )
    assert again is False
    completion = Completion.objects.get()
    assert (completion.how, completion.completed_at) == (How.HERE, NOW)
    assert completion.revision_id == activity.revision_id


def test_begin_after_completion_keeps_it_done(group: Group, loaded_course: PackRelease) -> None:
    person, course = learner_in(group), outline(loaded_course)
    activity = course.activities[0]
    complete_activity(access=access_of(person), course=course, activity=activity, now=NOW)
    begin(access=access_of(person), activity=activity, place=2, now=NOW)
    assert Enrolment.objects.get().marks == {str(activity.id): int(NOW.timestamp())}


def test_complete_activity_counts_in_statements(
    group: Group,
    loaded_course: PackRelease,
    django_assert_num_queries,  # type: ignore[no-untyped-def]
) -> None:
    person, course = learner_in(group), outline(loaded_course)
    begin(access=access_of(person), activity=course.activities[0], place=1, now=NOW)
    access = access_of(person)
    with django_assert_num_queries(5):  # savepoint and release among them
        complete_activity(access=access, course=course, activity=course.activities[0], now=NOW)


def test_finished_section_sets_its_bit(group: Group, loaded_course: PackRelease) -> None:
    person, course = learner_in(group), outline(loaded_course)
    finish_section(person, course, 2)
    enrolment = Enrolment.objects.get()
    assert enrolment.sections_done == 1 << course.sections[1].ordinal
    assert enrolment.done_count == course.sections[1].size


def test_every_try_is_kept_and_the_last_right_one_completes(
    group: Group, loaded_course: PackRelease
) -> None:
    person, course = learner_in(group), outline(loaded_course)
    activity = next(a for a in course.activities if a.kind == "check")
    questions = activity_text(loaded_course.pk, activity).questions

    def answer(number: int, right: bool) -> bool:
        question = questions[number]
        return answer_question(
            access=access_of(person),
            course=course,
            activity=activity,
            tried=Try(question.id, question.revision_id, [0], right),
            others=[q.id for q in questions if q is not question],
            now=NOW,
        )

    assert answer(0, right=False) is False
    assert [answer(n, right=True) for n in range(len(questions))] == [
        *[False] * (len(questions) - 1),
        True,
    ]
    assert Answer.objects.count() == len(questions) + 1
    found = answered(access_of(person).enrolment_id, activity.id)
    assert found == {question.id: True for question in questions}


def test_marks_always_agree_with_the_rows(group: Group, loaded_course: PackRelease) -> None:
    people, course = [learner_in(group) for _ in range(3)], outline(loaded_course)
    for person, activity in zip(people, course.activities[3:], strict=False):
        finish_section(person, course, 1)
        begin(access=access_of(person), activity=course.activities[-1], place=1, now=NOW)
        complete_activity(access=access_of(person), course=course, activity=activity, now=NOW)
    before = list(Enrolment.objects.order_by("pk").values("marks", "done_count", "sections_done"))
    Enrolment.objects.update(marks={}, done_count=0, sections_done=0)
    assert rebuild_summaries(course=course) == 3
    after = list(Enrolment.objects.order_by("pk").values("marks", "done_count", "sections_done"))
    assert after == before
    assert before[0]["done_count"] > 0


def test_an_activity_with_completions_cannot_be_deleted(
    group: Group, loaded_course: PackRelease
) -> None:
    course = outline(loaded_course)
    activity = course.activities[0]
    complete_activity(
        access=access_of(learner_in(group)), course=course, activity=activity, now=NOW
    )
    with pytest.raises(ProtectedError):
        Completion.objects.get().activity.delete()
