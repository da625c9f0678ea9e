from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime
from uuid import uuid4

import pytest

from deskside.ledger.models import DueWork
from deskside.meetings.models import Kind, Meeting, Series, Sitting, Turn
from deskside.notify.models import Message
from tests.factories.people import MembershipFactory, PersonFactory
from tests.meetings.series.conftest import NOW, Team


def test_the_dates_are_proposed_from_the_plan_and_nothing_is_written(team: Team) -> None:
    html = team.get(team.leader, team.url()).content.decode()
    assert "Set up these meetings" in html
    assert 'value="2026-03-03"' in html  # the kick-off: today's hour is over
    assert 'value="2026-03-09"' in html  # Monday after the Friday on which section 1 is due
    shown = team.get(
        team.leader, team.url("set-up/"), weekday="4", local_time="14:00", minutes="20"
    )
    assert 'value="2026-03-12"' in shown.content.decode()
    assert not Series.objects.exists()


@pytest.mark.item("I-40")
def test_a_series_is_set_up_in_one_post(team: Team) -> None:
    kick_off, first, second = team.set_up()
    series = Series.objects.get()
    assert (series.minutes, series.weekday, series.place) == (15, 2, "Room 4")
    assert [m.kind for m in Meeting.objects.order_by("number")] == [
        Kind.KICK_OFF,
        Kind.SECTION,
        Kind.SECTION,
    ]
    assert first.starts_at == datetime(2026, 3, 10, 8, 30, tzinfo=UTC)
    assert first.meeting.title == team.course.sections[0].title
    assert kick_off.facilitator == team.leader
    leads = {first.facilitator, second.facilitator}
    assert len(leads) == 2
    assert leads <= set(team.people)
    assert all(s.understudy_id not in {None, s.facilitator_id} for s in team.sittings())
    assert Turn.objects.count() == 3


def test_a_second_click_sets_it_up_once(team: Team) -> None:
    body = {"receipt": str(uuid4()), **team.wishes()}
    for _click in range(2):
        assert team.client(team.leader).post(team.url("set-up/"), body).status_code == 303
    assert Series.objects.count() == 1
    assert Sitting.objects.count() == 3
    assert team.get(team.leader, team.url("set-up/")).status_code == 302


def test_an_emptied_date_leaves_that_meeting_out(team: Team) -> None:
    sittings = team.set_up(**{"kick-off": ""})
    assert [s.local_date for s in sittings] == [date(2026, 3, 10), date(2026, 3, 17)]


@pytest.mark.parametrize(
    ("more", "words"),
    [
        ({"kick-off": "yesterday"}, "is no date"),
        ({"kick-off": "1999-01-01"}, "in this century"),
        ({"minutes": "17"}, "Select a valid choice"),
        ({"weekday": "9"}, "Select a valid choice"),
        ({"local_time": "late"}, "Enter a valid time"),
    ],
)
def test_bad_wishes_are_answered_in_words(team: Team, more: dict[str, str], words: str) -> None:
    response = team.post(team.leader, team.url("set-up/"), **team.wishes(**more))
    assert response.status_code == 422
    assert words in response.content.decode()
    assert not Series.objects.exists()


def test_no_date_at_all_is_no_series(team: Team) -> None:
    response = team.post(
        team.leader, team.url("set-up/"), minutes="15", weekday="2", local_time="09:30"
    )
    assert response.status_code == 422
    assert "at least one meeting" in response.content.decode()


def test_crews_each_have_their_own_sitting(team: Team) -> None:
    sittings = team.set_up(
        **{
            "crew-1-name": "Early",
            "crew-2-name": "Late",
            "crew-2-weekday": "4",
            "crew-2-time": "17:15",
        }
    )
    assert len(sittings) == 6
    late = [s for s in sittings if s.crew and s.crew.name == "Late"]
    assert [(s.local_date.isoweekday(), s.local_time.hour) for s in late] == [(4, 17)] * 3
    assert all(s.facilitator is None for s in late)  # nobody is in it yet


