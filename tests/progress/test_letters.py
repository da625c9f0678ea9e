from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from deskside.courses.models import PackRelease
from deskside.courses.outline import CourseOutline
from deskside.ledger.models import DueWork
from deskside.notify.kinds import kind_of
from deskside.notify.letter import Letter
from deskside.notify.models import Message
from deskside.people.models import Absence, Group, Membership, Person
from deskside.progress.actions import extend
from deskside.progress.actions.expectations import send_kick_off
from deskside.progress.actions.reminders import subject_key_of, write_letters
from deskside.progress.models import Plan
from deskside.progress.pacing import Pacing
from deskside.progress.planning.moments import moments
from tests.factories.people import GroupFactory, PersonFactory
from tests.factories.progress import NOW, finish_section, learner_in, outline, plan_for

FRIDAY = date(2026, 3, 13)
WEDNESDAY_NINE = datetime(2026, 3, 11, 8, tzinfo=UTC)  # nine o'clock in Berlin
FRIDAY_NINE = datetime(2026, 3, 13, 8, tzinfo=UTC)
MONDAY_NINE = datetime(2026, 3, 16, 8, tzinfo=UTC)


@pytest.fixture
def group(db: None) -> Group:
    return GroupFactory.create()


@pytest.fixture
def plan(group: Group, loaded_course: PackRelease) -> Plan:
    return plan_for(group, loaded_course)


@pytest.fixture
def course(loaded_course: PackRelease) -> CourseOutline:
    return outline(loaded_course)


def written(plan: Plan, which: str, at: datetime) -> list[Message]:
    write_letters(subject_key_of(plan.pk, FRIDAY, which), at)
    return list(Message.objects.order_by("pk"))


def is_true(message: Message, at: datetime) -> bool:
    kind = kind_of(message.kind)
    assert kind is not None
    return kind.still_true(message, at)


def letter(message: Message) -> Letter:
    kind = kind_of(message.kind)
    assert kind is not None
    return kind.render(message)


def test_moments_are_two_working_days_before_the_day_and_the_day_after() -> None:
    pacing = Pacing("weekly", date(2026, 3, 2), zone="Europe/Berlin")
    found = {one.which: one.at for one in moments(date(2026, 3, 16), pacing)}
    assert found == {
        "soon": datetime(2026, 3, 12, 8, tzinfo=UTC),
        "today": datetime(2026, 3, 16, 8, tzinfo=UTC),
        "over": datetime(2026, 3, 17, 8, tzinfo=UTC),
    }


def test_a_plan_has_its_moments_looked_at_and_none_that_are_over(plan: Plan) -> None:
    keys = set(DueWork.objects.values_list("subject_key", flat=True))
    assert subject_key_of(plan.pk, FRIDAY, "soon") in keys
    assert not any("2026-03-06" in key for key in keys)


@pytest.mark.item("I-21")
def test_due_soon_goes_to_those_who_have_not_finished(
    plan: Plan, group: Group, course: CourseOutline
) -> None:
    waiting, ready = learner_in(group), learner_in(group)
    finish_section(ready, course, 2)
    (message,) = written(plan, "soon", WEDNESDAY_NINE)
    assert message.person == waiting
    assert is_true(message, WEDNESDAY_NINE)
    text = letter(message).as_text()
    assert course.sections[1].title in text
    assert "Friday 13 March 2026, 18:00 (Berlin)" in text
    finish_section(waiting, course, 2)
    assert not is_true(message, WEDNESDAY_NINE)


def test_due_today_and_overdue_come_once_each(plan: Plan, group: Group) -> None:
    learner_in(group)
    written(plan, "today", FRIDAY_NINE)
    written(plan, "today", FRIDAY_NINE + timedelta(minutes=5))
    messages = written(plan, "over", MONDAY_NINE)
    assert [message.kind for message in messages] == ["due_today", "overdue"]
    assert "Nothing is locked" in letter(messages[1]).as_text()
    assert not is_true(messages[0], MONDAY_NINE)


def test_a_longer_date_moves_the_letters_with_it(
    plan: Plan, group: Group, course: CourseOutline
) -> None:
    person, leader = learner_in(group), PersonFactory(name="Marisol Quispe")
    extend(
        plan=plan, section=course.sections[1], person=person, to=date(2026, 3, 20),
        reason="", by=leader, now=NOW,
    )  # fmt: skip
    (message,) = written(plan, "soon", WEDNESDAY_NINE)
    assert message.kind == "extension"
    assert is_true(message, NOW)
    assert "Marisol Quispe has given you more time" in letter(message).as_text()
    assert "until Friday 20 March 2026" in " ".join(letter(message).paragraphs)


def _goes_on_leave(person: Person) -> None:
    Absence.objects.create(person=person, first_day=date(2026, 3, 11), last_day=date(2026, 3, 12))


def _leaves(person: Person) -> None:
    Membership.objects.filter(person=person).update(ends_at=NOW)


def _is_switched_off(person: Person) -> None:
    Person.objects.filter(pk=person.pk).update(is_active=False)


@pytest.mark.parametrize("happens", [_goes_on_leave, _leaves, _is_switched_off])
def test_a_letter_is_dropped_where_its_reader_is_not_there(
    plan: Plan, group: Group, happens: object
) -> None:
    person = learner_in(group)
    (message,) = written(plan, "soon", WEDNESDAY_NINE)
    assert is_true(message, WEDNESDAY_NINE)
    happens(person)  # type: ignore[operator]
    assert not is_true(message, WEDNESDAY_NINE)


def test_a_date_that_was_moved_writes_nothing_at_its_old_moment(plan: Plan, group: Group) -> None:
    learner_in(group)
    plan.due_dates.filter(local_date=FRIDAY).update(local_date=date(2026, 3, 14))
    assert written(plan, "soon", WEDNESDAY_NINE) == []


def test_an_empty_or_archived_group_is_written_nothing(plan: Plan, group: Group) -> None:
    assert written(plan, "soon", WEDNESDAY_NINE) == []
    learner_in(group)
    Group.objects.update(archived_at=NOW)
    assert written(plan, "soon", WEDNESDAY_NINE) == []


def test_work_done_days_late_writes_nothing(plan: Plan, group: Group) -> None:
    learner_in(group)
    assert written(plan, "soon", FRIDAY_NINE) == []


@pytest.mark.item("I-21")
def test_the_opening_message_is_the_leaders_own_words(plan: Plan, group: Group) -> None:
    leader, person = learner_in(group, person__name="Marisol Quispe"), learner_in(group)
    send_kick_off(plan=plan, subject="We begin", words="First.\r\n\r\nSecond.", by=leader, now=NOW)
    message = Message.objects.get()
    assert message.person == person
    assert is_true(message, NOW)
    assert letter(message).paragraphs == ("First.", "Second.")
    assert "Written by Marisol Quispe" in letter(message).as_text()
    leader.delete()
    assert "Written by" not in letter(message).as_text()


def test_letters_are_addressed_in_the_same_statements_for_one_and_three(
    plan: Plan, group: Group, django_assert_max_num_queries: object
) -> None:
    for _n in range(3):
        learner_in(group)
    with django_assert_max_num_queries(9):  # type: ignore[operator]
        write_letters(subject_key_of(plan.pk, FRIDAY, "soon"), WEDNESDAY_NINE)
    assert Message.objects.count() == 3
