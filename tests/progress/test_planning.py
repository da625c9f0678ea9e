from __future__ import annotations

from dataclasses import replace
from datetime import date, time, timedelta

import pytest

from deskside.courses.outline import CourseOutline, SectionOutline
from deskside.people.working import Rhythm
from deskside.progress.pacing import Pacing, PacingError, ends_on, propose
from deskside.progress.planning.cautions import Situation, cautions
from deskside.progress.planning.editions import changes_between
from deskside.progress.planning.later import dates_of_newcomer, is_late
from deskside.progress.planning.load import cost_of
from deskside.progress.planning.moving import over_pause, rearranged
from deskside.progress.planning.proposal import Known, proposal, thin_days
from deskside.progress.planning.two_days import timetable
from deskside.progress.planning.what_if import Leave, what_if

MONDAY = date(2026, 11, 23)
TODAY = MONDAY - timedelta(days=3)
WEEKLY = Pacing("weekly", MONDAY)
DAY = timedelta(days=1)


def section(number: int, minutes: int = 45) -> SectionOutline:
    return SectionOutline(
        number, f"s{number}", number, number, f"Title {number}", "", minutes, (), (), ()
    )


EIGHT = [section(number) for number in range(1, 9)]


def said(pacing: Pacing, *, team: list[tuple[str, Rhythm]] | None = None) -> str:
    dates = propose(pacing, 8, [45] * 8)
    return " ".join(cautions(Situation(pacing, EIGHT, dates, TODAY, team or [])))


@pytest.mark.item("I-19")
def test_weekly_dates_fall_on_the_anchored_weekday_and_end_with_a_spare_week() -> None:
    pacing = replace(WEEKLY, anchor=4)
    dates = propose(pacing, 8)
    assert {day.isoweekday() for day in dates} == {4}
    assert dates[0] == date(2026, 11, 26)
    assert ends_on(pacing, dates[-1]) == dates[-1] + timedelta(days=7)


def test_an_anchor_on_the_first_day_waits_for_the_next_week() -> None:
    assert propose(replace(WEEKLY, anchor=1), 1) == [date(2026, 11, 30)]


@pytest.mark.item("I-18")
def test_a_public_holiday_moves_a_date_to_the_working_day_before() -> None:
    pacing = replace(WEEKLY, anchor=5, holidays=frozenset({date(2026, 12, 25)}))
    assert date(2026, 12, 24) in propose(pacing, 8)


@pytest.mark.item("I-18")
def test_minutes_a_week_give_long_sections_more_weeks() -> None:
    pacing = replace(WEEKLY, minutes_a_week=30)
    assert propose(pacing, 3, [30, 45, 30]) == [
        date(2026, 11, 27),
        date(2026, 12, 11),
        date(2026, 12, 18),
    ]
    every = replace(pacing, preset="every-n", every_days=2)
    assert propose(every, 2, [12, 30]) == [date(2026, 11, 24), date(2026, 12, 1)]


@pytest.mark.item("I-18")
def test_dates_avoid_days_on_which_less_than_half_of_a_shift_team_works() -> None:
    early = Rhythm(cycle="11110000", cycle_from=MONDAY)
    team = [("Ada", early), ("Ben", early), ("Cem", Rhythm())]
    thin = thin_days(team, MONDAY, MONDAY + timedelta(days=60))
    assert date(2026, 11, 27) in thin
    assert propose(replace(WEEKLY, thin=thin), 1) == [date(2026, 11, 26)]
    words = " ".join(proposal(replace(WEEKLY, thin=thin), EIGHT, Known(TODAY, team)).cautions)
    assert "lie on other days, since less than half of the team" in words


def test_what_is_over_is_no_news_in_a_plan_under_way() -> None:
    pacing = Pacing("own", date(2026, 11, 2))
    own = [date(2026, 11, 8), date(2026, 11, 29)]
    words = proposal(pacing, EIGHT[:2], Known(TODAY, under_way=True), own).cautions
    assert words == ("Section 2 would be due on Sunday 29 November 2026, which is no working day.",)


