from __future__ import annotations

import contextlib
import re

from hypothesis import given, settings
from hypothesis import strategies as st

from deskside.courses.packs.render import render
from deskside.courses.packs.yamltext import UnusableText, read_yaml

MARKS = st.text(alphabet="-:[]{}&*!|>'\"#%@`?,\n \tab01<~", max_size=60)


@settings(max_examples=150, deadline=None)
@given(st.one_of(MARKS, st.text(max_size=60)))
def test_read_yaml_of_any_text_is_a_value_or_a_refusal(text: str) -> None:
    with contextlib.suppress(UnusableText):
        read_yaml(text)


@settings(max_examples=100, deadline=None)
@given(st.text(alphabet="-*_[]()!<>&`#|~:\n ab1/\\", max_size=120))
def test_render_of_any_text_holds_no_script_and_no_handler(text: str) -> None:
    html = render(text, {}, numbered=True).html

    assert "<script" not in html
    assert 'href="javascript' not in html
    assert not re.search(r"<[a-z0-9]+ [^>]*\bon[a-z]+=", html)


def test_read_yaml_knows_the_line_of_every_place() -> None:
    data, lines = read_yaml("a: 1\nb:\n  - c: 2\n    d: 3\n")

    assert data == {"a": 1, "b": [{"c": 2, "d": 3}]}
    assert lines["b", 0, "d"] == 4


def test_read_yaml_of_nothing_is_none() -> None:
    assert read_yaml("# only words\n") == (None, {})
