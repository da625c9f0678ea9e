from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from deskside.courses import queries
from deskside.courses.models import PackRelease
from deskside.courses.packs.check import check_pack
from deskside.courses.texts import ActivityText


def test_generated_course_has_nothing_to_mend(big_pack: Path) -> None:
    assert check_pack(big_pack).problems == ()


def test_course_outline_asks_two_statements_once(
    loaded_course: PackRelease, django_assert_num_queries: Any
) -> None:
    with django_assert_num_queries(2):
        cold = queries.course_outline(loaded_course.id, "en-gb")
    with django_assert_num_queries(0):
        warm = queries.course_outline(loaded_course.id, "en-GB")
    assert warm is cold


def test_course_outline_counts_what_is_required(loaded_course: PackRelease) -> None:
    course = queries.course_outline(loaded_course.id)

    first, last = course.sections[0], course.sections[-1]
    assert len(course.sections) == 8
    assert (first.number, first.key, first.size) == (1, "section-1", 10)
    assert len(first.required) == 9, "five readings, a video, a check and two reflections"
    assert len(first.choices) == 2
    assert len(last.required) == 8, "its video is a slot and is never required"
    assert len(last.choices) == 1, "an exercise outside work is never required"


def test_course_outline_leaves_out_role_plays(loaded_course: PackRelease) -> None:
    course = queries.course_outline(loaded_course.id)

    assert "role_play" not in {activity.kind for activity in course.activities}
    assert course.activity("s3-role") is None


def test_course_outline_marks_deeper_slot_and_group_view(loaded_course: PackRelease) -> None:
    course = queries.course_outline(loaded_course.id)

    deeper = course.activity("s1-deeper")
    slot = course.activity("s8-video")
    reading = course.activity("s2-reading-1")
    assert deeper is not None
    assert slot is not None
    assert reading is not None
    assert (deeper.deeper, deeper.counted) == (True, False)
    assert (slot.slot, slot.counted) == (True, False)
    assert reading.has_group_view
    assert course.section_of(reading).key == "section-2"


@pytest.mark.django_db
def test_course_outline_of_unknown_release_raises() -> None:
    with pytest.raises(PackRelease.DoesNotExist):
        queries.course_outline(404)


def _text(release: PackRelease, key: str) -> ActivityText:
    activity = queries.course_outline(release.id).activity(key)
    assert activity is not None
    return queries.activity_text(release.id, activity)


def test_activity_text_asks_one_statement_once(
    loaded_course: PackRelease, django_assert_num_queries: Any
) -> None:
    queries.course_outline(loaded_course.id)
    with django_assert_num_queries(1):
        cold = _text(loaded_course, "s1-check")
    with django_assert_num_queries(0):
        assert _text(loaded_course, "s1-check") is cold


def test_activity_text_of_reading_has_numbered_blocks_and_one_question(
    loaded_course: PackRelease,
) -> None:
    text = _text(loaded_course, "s1-reading-1")

    assert text.html.startswith('<p id="p1" class="lead">')
    assert f'id="p{text.paragraphs}"' in text.html
    assert f'id="p{text.paragraphs + 1}"' not in text.html
    assert '<figure class="wide" id="p7"><svg class="drawing"' in text.html
    assert [question.key for question in text.questions] == ["s1-reading-1-1"]
    assert text.group_html == "<p>Read it aloud, then talk in pairs.</p>"


def test_activity_text_of_check_has_its_questions_in_order(loaded_course: PackRelease) -> None:
    questions = _text(loaded_course, "s1-check").questions

    assert [question.key for question in questions] == [f"s1-check-{n}" for n in range(1, 11)]
    assert [question.kind for question in questions[-2:]] == ["mark_lines", "sort"]
    assert questions[8].ask == "villain"
    assert questions[8].lines[0].who == "Bo"
    assert questions[9].cards[0].bin == "warm"


def test_activity_text_of_video_names_its_files(loaded_course: PackRelease) -> None:
    text = _text(loaded_course, "s1-video")

    assert text.video == {"file": "media/film.mp4", "captions": "media/film.vtt"}
    assert text.transcript_html == "<p><strong>Ana:</strong> Hello.</p>"


def test_guide_has_its_parts_by_kind(
    loaded_course: PackRelease, django_assert_num_queries: Any
) -> None:
    section = queries.course_outline(loaded_course.id).sections[0]

    with django_assert_num_queries(1):
        guide = queries.guide(loaded_course.id, section.id)

    assert len(guide.questions) == 12
    opener = guide.one("opener")
    assert opener is not None
    assert opener.content["minutes"] == 4
    assert [part.content["length"] for part in guide.all("agenda")] == ["fifteen", "twenty"]


def test_newest_release_of_unknown_course_is_none(db: None) -> None:
    assert queries.newest_release("nowhere") is None


def test_newest_release_is_the_last_loaded(loaded_course: PackRelease) -> None:
    assert queries.newest_release("generated") == loaded_course
