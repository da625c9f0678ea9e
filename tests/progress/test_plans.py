from __future__ import annotations

from datetime import UTC, date, datetime, time

import pytest

from deskside.courses.models import PackRelease
from deskside.progress.actions import accept_release, extend, move_dates_from
from deskside.progress.models import DueDate, Extension, PlanChange
from deskside.progress.queries.due import due_of_person
from tests.factories.people import GroupFactory, PersonFactory
from tests.factories.progress import NOW, learner_in, outline, plan_for


@pytest.mark.item("I-17")
def test_set_plan_keeps_local_date_time_zone_and_instant(loaded_course: PackRelease) -> None:
    plan = plan_for(GroupFactory(zone="Europe/Berlin"), loaded_course)
    due = list(plan.due_dates.order_by("due_at"))
    assert [d.local_date for d in due[:2]] == [date(2026, 3, 6), date(2026, 3, 13)]
    assert (due[0].local_time, due[0].zone) == (time(18), "Europe/Berlin")
    assert due[0].due_at == datetime(2026, 3, 6, 17, tzinfo=UTC)
    after_summer_time = next(d for d in due if d.local_date == date(2026, 4, 3))
    assert after_summer_time.due_at == datetime(2026, 4, 3, 16, tzinfo=UTC)
    assert "one section a week, until 24 April 2026" in PlanChange.objects.get().what


def test_set_plan_again_replaces_dates_and_keeps_extensions(loaded_course: PackRelease) -> None:
    group = GroupFactory()
    plan = plan_for(group, loaded_course)
    section = outline(loaded_course).sections[0]
    leader, person = PersonFactory(), learner_in(group)
    extend(
        plan=plan,
        section=section,
        person=person,
        to=date(2026, 3, 20),
        reason="on call all week",
        by=leader,
        now=NOW,
    )
    again = plan_for(group, loaded_course, preset="two-days")
    assert again.pk == plan.pk
    assert DueDate.objects.count() == 8
    due = due_of_person(plan.pk, person.pk)[section.id]
    assert due.extended_to == datetime(2026, 3, 20, 17, tzinfo=UTC)


@pytest.mark.item("I-22")
def test_move_one_date_or_all_later_ones(loaded_course: PackRelease) -> None:
    plan, course = plan_for(GroupFactory(), loaded_course), outline(loaded_course)
    to, by = date(2026, 3, 16), PersonFactory()

    def dates() -> list[date]:
        return list(plan.due_dates.order_by("due_at").values_list("local_date", flat=True))

    second = course.sections[1]
    move_dates_from(
        plan=plan, course=course, section=second, to=to, shift_later=False, by=by, now=NOW
    )
    assert dates()[1:3] == [to, date(2026, 3, 20)]
    move_dates_from(
        plan=plan,
        course=course,
        section=second,
        to=date(2026, 3, 23),
        shift_later=True,
        by=by,
        now=NOW,
    )
    assert dates()[:3] == [date(2026, 3, 6), date(2026, 3, 23), date(2026, 3, 27)]


def test_extend_again_replaces_the_first(loaded_course: PackRelease) -> None:
    group = GroupFactory()
    plan, section = plan_for(group, loaded_course), outline(loaded_course).sections[0]
    person, by = learner_in(group), PersonFactory()
    for day in (20, 27):
        extend(
            plan=plan,
            section=section,
            person=person,
            to=date(2026, 3, day),
            reason="",
            by=by,
            now=NOW,
        )
    assert Extension.objects.get().local_date == date(2026, 3, 27)


def test_accept_release_keeps_dates_and_gives_new_sections_later_ones(
    loaded_course: PackRelease,
) -> None:
    plan, course = plan_for(GroupFactory(), loaded_course), outline(loaded_course)
    last = course.sections[-1]
    plan.due_dates.filter(section_id=last.id).delete()
    accept_release(plan=plan, course=course, by=PersonFactory(), now=NOW)
    assert plan.due_dates.get(section_id=last.id).local_date == date(2026, 4, 24)
    assert plan.due_dates.count() == 8
