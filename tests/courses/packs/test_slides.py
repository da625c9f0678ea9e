from __future__ import annotations

from pathlib import Path

import pytest

from deskside.courses import queries
from deskside.courses.models import PackRelease
from deskside.courses.packs.check import check_pack
from deskside.courses.packs.load import load_pack
from tests.courses.folders import change, found
from tests.courses.rows import count_rows, find_activity

TELL = "She waits for a moment and then she says it back to him, slowly, in her own words. "
VIDEO = """\
---
key: film
kind: video
title: A film
minutes: 3
summary: About a film.
video:
  slides:
"""


@pytest.fixture
def shown(small: Path) -> Path:
    """The small pack with a show of eight slides, which nothing is wrong with."""
    slides = "".join(
        f"    - {{title: Slide {n}, text: A *few* words., say: {TELL * 3!r}}}\n"
        for n in range(1, 9)
    )
    (small / "first/film.md").write_text(f"{VIDEO}{slides}---\nLook at this.\n", encoding="utf-8")
    change(small / "first/section.yaml", "think]", "think, film]")
    change(small / "first/section.yaml", "minutes: 5\n", "minutes: 9\n")
    return small


def test_show_of_eight_slides_is_fine(shown: Path) -> None:
    assert found(shown) == []


def test_too_few_slides_warn(shown: Path) -> None:
    text = (shown / "first/film.md").read_text().splitlines(keepends=True)
    (shown / "first/film.md").write_text("".join(text[:12] + text[16:]))

    problems = found(shown)

    assert "first/film.md:8: warning: has 4 slides; 8 to 12 are enough and not too many" in problems
    assert any("takes 1.5 minutes to read aloud; 2 to 4 were wanted" in each for each in problems)


def test_long_title_and_crowded_slide_warn(shown: Path) -> None:
    change(
        shown / "first/film.md",
        "title: Slide 2",
        "title: One two three four five six seven eight nine",
    )
    change(shown / "first/film.md", "Slide 3, text: A", f"Slide 3, text: {'word ' * 25}A")

    problems = found(shown)

    assert "first/film.md:10: warning: a slide's title of more than 8 words" in problems
    assert "first/film.md:11: warning: more than 25 words on a slide; say the rest" in problems


@pytest.mark.parametrize(
    ("new", "words"),
    [
        ("title: Slide 2, drawing: media/no.svg", "there is no drawing media/no.svg"),
        (f"title: {'x' * 81}", "should have at most 80 characters"),
        ("title: Slide 2, sound: a.mp3", "is not a field that belongs here"),
    ],
)
def test_unusable_slide_is_an_error_at_its_line(shown: Path, new: str, words: str) -> None:
    change(shown / "first/film.md", "title: Slide 2", new)

    errors = [str(each) for each in check_pack(shown).errors]

    assert any(each.startswith("first/film.md:10:") and words in each for each in errors), errors


def test_picture_within_a_slide_is_refused(shown: Path) -> None:
    change(shown / "first/film.md", "A *few* words.", "'![A desk](media/desk.svg)'")

    message = "first/film.md:9: error: a slide names its drawing under drawing:"
    assert message in found(shown)


def test_hard_narration_warns(shown: Path) -> None:
    hard = "Organisational considerations necessitate comprehensive communicative reorientation. "
    change(shown / "first/film.md", TELL, hard)

    assert any("first/film.md:8: warning: reads at US grade" in each for each in found(shown))


def test_show_counts_as_course_time_and_an_empty_place_does_not(shown: Path) -> None:
    with_slides = check_pack(shown).sections[0]
    text = (shown / "first/film.md").read_text()
    (shown / "first/film.md").write_text(text.partition("  slides")[0] + "  minutes: 3\n---\nLook.")

    without = check_pack(shown).sections[0]

    assert (with_slides.minutes["video"], with_slides.slides) == (3, 8)
    assert (without.minutes["video"], without.slides) == (0, 0)


def test_show_is_rendered_once_and_counted(loaded_course: PackRelease) -> None:
    activity = find_activity(loaded_course, "s5-video")
    slides = queries.activity_text(loaded_course.id, activity).slides

    assert (activity.slot, activity.counted) == (False, True)
    assert len(slides) == 8
    assert slides[0].title == "Slide 1"
    assert slides[0].html == "<p>Few words, <strong>number 1</strong>.</p>"
    assert slides[0].drawing.startswith('<svg class="drawing"')
    assert slides[1].drawing == ""
    assert "<" not in slides[0].say


@pytest.mark.django_db
def test_show_cannot_smuggle_markup(shown: Path) -> None:
    change(shown / "first/film.md", "A *few* words.", "<script>alert(1)</script> words.")

    release = load_pack(shown)

    slides = queries.activity_text(release.id, find_activity(release, "film")).slides
    assert "<script>" not in slides[0].html


@pytest.mark.django_db
def test_loading_a_show_twice_changes_nothing(shown: Path) -> None:
    first = load_pack(shown)
    rows = count_rows()

    assert load_pack(shown) == first
    assert count_rows() == rows
