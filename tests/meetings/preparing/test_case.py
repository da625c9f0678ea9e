from __future__ import annotations

from deskside.knowledge.models import Case, CaseState
from deskside.meetings.models import RunSheet
from deskside.people.models import Group
from tests.factories.people import GroupFactory
from tests.meetings.preparing.conftest import NOW, Desk

PART = "prepare/case/"


def case_of(group: Group, state: str = CaseState.REVIEWED) -> Case:
    return Case.objects.create(
        group=group, title="The lost badge", story="Nobody came.", state=state, written_at=NOW
    )


def test_case_of_the_group_takes_the_place_of_the_question(desk: Desk) -> None:
    case = case_of(desk.group)

    desk.post(PART, case=str(case.uid))

    assert "case" in {block.kind for block in desk.sheet().blocks}
    assert "The lost badge" in desk.html()


def test_case_replaces_the_question_of_a_sheet_changed_by_hand_too(desk: Desk) -> None:
    case = case_of(desk.group)
    desk.post("prepare/run-sheet/", do="length", key="recall", seconds=180, version=0)

    desk.post(PART, case=str(case.uid))

    assert [(slot.kind, slot.seconds) for slot in desk.sheet().slots][1:3] == [
        ("recall", 180),
        ("case", 300),
    ]
    desk.post(PART, case="")
    assert desk.sheet().slots[2].kind == "question"


def test_case_that_waits_or_is_anothers_is_not_taken(desk: Desk) -> None:
    waiting = case_of(desk.group, CaseState.WAITING)
    foreign = case_of(GroupFactory.create())

    for case in (waiting, foreign):
        desk.post(PART, case=str(case.uid))

    assert not RunSheet.objects.exclude(case=None).exists()
    assert "The lost badge" not in desk.html(PART)


def test_without_cases_the_page_says_how_to_begin(desk: Desk) -> None:
    assert "Write the first one" in desk.html(PART)
