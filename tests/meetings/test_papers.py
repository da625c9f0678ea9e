from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest

from deskside.courses.models import PackRelease
from deskside.courses.queries import course_outline
from deskside.courses.queries import guide as guide_text
from deskside.meetings.models import Kind, Sitting
from deskside.meetings.papers.meeting import meeting_data
from deskside.meetings.papers.parts import slip
from deskside.meetings.papers.sitting import sitting_data, sitting_pdf
from deskside.meetings.queries.sheets import sheet_of
from tests.factories.meetings import make_sitting
from tests.factories.people import GroupFactory, PersonFactory

TUESDAY = datetime(2026, 3, 10, 8, 30, tzinfo=UTC)
NAMES = ["Amara Nwosu", "Bilal Haddad"]


@pytest.fixture
def sitting(loaded_course: PackRelease) -> Callable[[str], Sitting]:
    def make(kind: str) -> Sitting:
        group = GroupFactory.create()
        make_sitting(group, starts_at=TUESDAY - timedelta(days=7))
        return make_sitting(
            group,
            starts_at=TUESDAY,
            kind=kind,
            facilitator=PersonFactory.create(name="Amara Nwosu"),
        )

    return make


def test_run_sheet_of_a_later_section_fetches_the_one_before(loaded_course: PackRelease) -> None:
    course = course_outline(loaded_course.pk, "en-gb")

    sheets = [
        meeting_data(
            course, section, guide_text(course.release_id, section.id, "en-gb"), minutes=15
        )
        for section in course.sections[:2]
    ]

    assert [sheet["kicker"] for sheet in sheets] == [
        "Run-sheet, 15 minutes, first meeting",
        "Run-sheet, 15 minutes",
    ]
    assert course.sections[0].title in sheets[1]["blocks"][1]["say"]
    assert sheets[0]["blocks"][0]["title"] == "Why we are here"
    assert sheets[1]["blocks"][0]["title"] != "Why we are here"


@pytest.mark.item("I-31")
@pytest.mark.item("I-50")
def test_whole_meeting_is_one_pdf(sitting: Callable[[str], Sitting]) -> None:
    held = sitting(Kind.KICK_OFF)

    made = sitting_pdf(held, sheet_of(held, "en-gb"), NAMES, "en-gb")

    assert made.startswith(b"%PDF")


@pytest.mark.item("I-60", missing="the board itself")
def test_kick_off_has_a_sheet_for_the_why_and_one_for_the_norms(
    sitting: Callable[[str], Sitting],
) -> None:
    held = sitting(Kind.KICK_OFF)

    data = sitting_data(held, sheet_of(held, "en-gb"), NAMES, "en-gb")

    assert [board["lists"] for board in data["boards"]] == [
        ["To the organisation", "To me"],
        ["What we can rely on, here among us"],
    ]


def test_sheet_of_a_sitting_says_who_leads_when_and_who_belongs_to_it(
    sitting: Callable[[str], Sitting],
) -> None:
    held = sitting(Kind.SECTION)

    data = sitting_data(held, sheet_of(held, "en-gb"), NAMES, "en-gb")

    assert [line["filled"] for line in data["lines"]] == [
        "Amara Nwosu",
        "Tue 10 Mar 2026, 09:30, Room 4",
        "",
    ]
    assert data["sign"]["names"][:2] == NAMES
    assert data["blocks"][-1]["at"] == "14-15"


@pytest.mark.parametrize(("people", "sheets"), [(0, 1), (6, 1), (7, 2), (13, 3)])
def test_there_is_a_slip_for_everybody(people: int, sheets: int) -> None:
    assert slip(people)["sheets"] == sheets
