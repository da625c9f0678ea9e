from __future__ import annotations

import re

import pytest
from pytest_django import DjangoAssertNumQueries

from deskside.courses.models import OwnVideo
from deskside.courses.outline import CourseOutline
from deskside.progress.models import Completion
from tests.learn.conftest import NOW, Browser

KEY = "s5-video"


@pytest.fixture
def own_film(course: CourseOutline) -> OwnVideo:
    link = "https://intranet.example.org/film"
    activity = course.by_key[KEY]
    return OwnVideo.objects.create(activity_id=activity.id, link=link, added_at=NOW)


def html(browser: Browser, query: str = "") -> str:
    return browser.page(KEY, query).content.decode()


def current(page: str) -> list[str]:
    return re.findall(r'<li class="slide current" id="slide-(\d+)"', page)


def test_every_slide_stands_in_the_page_with_what_is_told(browser: Browser) -> None:
    page = html(browser)

    assert page.count('<li class="slide') == 8
    assert "<h2>Slide 8</h2>" in page
    assert "<strong>number 8</strong>" in page
    assert page.count("data-say") == 8
    assert page.count('<svg class="drawing"') == 4
    assert "Slide 3 of 8" in page
    assert "Read it instead" in page


def test_show_begins_at_its_first_slide_and_goes_on_where_one_was(browser: Browser) -> None:
    assert current(html(browser)) == ["1"]

    assert browser.send(KEY, "place/", place=4).status_code == 303

    page = html(browser)
    assert current(page) == ["4"]
    assert '<input type="hidden" name="place" value="4">' in page


def test_place_behind_the_last_slide_shows_the_last(browser: Browser) -> None:
    browser.send(KEY, "place/", place=400)

    page = html(browser)
    assert current(page) == ["8"]
    assert "until-last" not in page


@pytest.mark.parametrize("how", ["here", "together"])
def test_show_is_done_when_watched_or_seen_together(browser: Browser, how: str) -> None:
    assert browser.send(KEY, "finish/", how=how).status_code == 303

    assert Completion.objects.get().how == how
    page = html(browser)
    assert "I have watched it" not in page
    assert page.count("button next") == 1, "where to go on; the next slide is not the next step"


def test_own_video_is_shown_instead_with_a_way_to_the_slides(
    browser: Browser, own_film: OwnVideo
) -> None:
    page = html(browser)

    assert "Play the video from intranet.example.org" in page
    assert 'href="?slides=1"' in page
    assert "data-show" not in page
    slides = html(browser, "?slides=1")
    assert slides.count('<li class="slide') == 8
    assert "s own video</a>" in slides


def test_show_is_counted_as_part_of_its_section(course: CourseOutline) -> None:
    activity = course.by_key[KEY]

    assert activity.id in course.section_of(activity).required


def test_show_is_not_there_for_a_stranger(stranger: Browser) -> None:
    assert stranger.page(KEY).status_code == 404


def test_show_takes_three_statements(
    browser: Browser, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    html(browser)  # the text is read into memory once

    with django_assert_num_queries(3):
        html(browser)