@pytest.mark.item("I-18")
def test_a_plan_says_what_it_costs_each_week() -> None:
    found = proposal(WEEKLY, EIGHT, Known(TODAY))
    assert found.costs == "About 45 minutes a week for each person, for 8 weeks."
    assert found.cost.total == 360
    slow = proposal(replace(WEEKLY, minutes_a_week=30), EIGHT, Known(TODAY))
    assert slow.cost.most <= 30
    two = proposal(Pacing("two-days", MONDAY), EIGHT, Known(TODAY))
    assert two.costs == "360 minutes for each person, all in one week."


def test_cost_spreads_a_section_over_its_working_days() -> None:
    cost = cost_of([date(2026, 12, 4)], [100], WEEKLY)
    assert [week.minutes for week in cost.weeks] == [50, 50]


@pytest.mark.item("I-20")
def test_two_days_have_breaks_lunch_and_a_meeting_after_each_pair_and_no_clash() -> None:
    pacing = Pacing("two-days", MONDAY)
    found = proposal(pacing, EIGHT, Known(TODAY))
    (_day, slots), _second = timetable(EIGHT, found.dates)
    assert [slot.what for slot in slots] == [
        "section", "break", "section", "meeting", "lunch",
        "section", "break", "section", "meeting",
    ]  # fmt: skip
    assert [slot.starts for slot in slots][:4] == [time(9), time(9, 45), time(9, 55), time(10, 40)]
    assert "same day" not in " ".join(found.cautions)


@pytest.mark.item("I-20")
def test_two_days_warn_of_forgetting_and_offer_to_come_back() -> None:
    found = proposal(Pacing("two-days", MONDAY), EIGHT, Known(TODAY))
    assert "soon forgotten" in " ".join(found.cautions)
    assert [day - MONDAY for day in found.returns] == [
        timedelta(days=8),
        timedelta(days=31),
        timedelta(days=92),
    ]


def test_an_even_plan_has_nothing_to_warn_of() -> None:
    assert said(replace(WEEKLY, starts_on=date(2026, 3, 2))).startswith("The date of sections")
    assert said(replace(WEEKLY, starts_on=date(2027, 1, 11))) == ""


def test_a_plan_in_the_past_says_that_nobody_is_written_to() -> None:
    assert "Nobody is written to" in said(replace(WEEKLY, starts_on=date(2026, 10, 5)))


def test_a_plan_of_more_than_400_days_is_said_to_be_long() -> None:
    assert "months" in said(Pacing("every-n", date(2027, 1, 4), every_days=60))


def test_a_plan_over_new_year_asks_whether_anybody_is_there() -> None:
    assert "Friday 25 December 2026, between the years" in said(WEEKLY)
    known = replace(WEEKLY, blackout=frozenset({date(2026, 12, 25)}))
    assert "between the years" not in said(known)


def test_a_date_in_the_hour_that_clocks_skip_says_when_it_ends() -> None:
    pacing = Pacing(
        "weekly", date(2027, 3, 22), "1234567", due_time=time(2, 30), zone="Europe/Berlin"
    )
    assert "there is no 02:30 in Berlin; the date ends on Sunday 28 March 2027, 03:00" in said(
        pacing
    )


@pytest.mark.item("I-18")
def test_people_away_for_a_whole_section_are_named() -> None:
    away = Rhythm(away=((MONDAY, MONDAY + timedelta(days=11)),))
    words = said(WEEKLY, team=[("Amara", away), ("Ben", Rhythm())])
    assert "Amara is away for all of section 1, due on Friday 27 November 2026" in words
    assert "section 3" not in words


def test_a_date_with_most_of_the_team_away_says_how_many_are_there() -> None:
    away = Rhythm(away=((date(2026, 11, 27), date(2026, 11, 27)),))
    words = said(WEEKLY, team=[("Amara", away), ("Ben", away), ("Cem", Rhythm())])
    assert "the date of section 1, 1 of 3 are at work" in words


