"""The built-in course: what it promises is there, and nothing in it needs mending."""

from __future__ import annotations

from pathlib import Path

import pytest

from deskside.courses.packs.check import CheckReport, check_pack
from deskside.courses.packs.compile import questions_of
from deskside.courses.packs.files import ItemFile, Pack, SectionFolder
from deskside.courses.packs.read import read_pack
from deskside.courses.packs.render import pictures
from deskside.courses.packs.schema import VideoFront

FOLDER = Path(__file__).parents[2] / "packs" / "it-customer-service"
PRINCIPLES = ["competence", "compassion", "empathy", "listening", "respect"]
FORMS = "its form is help beside one field; own fields come later"
LATER = "reminders, logs and what comes after are not there yet"


@pytest.fixture(scope="module")
def report() -> CheckReport:
    return check_pack(FOLDER)


@pytest.fixture(scope="module")
def pack() -> Pack:
    pack, _problems = read_pack(FOLDER)
    assert pack is not None
    return pack


@pytest.fixture(scope="module")
def first(pack: Pack) -> SectionFolder:
    return pack.sections[0]


def _of_kind(section: SectionFolder, kind: str) -> list[ItemFile]:
    return [item for item in section.ordered() if item.front.kind == kind]


def test_course_has_nothing_to_mend(report: CheckReport) -> None:
    assert report.errors == ()


@pytest.mark.item("I-13", missing="sections swapped, added and renamed without files")
def test_course_has_eight_sections_and_final_thoughts(report: CheckReport) -> None:
    assert [section.number for section in report.sections] == [1, 2, 3, 4, 5, 6, 7, 8, None]


@pytest.mark.item("I-59", missing="tags on posters")
def test_course_has_the_five_principles_in_order(pack: Pack) -> None:
    assert [principle.key for principle in pack.meta.principles] == PRINCIPLES
    for item in pack.items():
        tagged = item.front.principles or [q for q in questions_of(item) if q.principles]
        assert tagged, item.source.file


def test_call_has_six_steps(pack: Pack) -> None:
    assert len(pack.meta.call_steps) == 6


def test_first_section_keeps_its_promised_counts(first: SectionFolder) -> None:
    for kind, wanted in (("reflection", 6), ("exercise", 6)):
        numbered = [item for item in _of_kind(first, kind) if item.front.inventory]
        assert len(numbered) == wanted
    assert len([item for item in _of_kind(first, "reading") if not item.front.deeper]) >= 5


@pytest.mark.item("I-147", missing="one for each role-play")
def test_first_section_has_lines_to_mark_of_a_hero_and_a_villain(first: SectionFolder) -> None:
    asked = [
        question.ask
        for item in _of_kind(first, "check")
        for question in questions_of(item)
        if question.kind == "mark_lines"
    ]
    assert {"hero", "villain"} <= set(asked)


@pytest.mark.item("I-169", missing="an entry of its own to link to")
def test_first_section_tells_compassion_from_empathy_with_a_quiz(first: SectionFolder) -> None:
    bins = [
        {each.key for each in question.bins}
        for item in _of_kind(first, "check")
        for question in questions_of(item)
        if question.kind == "sort"
    ]
    assert any({"compassion", "empathy"} <= keys for keys in bins)
    reading = first.items["compassion-comes-second"]
    assert "Two words that get mixed up" in reading.body


def test_first_section_check_has_ten_scenes_at_least(first: SectionFolder) -> None:
    questions = [q for q in questions_of(first.items["five-principles-check"]) if q.scene]

    assert len(questions) >= 10


def test_every_reading_has_a_drawing_a_promise_and_a_scene(first: SectionFolder) -> None:
    for item in _of_kind(first, "reading"):
        if item.front.deeper:
            continue
        assert pictures(item.body), item.source.file
        assert item.front.commitment is not None, item.source.file
        assert len(item.front.commitment.examples) == 3, item.source.file


def test_videos_can_be_seen_and_recorded_before_there_is_a_film(pack: Pack) -> None:
    videos = [item for item in pack.items() if isinstance(item.front, VideoFront)]

    assert {64, 77} <= {number for item in videos for number in item.front.inventory}
    for item in videos:
        assert len(item.front.video.slides) >= 8, item.source.file
        assert item.front.video.transcript, item.source.file


@pytest.mark.item("I-16", missing="a log of one's own")
def test_deeper_items_are_there_without_links(first: SectionFolder) -> None:
    deeper = [item for item in first.ordered() if item.front.deeper]

    assert len(deeper) >= 2
    assert all("](" not in item.body for item in deeper)


@pytest.mark.item("I-33", missing="shown where a meeting is prepared")
@pytest.mark.item("I-42", missing="open rewordings of closed questions")
def test_guide_has_twelve_open_questions_marked_three_ways(
    first: SectionFolder, report: CheckReport
) -> None:
    guide = first.section.meta.guide

    assert guide is not None
    assert len(guide.questions) >= 12
    assert {question.depth for question in guide.questions} == {"light", "medium", "deep"}
    assert all(question.minutes > 0 for question in guide.questions)
    assert {"during", "after", "refresher"} == {m for q in guide.questions for m in q.modes}
    assert not [each for each in report.warnings if "yes or no" in each.message]


@pytest.mark.item("I-31", missing="as a page and in print for every section")
@pytest.mark.item("I-36", missing="questions trimmed to the minutes")
def test_guide_has_all_its_parts(first: SectionFolder) -> None:
    guide = first.section.meta.guide

    assert guide is not None
    assert guide.purpose
    assert guide.opener
    assert guide.video
    assert guide.commitment
    assert guide.exercises
    assert guide.tips
    assert guide.agenda
    assert guide.agenda.fifteen
    assert guide.agenda.twenty


@pytest.mark.parametrize(
    ("number", "kind"),
    [
        *[
            pytest.param(n, "reflection", marks=pytest.mark.item(f"I-{n}", missing=FORMS))
            for n in range(65, 71)
        ],
        *[
            pytest.param(n, "exercise", marks=pytest.mark.item(f"I-{n}", missing=LATER))
            for n in range(71, 77)
        ],
        pytest.param(60, "reading", marks=pytest.mark.item("I-60", missing="the two-column board")),
        pytest.param(61, "reading", marks=pytest.mark.item("I-61", missing="a quote card")),
        pytest.param(64, "video", marks=pytest.mark.item("I-64", missing="own words compared")),
        pytest.param(
            77, "video", marks=pytest.mark.item("I-77", missing="a film, beside the storyboard")
        ),
        pytest.param(175, "reading", marks=pytest.mark.item("I-175", missing="observer's ticks")),
        pytest.param(176, "reading", marks=pytest.mark.item("I-176", missing="an obstacle card")),
        pytest.param(177, "reading", marks=pytest.mark.item("I-177", missing="the form of it")),
    ],
)
def test_item_of_the_inventory_is_in_the_course(
    first: SectionFolder, number: int, kind: str
) -> None:
    found = [item for item in _of_kind(first, kind) if number in item.front.inventory]

    assert found
    assert all(item.body for item in found)


@pytest.mark.item("I-11", missing="a second view of every activity")
def test_reflections_and_exercises_can_be_run_with_a_group(first: SectionFolder) -> None:
    for kind in ("reflection", "exercise"):
        without = [item.front.key for item in _of_kind(first, kind) if not item.front.group]
        assert without == []


@pytest.mark.item("I-6", missing="the request that a leader answers")
def test_course_has_pieces_for_people_outside_it(first: SectionFolder) -> None:
    audiences = {item.front.audience for item in first.ordered()}

    assert "non-it" in audiences
