from __future__ import annotations

from pathlib import Path

import pytest
from django.conf import settings

from deskside.lib import svg

PACK_MEDIA = Path(settings.BASE_DIR) / "packs" / "it-customer-service" / "media"
DRAWINGS = sorted(svg.DRAWINGS.glob("*.svg")) + sorted(PACK_MEDIA.glob("*.svg"))


def drawing(inside: str, attributes: str = "") -> str:
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 8" {attributes}>{inside}</svg>'


@pytest.mark.parametrize("path", DRAWINGS, ids=lambda path: path.stem)
def test_inline_drawing_of_ours_has_words_and_no_style(path: Path) -> None:
    markup = svg.inline_drawing(path)

    assert markup.startswith('<svg class="drawing" role="img" aria-label="')
    assert "style" not in markup
    assert markup.count("<path") == path.read_text(encoding="utf-8").count("<path")


@pytest.mark.parametrize("path", DRAWINGS, ids=lambda path: path.stem)
def test_drawings_of_ours_have_one_spot_of_accent_at_most(path: Path) -> None:
    markup = svg.inline_drawing(path)

    # One thing may need a few strokes: a kettle is three.
    spots = markup.count('class="k a"') + markup.count('class="a"') + markup.count('class="ka"')
    assert spots <= 3


def test_clean_drawing_for_decoration_is_hidden_from_screen_readers() -> None:
    markup = svg.clean_drawing(drawing("<path d='M0 0'/>", 'aria-label="A door"'), decor=True)

    assert 'aria-hidden="true"' in markup
    assert "A door" not in markup


def test_clean_drawing_with_label_escapes_it() -> None:
    markup = svg.clean_drawing(drawing("<path d='M0 0'/>"), label='"><script>alert(1)</script>')

    assert 'aria-label="&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;"' in markup


@pytest.mark.parametrize(
    "hostile",
    [
        "<script>alert(1)</script>",
        "<style>*{display:none}</style>",
        "<foreignObject><p>words</p></foreignObject>",
        '<a href="https://example.org"><path d="M0 0"/></a>',
        '<image href="https://example.org/x.png"/>',
        '<use href="https://example.org/x.svg#a"/>',
        '<path d="M0 0" onload="alert(1)" style="fill:red" fill="url(https://example.org)"/>',
        '<animate attributeName="href" values="javascript:alert(1)"/>',
    ],
)
def test_clean_drawing_of_hostile_file_keeps_nothing_that_acts(hostile: str) -> None:
    markup = svg.clean_drawing(drawing(hostile))

    for word in ("script", "style", "example.org", "onload", "foreign", "words", "animate", "href"):
        assert word not in markup


@pytest.mark.parametrize(
    "text",
    [
        "",
        "no drawing",
        "<html></html>",
        '<svg viewBox="0 0 1 1"></svg>',
        "<svg xmlns='http://www.w3.org/2000/svg'><g></svg>",
        '<!DOCTYPE svg [<!ENTITY a "b">]><svg xmlns="http://www.w3.org/2000/svg">&a;</svg>',
        drawing("<path d='M0 0'/>" + " " * svg.LARGEST),
    ],
)
def test_clean_drawing_of_unusable_file_says_so(text: str) -> None:
    with pytest.raises(svg.UnusableDrawing):
        svg.clean_drawing(text)


def test_clean_drawing_nested_beyond_reason_ends_without_the_depth() -> None:
    markup = svg.clean_drawing(drawing("<g>" * 5000 + "<path d='M0 0'/>" + "</g>" * 5000))

    assert "<path" not in markup


def test_drawing_path_outside_the_packs_is_refused(tmp_path: Path) -> None:
    with pytest.raises(svg.UnusableDrawing):
        svg.drawing_path(tmp_path / "door.svg")


def test_drawing_path_climbing_out_of_the_packs_is_refused() -> None:
    with pytest.raises(svg.UnusableDrawing):
        svg.drawing_path(f"{settings.PACKS_DIR}/../var/secret-key")
