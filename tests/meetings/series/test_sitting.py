from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

import pytest

from deskside.meetings.models import (
    Attendance,
    CaughtUp,
    Feedback,
    RoomNote,
    Sitting,
    SittingState,
)
from deskside.people.models import Person
from tests.factories.people import MembershipFactory, PersonFactory
from tests.meetings.series.conftest import NOW, Team, url_of


def hold(sitting: Sitting, team: Team, *, came: list[Person], led_by: Person) -> None:
    """It took place: the clock stands an hour later."""
    sitting.state, sitting.led_by = SittingState.CLOSED, led_by
    sitting.closed_at = sitting.starts_at + timedelta(minutes=15)
    sitting.save()
    for person in came:
        at = sitting.starts_at
        Attendance.objects.create(sitting=sitting, person=person, came_at=at, seen_at=at)
    team.freeze(sitting.starts_at + timedelta(hours=1))


def test_each_sees_their_own_part_of_a_sitting(team: Team) -> None:
    _kick_off, first, _second = team.set_up()
    leads = first.facilitator
    assert leads is not None
    other = next(p for p in team.people if p.pk not in {leads.pk, first.understudy_id})
    html = team.get(leads, url_of(first)).content.decode()
    assert "You lead this one" in html
    assert "Give it back" in html
    assert "Something has come up" in html
    html = team.get(other, url_of(first)).content.decode()
    assert f"{leads.name} leads this one" in html
    assert "Something has come up" not in html
    assert "Name somebody" in team.get(team.leader, url_of(first)).content.decode()
    assert team.get(PersonFactory(), url_of(first)).status_code == 404


def test_the_page_of_a_sitting_costs_at_most_ten_statements(
    team: Team, django_assert_max_num_queries: Callable[[int], object]
) -> None:
    _kick_off, first, _second = team.set_up()
    with django_assert_max_num_queries(10):  # type: ignore[attr-defined]
        team.get(team.leader, url_of(first))
    hold(first, team, came=team.people, led_by=team.people[0])
    team.client(team.people[0])
    with django_assert_max_num_queries(10):  # type: ignore[attr-defined]
        team.get(team.people[0], url_of(first))


def test_one_tap_puts_a_sitting_off_and_the_turn_is_kept(team: Team) -> None:
    _kick_off, first, _second = team.set_up()
    leads = first.facilitator
    assert leads is not None
    assert team.post(leads, url_of(first, "put-off/"), to="soon").status_code == 303
    first.refresh_from_db()
    assert first.starts_at == datetime(2026, 3, 11, 8, 30, tzinfo=UTC)
    assert (first.facilitator, first.postponed, first.sequence) == (leads, 1, 1)
    assert team.post(team.leader, url_of(first, "put-off/"), to="week").status_code == 303
    first.refresh_from_db()
    assert first.local_date == date(2026, 3, 18)
    assert first.turns.count() == 1


def test_members_neither_put_off_nor_move_nor_call_off(team: Team) -> None:
    _kick_off, first, _second = team.set_up()
    other = next(p for p in team.people if p.pk not in {first.facilitator_id, first.understudy_id})
    assert team.post(other, url_of(first, "put-off/"), to="soon").status_code == 404
    assert team.get(other, url_of(first, "move/")).status_code == 404
    assert first.facilitator is not None
    assert team.post(first.facilitator, url_of(first, "call-off/")).status_code == 404


def test_moving_keeps_the_wall_clock_over_summer_time(team: Team) -> None:
    _kick_off, first, _second = team.set_up()
    body = {"day": "2026-03-31", "at": "09:30", "place": "Online"}
    assert team.post(team.leader, url_of(first, "move/"), **body).status_code == 303
    first.refresh_from_db()
    assert first.starts_at == datetime(2026, 3, 31, 7, 30, tzinfo=UTC)
    assert first.place == "Online"
    wrong = team.post(team.leader, url_of(first, "move/"), day="soon", at="09:30")
    assert wrong.status_code == 422


def test_what_is_over_cannot_be_moved(team: Team) -> None:
    _kick_off, first, _second = team.set_up()
    hold(first, team, came=[], led_by=team.leader)
    assert team.get(team.leader, url_of(first, "move/")).status_code == 404
    assert team.post(team.leader, url_of(first, "put-off/"), to="soon").status_code == 404


def test_calling_off_asks_first(team: Team) -> None:
    _kick_off, first, _second = team.set_up()
    assert "usually better" in team.get(team.leader, url_of(first, "call-off/")).content.decode()
    assert team.post(team.leader, url_of(first, "call-off/")).status_code == 303
    assert "called off" in team.get(team.people[0], url_of(first)).content.decode()
    assert not first.turns.exists()


def test_attendance_is_ticked_by_hand(team: Team) -> None:
    _kick_off, first, _second = team.set_up()
    url = url_of(first, "who-was-there/")
    assert team.get(team.leader, url).status_code == 404  # it has not begun
    team.freeze(first.starts_at + timedelta(minutes=20))
    amara, bilal = team.people[:2]
    assert amara.name in team.get(team.leader, url).content.decode()
    assert team.post(team.leader, url, here=[str(amara.uid), str(bilal.uid)]).status_code == 303
    assert set(Attendance.objects.values_list("person_id", flat=True)) == {amara.pk, bilal.pk}
    assert team.post(team.leader, url, here=[str(amara.uid)]).status_code == 303
    assert set(Attendance.objects.values_list("person_id", flat=True)) == {amara.pk}


