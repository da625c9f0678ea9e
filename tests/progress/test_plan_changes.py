from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest

from deskside.courses.models import PackRelease
from deskside.people.actions.memberships import add_member
from deskside.people.models import Absence, Role
from deskside.progress.actions import move_dates, undo_change
from deskside.progress.actions.expectations import confirm_expectations
from deskside.progress.actions.pauses import Away, end_pause, pause_plan
from deskside.progress.models import Confirmation, Extension, Pause, Plan
from deskside.progress.pacing import Pacing
from deskside.progress.queries.away import away_people
from deskside.progress.queries.due import due_of_person
from tests.factories.people import GroupFactory, PersonFactory
from tests.factories.progress import NOW, finish_section, learner_in, outline, plan_for

FRIDAYS = [date(2026, 3, 6) + timedelta(weeks=n) for n in range(8)]


def dates(plan: Plan) -> list[date]:
    return list(plan.due_dates.order_by("due_at").values_list("local_date", flat=True))


@pytest.mark.item("I-22")
def test_the_newest_change_can_be_undone_and_all_of_it_is_history(
    loaded_course: PackRelease,
) -> None:
    plan, course, by = (
        plan_for(GroupFactory(), loaded_course),
        outline(loaded_course),
        PersonFactory(),
    )
    typed = {s.id: day for s, day in zip(course.sections, FRIDAYS, strict=True)}
    typed[course.sections[1].id] = date(2026, 3, 16)
    move_dates(plan=plan, course=course, typed=typed, take_later=True, by=by, now=NOW)
    assert dates(plan)[1:3] == [date(2026, 3, 16), date(2026, 3, 23)]
    newest = plan.changes.first()
    assert newest is not None
    assert undo_change(plan=plan, change=newest, by=by, now=NOW + timedelta(minutes=1))
    assert dates(plan) == FRIDAYS
    assert not undo_change(plan=plan, change=newest, by=by, now=NOW)
    assert plan.changes.count() == 3
    assert {change.person for change in plan.changes.all()} == {by, None}


@pytest.mark.item("I-22")
def test_a_pause_of_the_group_moves_the_dates_that_the_leader_has_seen(
    loaded_course: PackRelease,
) -> None:
    group = GroupFactory()
    plan, course, by = plan_for(group, loaded_course), outline(loaded_course), PersonFactory()
    person = learner_in(group)
    seen = {s.id: FRIDAYS[n] + timedelta(days=7) for n, s in enumerate(course.sections) if n}
    away = Away(date(2026, 3, 9), date(2026, 3, 13), "a break-in at night")
    pause = pause_plan(plan=plan, away=away, dates=seen, by=by, now=NOW)
    assert dates(plan) == [FRIDAYS[0], *(day + timedelta(days=7) for day in FRIDAYS[1:])]
    assert away_people([person.pk, by.pk], date(2026, 3, 13)) == {person.pk}
    assert "break-in" not in " ".join(plan.changes.values_list("what", flat=True))
    end_pause(pause=pause, by=by, now=NOW)
    assert not Pause.objects.exists()
    assert away_people([person.pk], date(2026, 3, 13)) == set()


@pytest.mark.item("I-22")
def test_a_pause_of_one_person_gives_them_longer_dates_alone(loaded_course: PackRelease) -> None:
    group = GroupFactory()
    plan, course, by = plan_for(group, loaded_course), outline(loaded_course), PersonFactory()
    person, other = learner_in(group), learner_in(group)
    section = course.sections[1]
    away = Away(date(2026, 3, 9), date(2026, 3, 20), "", person)
    pause_plan(plan=plan, away=away, dates={section.id: date(2026, 3, 27)}, by=by, now=NOW)
    longer = due_of_person(plan.pk, person.pk)[section.id].extended_to
    assert longer == datetime.fromisoformat("2026-03-27T17:00+00:00")
    assert due_of_person(plan.pk, other.pk)[section.id].extended_to is None
    assert dates(plan) == FRIDAYS
    assert away_people([person.pk, other.pk], date(2026, 3, 10)) == {person.pk}