def test_everybody_hears_of_their_turns_in_one_message_each(team: Team) -> None:
    team.set_up()
    told = Message.objects.filter(kind="turn_assigned")
    assert {message.person_id for message in told} <= {p.pk for p in team.people}
    assert told.count() == 2


def test_invitations_are_due_seven_days_before(team: Team) -> None:
    team.set_up()
    work = DueWork.objects.filter(kind="meeting_mail").order_by("due_at", "subject_key")
    due = [(row.subject_key.split(":")[0], row.due_at) for row in work]
    assert due == [
        ("meeting_invitation", NOW),  # the kick-off is tomorrow
        ("meeting_invitation", datetime(2026, 3, 3, 8, 30, tzinfo=UTC)),
        ("meeting_tomorrow", datetime(2026, 3, 9, 8, 30, tzinfo=UTC)),
        ("meeting_invitation", datetime(2026, 3, 10, 8, 30, tzinfo=UTC)),
        ("meeting_tomorrow", datetime(2026, 3, 16, 8, 30, tzinfo=UTC)),
    ]


def test_without_a_plan_the_page_says_what_comes_first(team: Team) -> None:
    team.plan.due_dates.all().delete()
    team.plan.delete()
    assert "Choose a pace" in team.get(team.leader, team.url()).content.decode()


def test_learners_and_strangers_do_not_find_the_page(team: Team) -> None:
    stranger = PersonFactory()
    for person in (team.people[0], stranger):
        assert team.get(person, team.url()).status_code == 404
        assert team.post(person, team.url("set-up/"), **team.wishes()).status_code == 404


def test_a_deputy_looks_and_changes_nothing(team: Team) -> None:
    deputy = MembershipFactory(group=team.group, role="deputy").person
    assert "A leader of the group can" in team.get(deputy, team.url()).content.decode()
    assert team.post(deputy, team.url("set-up/"), **team.wishes()).status_code == 403
    team.set_up()
    assert "One more meeting" not in team.get(deputy, team.url()).content.decode()
    assert team.post(deputy, team.url("end/")).status_code == 403


def test_the_page_costs_the_same_for_one_meeting_and_for_three(
    team: Team, django_assert_num_queries: Callable[[int], object]
) -> None:
    second = f"section-{team.course.sections[1].id}"
    team.set_up(**{"kick-off": "", second: ""})
    with django_assert_num_queries(10):  # type: ignore[attr-defined]
        team.get(team.leader, team.url())
    section = team.course.sections[1]
    for day in ("2026-03-18", "2026-03-25"):
        body = {"section": section.id, "mode": "after", "minutes": "20", "day": day}
        response = team.post(team.leader, team.url("one-more/"), **body, local_time="10:00")
        assert response.status_code == 303
    with django_assert_num_queries(10):  # type: ignore[attr-defined]
        html = team.get(team.leader, team.url()).content.decode()
    assert html.count("/meetings/") > 6


def test_ending_a_series_calls_off_what_is_to_come(team: Team) -> None:
    team.set_up()
    assert team.post(team.leader, team.url("end/")).status_code == 303
    assert {s.state for s in team.sittings()} == {"cancelled"}
    assert not Turn.objects.exists()
    assert "Set up these meetings" in team.get(team.leader, team.url()).content.decode()


def test_when_the_plan_moves_the_meetings_can_move_along(team: Team) -> None:
    _kick_off, first, _second = team.set_up()
    team.plan.due_dates.filter(section_id=team.course.sections[0].id).update(
        local_date=date(2026, 3, 13)
    )
    assert "The plan has moved" in team.get(team.leader, team.url()).content.decode()
    assert team.post(team.leader, team.url("along/")).status_code == 303
    first.refresh_from_db()
    assert first.local_date == date(2026, 3, 17)
    assert "The plan has moved" not in team.get(team.leader, team.url()).content.decode()