@pytest.mark.item("I-41")
def test_feedback_reaches_whoever_led_and_nobody_else(team: Team) -> None:
    _kick_off, first, _second = team.set_up()
    led, came = first.facilitator, team.people[:]
    assert led is not None
    hold(first, team, came=came, led_by=led)
    giver = next(p for p in came if p != led)
    url = url_of(first, "feedback/")
    assert led.name in team.get(giver, url).content.decode()
    words = {"heard": "3", "worked": "You waited for the quiet ones", "change": "Start on time"}
    assert team.post(giver, url, **words).status_code == 303
    assert team.post(giver, url, **words).status_code == 303
    assert Feedback.objects.count() == 1
    html = team.get(led, url_of(first)).content.decode()
    assert "You waited for the quiet ones" in html
    assert giver.name not in html.split("What they say to you")[1].split("</section>")[0]
    for person in (team.leader, giver):
        assert "quiet ones" not in team.get(person, url_of(first)).content.decode()


def test_feedback_is_for_those_who_came_and_says_something(team: Team) -> None:
    _kick_off, first, _second = team.set_up()
    led = first.facilitator
    assert led is not None
    came, missed = [p for p in team.people if p != led][:2]
    hold(first, team, came=[led, came], led_by=led)
    url = url_of(first, "feedback/")
    assert team.get(missed, url).status_code == 404
    assert team.get(led, url).status_code == 404
    assert team.post(came, url, worked=" ").status_code == 422
    assert team.post(came, url, worked="x" * 301).status_code == 422


def test_whoever_missed_it_catches_up_in_five_minutes(team: Team) -> None:
    _kick_off, first, _second = team.set_up()
    led, missed = team.people[0], team.people[1]
    hold(first, team, came=[led], led_by=led)
    RoomNote.objects.create(sitting=first, kind="note", text="Ring back by noon", made_at=NOW)
    assert "Catch up" in team.get(missed, "/meetings/").content.decode()
    url = url_of(first, "catch-up/")
    html = team.get(missed, url).content.decode()
    assert "Ring back by noon" in html
    assert "Remember, books closed" in html
    assert team.post(missed, url).status_code == 303
    assert CaughtUp.objects.get().person == missed
    assert "caught up" in team.get(missed, "/meetings/").content.decode()
    assert team.get(led, url).status_code == 404


def test_the_calendar_file_is_the_one_of_the_invitation(team: Team) -> None:
    _kick_off, first, _second = team.set_up()
    body = team.get(team.people[0], url_of(first, "meeting.ics")).content.decode()
    assert "DTSTART:20260310T083000Z" in body
    assert "DTEND:20260310T084500Z" in body
    assert "LOCATION:Room 4" in body
    assert team.get(PersonFactory(), url_of(first, "meeting.ics")).status_code == 404


def test_my_meetings_cost_the_same_for_one_and_for_three(
    team: Team, django_assert_num_queries: Callable[[int], object]
) -> None:
    second = f"section-{team.course.sections[1].id}"
    learner = team.people[0]
    assert "No meeting is planned" in team.get(learner, "/meetings/").content.decode()
    team.set_up(**{"kick-off": "", second: ""})
    with django_assert_num_queries(6):  # type: ignore[attr-defined]
        team.get(learner, "/meetings/")
    for day in ("2026-03-18", "2026-03-25"):
        body = {"section": team.course.sections[1].id, "mode": "after", "minutes": "20"}
        team.post(team.leader, team.url("one-more/"), **body, day=day, local_time="10:00")
    with django_assert_num_queries(6):  # type: ignore[attr-defined]
        html = team.get(learner, "/meetings/").content.decode()
    assert "Your next meeting" in html
    assert html.count('class="when') == 2


def test_whoever_was_to_lead_is_asked_to_write_down_what_came_of_it(team: Team) -> None:
    _kick_off, first, _second = team.set_up()
    leads = first.facilitator
    assert leads is not None
    team.freeze(first.starts_at + timedelta(hours=3))
    assert url_of(first, "results/") in team.get(leads, "/meetings/").content.decode()
    assert url_of(first, "results/") in team.get(leads, url_of(first)).content.decode()
    other = next(p for p in team.people if p.pk not in {leads.pk, first.understudy_id})
    assert "results/" not in team.get(other, "/meetings/").content.decode()


def test_a_deputy_has_no_meetings_of_their_own(team: Team) -> None:
    team.set_up()
    deputy = MembershipFactory(group=team.group, role="deputy").person
    assert "No meeting is planned" in team.get(deputy, "/meetings/").content.decode()


def test_a_visitor_is_asked_to_sign_in(team: Team) -> None:
    from django.test import Client

    assert Client().get("/meetings/").status_code == 302
