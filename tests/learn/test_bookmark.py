from __future__ import annotations

import pytest
from django.utils.safestring import SafeString

from deskside.learn.bookmark import bookmarked, with_bookmark

HTML = SafeString(
    '<p class="lead" id="p1">One</p><p id="p2">Two</p><h2 id="p3">Three</h2>'
    '<table id="p4"></table><p class="x" id="p5">Five</p>'
)


@pytest.mark.parametrize(
    ("place", "paragraph"),
    [(0, ""), (1, ""), (2, "p2"), (4, "p2"), (5, "p5"), (99_999, "p5")],
)
def test_bookmark_stands_at_the_last_paragraph_that_can_carry_it(
    place: int, paragraph: str
) -> None:
    html = with_bookmark(HTML, place, "You stopped here")

    assert bookmarked(HTML, place) == paragraph
    assert html.count("You stopped here") == (1 if paragraph else 0)
    if paragraph:
        opening = html[html.index(f'id="{paragraph}"') - 30 :].partition("You stopped here")[0]
        assert "resume" in opening


def test_words_of_a_bookmark_are_escaped() -> None:
    assert "<b>" not in with_bookmark(HTML, 2, "<b>")