def test_absent_people_are_away(loaded_course: PackRelease) -> None:
    person = PersonFactory()
    Absence.objects.create(person=person, first_day=NOW.date(), last_day=NOW.date())
    assert away_people([person.pk], NOW.date()) == {person.pk}
    assert away_people([person.pk], NOW.date() + timedelta(days=1)) == set()


@pytest.mark.item("I-22")
def test_whoever_joins_mid_course_gets_dates_of_their_own(loaded_course: PackRelease) -> None:
    group = GroupFactory()
    plan, course = plan_for(group, loaded_course), outline(loaded_course)
    person = PersonFactory()
    add_member(person=person, group=group, role=Role.LEARNER, now=NOW)
    due = due_of_person(plan.pk, person.pk)
    assert [due[s.id].last.date() for s in course.sections[:2]] == [
        date(2026, 3, 16),
        date(2026, 3, 23),
    ]
    assert Extension.objects.filter(person=person).count() == 8
    assert "came later" in plan.changes.first().what  # type: ignore[union-attr]


@pytest.mark.item("I-22")
def test_somebody_moved_mid_course_keeps_what_is_done_and_gets_dates_for_the_rest(
    loaded_course: PackRelease,
) -> None:
    old, new = GroupFactory(), GroupFactory()
    plan_for(old, loaded_course)
    plan, course = plan_for(new, loaded_course), outline(loaded_course)
    person = learner_in(old)
    finish_section(person, course, 1)
    add_member(person=person, group=new, role=Role.LEARNER, now=NOW)
    given = set(Extension.objects.filter(plan=plan).values_list("section_id", flat=True))
    assert course.sections[0].id not in given
    assert course.sections[1].id in given


def test_deputies_and_early_newcomers_get_no_dates_of_their_own(
    loaded_course: PackRelease,
) -> None:
    group = GroupFactory()
    plan_for(group, loaded_course)
    deputy, early = PersonFactory(), PersonFactory()
    add_member(person=deputy, group=group, role=Role.DEPUTY, now=NOW)
    add_member(person=early, group=group, role=Role.LEARNER, now=NOW - timedelta(days=7))
    assert not Extension.objects.exists()


def test_a_group_date_later_than_an_extension_counts(loaded_course: PackRelease) -> None:
    group = GroupFactory()
    plan, course, by = plan_for(group, loaded_course), outline(loaded_course), PersonFactory()
    person, section = learner_in(group), course.sections[1]
    away = Away(date(2026, 3, 9), date(2026, 3, 10), "", person)
    pause_plan(plan=plan, away=away, dates={section.id: date(2026, 3, 17)}, by=by, now=NOW)
    typed = {
        s.id: day + timedelta(days=14) for s, day in zip(course.sections, FRIDAYS, strict=True)
    }
    move_dates(plan=plan, course=course, typed=typed, take_later=False, by=by, now=NOW)
    due = due_of_person(plan.pk, person.pk)[section.id]
    assert due.last == due.at


@pytest.mark.item("I-21")
def test_confirming_twice_is_once(loaded_course: PackRelease) -> None:
    group = GroupFactory()
    plan, person = plan_for(group, loaded_course), learner_in(group)
    assert confirm_expectations(plan_id=plan.pk, person=person, now=NOW)
    assert not confirm_expectations(plan_id=plan.pk, person=person, now=NOW + timedelta(days=1))
    assert Confirmation.objects.get().confirmed_at == NOW


def test_plan_wishes_come_back_as_they_were_set(loaded_course: PackRelease) -> None:
    from deskside.progress.actions import set_plan
    from deskside.progress.queries.pacing import pacing_of

    wishes = Pacing(
        "weekly", date(2026, 3, 2), "12345", anchor=3, minutes_a_week=30, buffer_weeks=2,
        comes_back=True,
    )  # fmt: skip
    plan = set_plan(
        group=GroupFactory(), course=outline(loaded_course), pacing=wishes, by=None, now=NOW
    )
    assert pacing_of(plan) == wishes
