from __future__ import annotations

from datetime import date, timedelta
from typing import Any
from uuid import uuid4

import pytest
from pytest_django.fixtures import DjangoAssertNumQueries

from deskside.courses.models import PackRelease
from deskside.notify.models import Message
from deskside.people.models import Absence, Role
from deskside.progress.models import DueDate, Extension, KickOff, Pause, Plan, PlanChange
from tests.console.conftest import Desk, signed_in
from tests.factories.people import MembershipFactory
from tests.factories.progress import NOW, finish_section

FRIDAYS = [date(2026, 3, 6) + timedelta(weeks=n) for n in range(8)]


def dates() -> list[date]:
    return list(DueDate.objects.order_by("due_at").values_list("local_date", flat=True))


def receipt(**more: Any) -> dict[str, Any]:
    return {"receipt": str(uuid4()), **more}


def typed(desk: Desk, shown: list[date], wanted: dict[int, date]) -> dict[str, str]:
    """The form of the dates as the page showed it, with some changed (by number of section)."""
    fields = {}
    for index, section in enumerate(desk.course.sections):
        fields[f"was-{section.id}"] = shown[index].isoformat()
        fields[f"date-{section.id}"] = wanted.get(index + 1, shown[index]).isoformat()
    return fields


@pytest.mark.item("I-17")
def test_the_plan_shows_dates_a_calendar_and_what_it_costs(desk: Desk) -> None:
    html = desk.client.get(desk.url("plan/")).content.decode()
    assert "The last section is due on Friday 24 April 2026" in html
    assert html.count('class="chip"') == 8
    assert 'data-day="2026-03-06"' in html
    assert "What it costs:" in html


