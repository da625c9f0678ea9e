from __future__ import annotations

import pytest

from deskside.learn.providers import embed_of


@pytest.mark.parametrize(
    "link",
    [
        "https://www.youtube.com/watch?v=abcdefghijk&t=3",
        "https://youtu.be/abcdefghijk",
        "https://m.youtube.com/shorts/abcdefghijk",
    ],
)
def test_youtube_plays_without_its_cookies(link: str) -> None:
    embed = embed_of(link)

    assert embed.address == "https://www.youtube-nocookie.com/embed/abcdefghijk"
    assert embed.host == "https://www.youtube-nocookie.com"


def test_vimeo_is_asked_not_to_track() -> None:
    assert embed_of("https://vimeo.com/123456").address.endswith("/video/123456?dnt=1")


@pytest.mark.parametrize(
    "link",
    [
        "https://intranet.example.org/film",
        "https://youtube.com.example.org/watch?v=abcdefghijk",
        "https://www.youtube.com/watch",
        "https://www.youtube.com/watch?v=%22onload%3D",
        "https://vimeo.com/about",
        "https://vimeo.com/²³",
    ],
)
def test_any_other_place_is_a_link_alone(link: str) -> None:
    embed = embed_of(link)

    assert (embed.link, embed.address, embed.host) == (link, "", "")
