from __future__ import annotations

from deskside.courses.models import PackRelease
from deskside.courses.queries import course_outline
from deskside.courses.queries import guide as guide_text
from deskside.meetings.papers.meeting import meeting_data


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