@pytest.mark.item("I-17")
def test_own_dates_on_a_holiday_or_on_one_day_are_said() -> None:
    own = [date(2027, 1, 6), date(2027, 1, 6), date(2027, 1, 9)]
    pacing = Pacing("own", date(2027, 1, 4), holidays=frozenset(own[:1]))
    known = Known(TODAY, holidays={own[0]: "Epiphany"})
    words = " ".join(proposal(pacing, EIGHT[:3], known, own).cautions)
    assert "Sections 1 and 2 would be due on Wednesday 6 January 2027, a public holiday" in words
    assert "Section 3 would be due on Saturday 9 January 2027, which is no working day" in words
    with pytest.raises(PacingError, match="Section 3"):
        proposal(pacing, EIGHT[:3], known, [*own[:2], date(2027, 1, 5)])


@pytest.mark.item("I-22")
def test_dates_after_a_pause_move_by_the_working_days_it_takes() -> None:
    dates = propose(WEEKLY, 3)
    moved = over_pause(dates, date(2026, 12, 1), date(2026, 12, 2), WEEKLY)
    assert moved == [date(2026, 11, 27), date(2026, 12, 8), date(2026, 12, 15)]
    weekend = over_pause(dates, date(2026, 11, 28), date(2026, 11, 29), WEEKLY)
    assert weekend == dates


@pytest.mark.item("I-22")
def test_a_changed_date_takes_the_later_ones_along_only_if_wanted() -> None:
    before = propose(WEEKLY, 3)
    typed = [before[0], before[1] + 3 * DAY, before[2]]
    assert rearranged(before, typed, take_later=False, pacing=WEEKLY) == typed
    along = rearranged(before, typed, take_later=True, pacing=WEEKLY)
    assert along == [before[0], before[1] + 3 * DAY, before[2] + 3 * DAY]


@pytest.mark.item("I-18")
def test_what_if_two_people_are_on_leave_says_both_ways_to_go_on() -> None:
    pacing = replace(WEEKLY, minutes_a_week=45)
    dates = propose(pacing, 8)
    leave = Leave(2, 12, date(2026, 11, 30), date(2026, 12, 11))
    found = what_if(leave, EIGHT, dates, pacing)
    words = " ".join(found.sentences)
    assert "Sections 2 and 3 fall due while 2 of 12 are away." in words
    assert "about 37 are left" in words
    assert [day for _section, day in found.later] == [date(2026, 12, 18), date(2026, 12, 25)]
    assert found.held[-1] == dates[-1] + timedelta(days=14)


@pytest.mark.item("I-22")
def test_a_newcomer_gets_the_pace_of_the_group_from_the_day_they_came() -> None:
    group = {s.id: day for s, day in zip(EIGHT, propose(WEEKLY, 8), strict=True)}
    joined = date(2026, 12, 14)
    assert is_late(joined, group)
    assert not is_late(MONDAY, group)
    own = dates_of_newcomer(WEEKLY, EIGHT, group, {1, 2}, joined)
    assert own[3] == date(2026, 12, 18)
    assert set(own) == {3, 4, 5, 6, 7, 8}
    assert dates_of_newcomer(WEEKLY, EIGHT, group, {1, 2, 3, 4, 5}, joined) == {}


@pytest.mark.item("I-12")
def test_a_newer_release_says_what_changes() -> None:
    old = CourseOutline(1, 1, "c", "C", "en", (), (), tuple(EIGHT[:7]), {}, {})
    new = replace(old, release_id=2, sections=(*EIGHT[1:7], replace(EIGHT[7], minutes=20)))
    words = [change.words for change in changes_between(old, new)]
    assert "1 section is new and gets a date." in words
    assert "1 section is no longer part of it; what was done there stays done." in words
    assert "All of it takes 290 minutes instead of 315." in words
    assert "What there is to read and do stays" in changes_between(old, old)[0].words
