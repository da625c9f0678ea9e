from __future__ import annotations

import re
from pathlib import Path

import pytest

import deskside.lib

CSS = Path(deskside.lib.__file__).parent / "static" / "deskside" / "css"
TOKENS = (CSS / "tokens.css").read_text(encoding="utf-8")
TEXT = [(front, back) for back in ("paper", "sheet", "wash") for front in ("ink", "ink-2")]
TEXT += [("on-accent", "accent"), ("paper", "ink"), ("ink", "done-wash"), ("ink", "soon-wash")]
TEXT += [("done", "paper"), ("done", "sheet"), ("done", "done-wash")]
TEXT += [("soon", "paper"), ("soon", "sheet"), ("soon", "soon-wash")]
PARTS = [("edge", "paper"), ("edge", "sheet"), ("edge", "wash"), ("accent", "paper")]
PARTS += [("accent", "sheet"), ("on-accent", "accent")]
PAIRS = [(*pair, 4.5) for pair in TEXT] + [(*pair, 3.0) for pair in PARTS]


def block(start: str) -> dict[str, str]:
    begin = TOKENS.index(start)
    inside = TOKENS[begin : TOKENS.index("--shadow", begin)]
    return dict(re.findall(r"--([\w-]+):\s*(#[0-9a-f]{6})", inside))


SCHEMES = {"light": block(":root {"), "dark": block(':root[data-theme="dark"]')}


def luminance(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    r, g, b = (v / 12.92 if v <= 0.04045 else ((v + 0.055) / 1.055) ** 2.4 for v in parts)
    return 0.2126 * r + 0.7152 * g + 0.0722 * b


def ratio(first: str, second: str) -> float:
    light, dark = sorted((luminance(first), luminance(second)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_ratio_of_black_on_white_is_the_largest_there_is() -> None:
    assert ratio("#000000", "#ffffff") == pytest.approx(21)


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize(("front", "back", "need"), PAIRS)
def test_every_pair_of_colours_can_be_read(scheme: str, front: str, back: str, need: float) -> None:
    colours = SCHEMES[scheme]

    assert ratio(colours[front], colours[back]) >= need


def test_both_ways_into_the_dark_have_the_same_colours() -> None:
    assert SCHEMES["dark"] == block("@media (prefers-color-scheme: dark)")


def test_layers_are_ordered_before_anything_else() -> None:
    first_rule = re.sub(r"/\*.*?\*/", "", TOKENS, flags=re.DOTALL).strip().splitlines()[0]

    assert first_rule.startswith("@layer reset, tokens, base, layout, components, utilities, print")


@pytest.mark.parametrize("path", sorted(CSS.glob("*.css")), ids=lambda path: path.name)
def test_style_sheets_use_tokens_and_stay_short(path: Path) -> None:
    css = re.sub(r"/\*.*?\*/", "", path.read_text(encoding="utf-8"), flags=re.DOTALL)

    assert len(css.splitlines()) <= 400
    # A code is scanned from white paper, and paper is white: nothing else has a colour of its own.
    own = set() if path.name == "tokens.css" else set(re.findall(r"#[0-9a-fA-F]{3,6}\b", css))
    assert own <= {"#fff", "#000"}
    assert not re.findall(r"(?:margin|padding)-(?:left|right)|text-align: (?:left|right)", css)
