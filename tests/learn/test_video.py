from __future__ import annotations

import pytest
from pytest_django import DjangoAssertNumQueries

from deskside.courses.models import Activity, OwnVideo
from deskside.courses.outline import CourseOutline
from deskside.progress.models import Completion
from tests.learn.conftest import NOW, Browser
from tests.packs.prose import FILM

KEY = "s1-video"
LINK = "s2-video"
SLOT = "s8-video"


def body(response: object) -> bytes:
    return b"".join(response)  # type: ignore[call-overload, no-any-return]


def test_film_has_captions_and_a_transcript(browser: Browser) -> None:
    page = browser.page(KEY).content.decode()

    assert f'<source src="{browser.url(KEY, "film/film/")}">' in page
    assert 'kind="captions"' in page
    assert "<strong>Ana:</strong> Hello." in page


@pytest.mark.parametrize("how", ["here", "together"])
def test_film_is_done_when_watched_or_seen_together(browser: Browser, how: str) -> None:
    assert browser.send(KEY, "finish/", how=how).status_code == 303
    assert Completion.objects.get().how == how


@pytest.mark.parametrize("how", ["", "leader", "paper"])
def test_film_is_not_done_in_any_other_way(browser: Browser, how: str) -> None:
    assert browser.send(KEY, "finish/", how=how).status_code == 404


def test_film_and_captions_are_sent_whole(browser: Browser) -> None:
    film = browser.client.get(browser.url(KEY, "film/film/"))
    captions = browser.client.get(browser.url(KEY, "film/captions/"))

    assert (film.status_code, film.headers["Content-Type"]) == (200, "video/mp4")
    assert body(film) == FILM
    assert body(captions).startswith(b"WEBVTT")


@pytest.mark.parametrize(
    ("asked", "expected"),
    [("bytes=0-3", slice(0, 4)), ("bytes=2-", slice(2, None)), ("bytes=-2", slice(-2, None))],
)
def test_film_is_sent_in_parts(browser: Browser, asked: str, expected: slice) -> None:
    response = browser.client.get(browser.url(KEY, "film/film/"), headers={"Range": asked})

    assert response.status_code == 206
    assert body(response) == FILM[expected]


def test_part_behind_the_end_is_refused(browser: Browser) -> None:
    response = browser.client.get(
        browser.url(KEY, "film/film/"), headers={"Range": "bytes=999999999-"}
    )

    assert response.status_code == 416


@pytest.mark.parametrize("part", ["film/other/", "film/..%2f..%2fjournal.key/"])
def test_nothing_else_is_sent(browser: Browser, part: str) -> None:
    assert browser.client.get(browser.url(KEY, part)).status_code == 404


def test_link_loads_nothing_before_a_click(browser: Browser) -> None:
    page = browser.page(LINK).content.decode()

    assert 'href="https://video.example.org/2"' in page
    assert "<iframe" not in page
    assert "Nothing is loaded from video.example.org before you press this." in page


def test_provider_that_can_be_embedded_is_the_only_one_the_page_allows(
    browser: Browser, course: CourseOutline
) -> None:
    fill_slot(course, link="https://www.youtube.com/watch?v=abcdefghijk")

    response = browser.page(SLOT)

    policy = response.headers["Content-Security-Policy"]
    assert "frame-src https://www.youtube-nocookie.com;" in policy
    assert "frame-src 'none'" in browser.page(LINK).headers["Content-Security-Policy"]


def fill_slot(course: CourseOutline, **fields: str) -> None:
    activity = Activity.objects.get(pk=course.by_key.get(SLOT, course.activities[0]).id)
    OwnVideo.objects.create(activity=activity, added_at=NOW, **fields)


def test_own_video_fills_its_slot_and_is_never_required(
    browser: Browser, course: CourseOutline
) -> None:
    fill_slot(course, link="https://intranet.example.org/film", transcript="<b>Hello</b>")

    page = browser.page(SLOT).content.decode()

    assert "Play the video from intranet.example.org" in page
    assert "&lt;b&gt;Hello&lt;/b&gt;" in page
    assert "only if you like" in page
    section = browser.client.get("/course/generated/section/section-8/").content.decode()
    assert "Video s8-video" in section


@pytest.mark.parametrize("key", [KEY, LINK])
def test_film_page_takes_three_statements(
    browser: Browser, django_assert_num_queries: DjangoAssertNumQueries, key: str
) -> None:
    browser.page(key)  # the text is read into memory once

    with django_assert_num_queries(3):
        browser.page(key)
