from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from deskside.courses.models import PackRelease, Section
from deskside.knowledge.models import Case, CaseState, Norm
from deskside.meetings.models import Mode, QuestionVote, RunSheet, SheetQuestion, SittingState
from deskside.meetings.queries.sheets import sheet_of
from tests.factories.meetings import make_sitting
from tests.factories.people import GroupFactory, PersonFactory
from tests.factories.progress import plan_for

TUESDAY = datetime(2026, 3, 10, 8, 30, tzinfo=UTC)
pytestmark = pytest.mark.django_db


def test_sheet_of_a_planned_sitting_is_the_standard_one(own_course: PackRelease) -> None:
    group = GroupFactory()
    plan_for(group, own_course)
    make_sitting(group, starts_at=TUESDAY - timedelta(days=7))
    sitting = make_sitting(group, starts_at=TUESDAY, section=_section("listening-well"))

    sheet = sheet_of(sitting, "en-gb")

    assert [block.kind for block in sheet.blocks] == [
        "check_back",
        "recall",
        "question",
        "commitment",
        "next",
    ]
    assert sheet.blocks[1].text.startswith("What are the six steps of a support call")
    assert sheet.blocks[2].text.startswith("Think of a talk with somebody who was busy")
    assert sheet.blocks[3].text.startswith("Whom will you listen to better")
    assert (sheet.concept, sheet.principle) == ("full-attention", "listening")
    assert not sheet.is_chosen
    assert len(sheet.questions) == 3


def test_first_meeting_about_the_first_section_is_the_board(own_course: PackRelease) -> None:
    sitting = make_sitting(GroupFactory(), starts_at=TUESDAY, section=_section("five-principles"))

    sheet = sheet_of(sitting, "en-gb")

    assert [block.kind for block in sheet.blocks][:3] == ["why", "recall", "board"]


@pytest.mark.item("I-46", missing="authorship of questions")
def test_most_wanted_question_comes_first_and_none_comes_twice(own_course: PackRelease) -> None:
    group = GroupFactory()
    section = _section("listening-well")
    past = make_sitting(
        group, starts_at=TUESDAY - timedelta(7), section=section, state=SittingState.CLOSED
    )
    sitting = make_sitting(group, starts_at=TUESDAY, section=section)
    first, second, third = sheet_of(sitting, "en-gb").questions
    SheetQuestion.objects.create(sitting=past, item_id=first.item_id, position=1, asked_at=TUESDAY)
    QuestionVote.objects.create(
        meeting=sitting.meeting, item_id=third.item_id, person=PersonFactory()
    )

    questions = sheet_of(sitting, "en-gb").questions

    assert [each.item_id for each in questions[:2]] == [third.item_id, second.item_id]
    assert first.item_id not in {each.item_id for each in questions}


def test_refresher_takes_only_questions_for_later(own_course: PackRelease) -> None:
    sitting = make_sitting(GroupFactory(), starts_at=TUESDAY, section=_section("listening-well"))
    sitting.meeting.mode = Mode.REFRESHER

    sheet = sheet_of(sitting, "en-gb")

    assert sheet.questions[0].text.startswith("Which of the ten ways has become a habit")


def test_case_chosen_for_a_sitting_is_what_it_talks_about(own_course: PackRelease) -> None:
    group = GroupFactory()
    sitting = make_sitting(group, starts_at=TUESDAY)
    case = Case.objects.create(
        group=group,
        title="The lost badge",
        story="Somebody could not get in.",
        written_by=PersonFactory(name="Amara"),
        state=CaseState.REVIEWED,
        written_at=TUESDAY,
    )
    RunSheet.objects.create(sitting=sitting, case=case, changed_at=TUESDAY)

    sheet = sheet_of(sitting, "en-gb")

    assert sheet.case is not None
    assert sheet.case.author == "Amara"
    assert "Somebody could not get in." in {block.text for block in sheet.blocks}


def test_what_was_put_together_for_twenty_minutes_fits_fifteen(own_course: PackRelease) -> None:
    sitting = make_sitting(GroupFactory(), starts_at=TUESDAY)
    long = [("check_back", 120), ("recall", 300), ("question", 480), ("commitment", 240)]
    RunSheet.objects.create(
        sitting=sitting,
        blocks=[
            {"key": kind, "kind": kind, "seconds": seconds}
            for kind, seconds in (*long, ("next", 60))
        ],
        changed_at=TUESDAY,
    )

    sheet = sheet_of(sitting, "en-gb")

    assert [(slot.kind, slot.seconds) for slot in sheet.slots] == [
        ("check_back", 120),
        ("recall", 300),
        ("question", 180),
        ("commitment", 240),
        ("next", 60),
    ]


@pytest.mark.item("I-48")
@pytest.mark.item("I-60", missing="the board itself")
def test_norms_and_why_are_shown_again_once_in_month_three(own_course: PackRelease) -> None:
    group = GroupFactory()
    Norm.objects.create(group=group, text="Everyone once before anyone twice", kept_at=TUESDAY)
    make_sitting(group, starts_at=TUESDAY)
    early, due, later = (
        sheet_of(make_sitting(group, starts_at=TUESDAY + timedelta(days=days)), "en-gb")
        for days in (80, 92, 99)
    )

    assert [
        "Everyone once" in " ".join(block.say for block in sheet.blocks)
        for sheet in (early, due, later)
    ] == [False, True, False]


def _section(key: str) -> Section:
    return Section.objects.get(key=key)