@pytest.mark.parametrize("people", [1, 3])
def test_the_plan_takes_the_same_statements_for_one_and_three(
    desk: Desk, people: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(people):
        person = desk.learner(f"Person {number}")
        Absence.objects.create(person=person, first_day=FRIDAYS[2], last_day=FRIDAYS[3])
    desk.client.get(desk.url("plan/"))
    with django_assert_num_queries(10):
        desk.client.get(desk.url("plan/"))


@pytest.mark.item("I-22")
def test_showing_moved_dates_writes_nothing_and_saving_takes_the_later_ones_along(
    desk: Desk,
) -> None:
    fields = typed(desk, FRIDAYS, {3: date(2026, 3, 23)}) | {"take_later": "on"}
    shown = desk.client.post(desk.url("dates/"), receipt(show="1", **fields))
    assert "So the dates would be" in shown.content.decode()
    assert 'value="2026-03-30"' in shown.content.decode()
    assert dates() == FRIDAYS
    saved = desk.client.post(desk.url("dates/"), receipt(**fields))
    assert (saved.status_code, saved.headers["Location"]) == (303, desk.url("plan/"))
    assert dates()[2:4] == [date(2026, 3, 23), date(2026, 3, 30)]
    assert "and all later ones with it" in PlanChange.objects.order_by("-pk")[0].what


def test_a_second_change_does_not_undo_what_the_first_has_shown(desk: Desk) -> None:
    shown = [*FRIDAYS[:2], *(day + timedelta(days=3) for day in FRIDAYS[2:])]
    fields = typed(desk, shown, {5: shown[4] + timedelta(days=1)}) | {"take_later": "on"}
    desk.client.post(desk.url("dates/"), receipt(**fields))
    assert dates()[2:5] == [shown[2], shown[3], shown[4] + timedelta(days=1)]
    assert dates()[5] > shown[5]


@pytest.mark.parametrize(
    ("wanted", "words"),
    [
        ({4: date(2026, 3, 1)}, "Section 4 is due before"),
        ({1: date(1999, 1, 1)}, "Choose a day in this century"),
    ],
)
def test_bad_dates_are_said_and_nothing_moves(
    desk: Desk, wanted: dict[int, date], words: str
) -> None:
    response = desk.client.post(desk.url("dates/"), receipt(**typed(desk, FRIDAYS, wanted)))
    assert response.status_code == 422
    assert words in response.content.decode()
    assert dates() == FRIDAYS


def test_an_empty_date_is_asked_for(desk: Desk) -> None:
    response = desk.client.post(desk.url("dates/"), receipt())
    assert response.status_code == 422
    assert "Give every section a date" in response.content.decode()


@pytest.mark.item("I-22")
def test_undo_puts_the_dates_back_once(desk: Desk) -> None:
    desk.client.post(desk.url("dates/"), receipt(**typed(desk, FRIDAYS, {8: date(2026, 5, 8)})))
    change = PlanChange.objects.order_by("-pk")[0]
    html = desk.client.get(desk.url("plan/")).content.decode()
    assert "to 8 May 2026" in html
    for number in (str(change.pk), str(change.pk), "x", "9" * 40):
        answer = desk.client.post(desk.url("dates/undo/"), receipt(change=number))
        assert answer.status_code == 303
    assert dates() == FRIDAYS
    assert "Put the dates back" in desk.client.get(desk.url("plan/")).content.decode()


@pytest.mark.item("I-18")
def test_public_holidays_are_offered_by_the_zone_and_never_counted_unasked(desk: Desk) -> None:
    body = {
        "preset": "weekly",
        "starts_on": "2026-03-30",
        "anchor": "5",
        "every_days": "3",
        "weekdays": list("12345"),
        "due_time": "18:00",
        "zone": "Europe/Berlin",
    }
    html = desk.client.get(desk.url("pace/")).content.decode()
    assert "Berlin lies in this country: Germany" in html
    offered = desk.client.post(desk.url("plan/"), receipt(suggest="DE", **body)).content.decode()
    assert "Thu 2 Apr 2026" in offered
    assert "Bavaria" in offered or "Bayern" in offered
    assert Plan.objects.get().starts_on == date(2026, 3, 2)
    desk.client.post(desk.url("plan/"), receipt(holiday_country="DE", **body))
    desk.group.refresh_from_db()
    assert desk.group.holiday_country == "DE"
    assert dates()[0] == date(2026, 4, 2)


@pytest.mark.item("I-18")
def test_minutes_a_week_and_a_rota_shape_the_dates_shown(desk: Desk) -> None:
    asked = {
        "preset": "every-n",
        "starts_on": "2026-04-06",
        "every_days": "1",
        "weekdays": list("12345"),
        "due_time": "18:00",
        "zone": "Europe/Berlin",
        "minutes_a_week": "10",
    }
    html = desk.client.get(desk.url("plan/"), asked).content.decode()
    assert "take more than 10 minutes each and get longer" in html


@pytest.mark.item("I-20")
def test_two_days_show_their_hours_and_offer_to_come_back(desk: Desk) -> None:
    asked = {
        "preset": "two-days",
        "starts_on": "2026-04-06",
        "every_days": "1",
        "weekdays": list("12345"),
        "due_time": "18:00",
        "zone": "Europe/Berlin",
        "comes_back": "on",
    }
    html = desk.client.get(desk.url("plan/"), asked).content.decode()
    assert "The two days by the clock" in html
    assert "Together: what we take from it" in html
    assert "soon forgotten" in html
    assert "14 Apr 2026" in html


@pytest.mark.item("I-17")
def test_own_dates_begin_with_those_there_are(desk: Desk) -> None:
    asked = {
        "preset": "own",
        "starts_on": "2026-03-02",
        "every_days": "1",
        "weekdays": list("12345"),
        "due_time": "18:00",
        "zone": "Europe/Berlin",
    }
    html = desk.client.post(desk.url("plan/"), receipt(show="1", **asked)).content.decode()
    assert "These would be the dates" in html
    assert html.count('type="date" id="date-') == 8
    assert 'value="2026-03-06"' in html


@pytest.mark.parametrize("field", ["starts_on", "blackout", "zone", "minutes_a_week", "anchor"])
def test_bad_wishes_are_refused_in_words_wherever_they_stand(desk: Desk, field: str) -> None:
    asked = {
        "preset": "weekly",
        "starts_on": "2026-03-02",
        "every_days": "1",
        "weekdays": list("12345"),
        "due_time": "18:00",
        "zone": "Europe/Berlin",
        field: "\x00<script>9999999",
    }
    for more in ({}, {"show": "1"}):
        response = desk.client.post(desk.url("plan/"), receipt(**asked, **more))
        assert response.status_code in {200, 422}
        assert "<script>9" not in response.content.decode()
    assert dates() == FRIDAYS


def test_showing_the_dates_leaves_no_secret_in_an_address(desk: Desk) -> None:
    for path in ("plan/", "pace/"):
        html = desk.client.get(desk.url(path)).content.decode()
        assert 'formmethod="get"' not in html


@pytest.mark.item("I-18")
def test_what_if_two_are_on_leave_is_answered_and_written_nowhere(desk: Desk) -> None:
    for name in ("Ada", "Ben", "Cem"):
        desk.learner(name)
    asked = {"people": "2", "first_day": "2026-03-09", "last_day": "2026-03-20"}
    html = desk.client.get(desk.url("leave/"), asked).content.decode()
    assert "Sections 2 and 3 fall due while 2 of 4 are away." in html
    assert dates() == FRIDAYS
    wrong = desk.client.get(desk.url("leave/"), {**asked, "people": "90"}).content.decode()
    assert "not so many people" in wrong


@pytest.mark.item("I-22")
def test_a_pause_is_shown_first_and_moves_only_when_confirmed(desk: Desk) -> None:
    body = {
        "who": "",
        "first_day": "2026-03-16",
        "last_day": "2026-03-17",
        "reason": "A burst pipe",
    }
    shown = desk.client.post(desk.url("pause/"), receipt(**body)).content.decode()
    assert "6 dates would move" in shown
    assert not Pause.objects.exists()
    answer = desk.client.post(desk.url("pause/"), receipt(confirmed="1", **body))
    assert answer.status_code == 303
    assert dates()[:3] == [FRIDAYS[0], FRIDAYS[1], date(2026, 3, 24)]
    html = desk.client.get(desk.url("plan/")).content.decode()
    assert "A burst pipe" in html
    ended = desk.client.post(desk.url(f"pause/{Pause.objects.get().uid}/end/"), receipt())
    assert ended.status_code == 303
    assert not Pause.objects.exists()


@pytest.mark.item("I-22")
def test_a_pause_may_leave_the_dates_and_only_rest_the_reminders(desk: Desk) -> None:
    body = {"first_day": "2026-03-16", "last_day": "2026-03-17", "confirmed": "1"}
    desk.client.post(desk.url("pause/?keep=1"), receipt(**body))
    assert Pause.objects.count() == 1
    assert dates() == FRIDAYS


@pytest.mark.item("I-22")
def test_leave_of_one_person_moves_their_open_dates_alone(desk: Desk) -> None:
    ada = desk.learner("Ada")
    finish_section(ada, desk.course, 2)
    body = {"who": str(ada.uid), "first_day": "2026-03-11", "last_day": "2026-03-20"}
    desk.client.post(desk.url("pause/"), receipt(confirmed="1", **body))
    assert dates() == FRIDAYS
    given = Extension.objects.filter(person=ada)
    assert desk.course.sections[1].id not in set(given.values_list("section_id", flat=True))
    assert given.get(section_id=desk.course.sections[2].id).local_date == date(2026, 4, 1)
    assert "A burst" not in desk.client.get(desk.url("plan/")).content.decode()


@pytest.mark.parametrize(
    "more",
    [
        {"last_day": "2026-03-01"},
        {"first_day": "soon"},
        {"last_day": "2090-01-01"},
        {"who": "00000000-0000-0000-0000-000000000001"},
    ],
)
def test_a_pause_that_is_none_is_refused_in_words(desk: Desk, more: dict[str, str]) -> None:
    body = {"who": "", "first_day": "2026-03-16", "last_day": "2026-03-17", "confirmed": "1"}
    response = desk.client.post(desk.url("pause/"), receipt(**{**body, **more}))
    assert response.status_code == 422
    assert not Pause.objects.exists()


@pytest.mark.item("I-12")
def test_a_newer_edition_says_what_changes_before_it_is_accepted(
    desk: Desk, loaded_course: PackRelease
) -> None:
    html = desk.client.get(desk.url("edition/")).content.decode()
    assert "You read the newest edition" in html
    newer = PackRelease.objects.create(
        course=loaded_course.course, number=loaded_course.number + 1, version="9.0",
        **{field: getattr(loaded_course, field) for field in _copied(loaded_course)},
    )  # fmt: skip
    html = desk.client.get(desk.url("edition/")).content.decode()
    assert "What changes with edition 9.0" in html
    assert "sections are no longer part of it" in html
    assert Plan.objects.get().release_id == loaded_course.pk
    assert newer.pk != loaded_course.pk


def _copied(release: PackRelease) -> list[str]:
    given = {"id", "course", "number", "version"}
    return [f.name for f in release._meta.concrete_fields if f.name not in given]


@pytest.mark.item("I-21")
def test_the_opening_message_is_written_edited_and_sent(desk: Desk) -> None:
    desk.learner("Ada")
    html = desk.client.get(desk.url("opening/")).content.decode()
    assert "By Friday 6 March 2026: section 1." in html
    assert "I never see what you write" in html
    assert "Send it to 1 person" in html
    body = receipt(subject="We begin", words="Hello.\nFirst things first.")
    assert desk.client.post(desk.url("opening/"), body).status_code == 303
    assert desk.client.post(desk.url("opening/"), body).status_code == 303
    assert KickOff.objects.get().words == "Hello.\nFirst things first."
    assert Message.objects.filter(kind="kick_off").count() == 1
    assert "was sent on" in desk.client.get(desk.url("plan/")).content.decode()
    empty = desk.client.post(desk.url("opening/"), receipt(subject="", words=""))
    assert empty.status_code == 422


def test_a_deputy_looks_at_the_plan_and_changes_nothing(desk: Desk) -> None:
    deputy = MembershipFactory(group=desk.group, role=Role.DEPUTY).person
    client = signed_in(deputy)
    html = client.get(desk.url("plan/")).content.decode()
    assert "Save these dates" not in html
    for path in ("dates/", "dates/undo/", "pause/", "opening/", "edition/", "plan/"):
        assert client.post(desk.url(path), receipt()).status_code == 403
    stranger = signed_in(MembershipFactory(role=Role.LEADER).person)
    for path in ("plan/", "pace/", "leave/", "pause/", "opening/", "edition/"):
        assert stranger.get(desk.url(path)).status_code == 404


def test_a_group_emptied_keeps_its_plan_and_says_so(desk: Desk) -> None:
    desk.group.memberships.update(ends_at=NOW)
    owner = MembershipFactory(person__is_owner=True).person
    html = signed_in(owner).get(desk.url("plan/")).content.decode()
    assert "Nobody is in this group" in html
    assert dates() == FRIDAYS


@pytest.mark.parametrize("people", [1, 3])
@pytest.mark.parametrize(
    ("path", "statements"),
    [("pace/", 6), ("leave/", 5), ("pause/", 6), ("opening/", 10), ("edition/", 5)],
)
def test_other_pages_of_a_plan_take_as_many_statements_for_one_and_three(
    desk: Desk,
    path: str,
    statements: int,
    people: int,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    for number in range(people):
        desk.learner(f"Person {number}")
    desk.client.get(desk.url(path))
    with django_assert_num_queries(statements):
        desk.client.get(desk.url(path))


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31", "2026-02-30", "soon"])
def test_days_that_no_plan_can_hold_are_refused_everywhere(desk: Desk, day: str) -> None:
    ada, section = desk.learner("Ada"), desk.course.sections[0]
    longer = {"section": section.key, "to": day, "reason": "on call"}
    for path, body in (
        (f"person/{ada.uid}/longer/", longer),
        (f"plan/{section.key}/", {"to": day, "shift_later": "on"}),
        ("pause/", {"first_day": day, "last_day": day, "confirmed": "1"}),
    ):
        assert desk.client.post(desk.url(path), receipt(**body)).status_code == 422
    asked = {"people": "2", "first_day": day, "last_day": day}
    assert desk.client.get(desk.url("leave/"), asked).status_code == 200
    assert dates() == FRIDAYS


def test_a_day_at_the_edge_of_the_century_is_shown_without_a_fault(desk: Desk) -> None:
    asked = {
        "preset": "weekly",
        "starts_on": "2099-12-31",
        "every_days": "60",
        "weekdays": ["1"],
        "due_time": "02:30",
        "zone": "Europe/Berlin",
        "holiday_country": "DE",
        "minutes_a_week": "10",
    }
    assert desk.client.get(desk.url("plan/"), asked).status_code == 200
    assert desk.client.post(desk.url("plan/"), receipt(**asked)).status_code in {303, 422}
