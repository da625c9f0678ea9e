from __future__ import annotations

from deskside.courses.packs.render import figure_key, pictures, render


def test_render_numbers_top_blocks_only() -> None:
    done = render("First.\n\n- a\n- b\n\n> c\n\n| x |\n|---|\n| y |\n\n---\n", {}, numbered=True)

    assert done.paragraphs == 5
    assert done.html.startswith('<p id="p1" class="lead">First.</p>')
    assert '<ul id="p2">' in done.html
    assert '<blockquote id="p3">' in done.html
    assert '<table id="p4">' in done.html
    assert '<hr id="p5">' in done.html


def test_render_without_numbers_has_no_ids() -> None:
    assert "id=" not in render("First.\n\nSecond.", {}).html


def test_render_keeps_raw_html_as_words() -> None:
    html = render('<script>alert(1)</script>\n\n<b onclick="x">bold</b>', {}).html

    assert "<script" not in html
    assert "<b " not in html
    assert "&lt;script&gt;" in html


def test_render_drops_links_that_run_code() -> None:
    html = render(
        "[a](javascript:alert(1)) [b](data:text/html,x) [c](https://example.org)", {}
    ).html

    assert "href" not in html.replace('href="https://example.org"', "")
    assert 'rel="noopener noreferrer"' in html


def test_render_has_no_inline_style_from_table_columns() -> None:
    assert "style" not in render("| a |\n|:-:|\n| b |", {}).html


def test_render_puts_the_drawing_itself_into_a_figure() -> None:
    drawings = {
        figure_key("media/a.svg", "A"): "<svg>one</svg>",
        figure_key("media/a.svg", "B"): "<svg>two</svg>",
    }

    html = render("Hi.\n\n![A](media/a.svg)\n\n![B](media/a.svg)", drawings, numbered=True).html

    assert '<figure class="wide" id="p2"><svg>one</svg></figure>' in html
    assert '<figure class="wide" id="p3"><svg>two</svg></figure>' in html


def test_render_of_two_pictures_without_numbers_keeps_their_order() -> None:
    drawings = {
        figure_key("media/a.svg", "A"): "<svg>one</svg>",
        figure_key("media/a.svg", "B"): "<svg>two</svg>",
    }

    html = render("![A](media/a.svg)\n\n![B](media/a.svg)", drawings).html

    assert html.index("one") < html.index("two")


def test_render_lead_is_plain_words() -> None:
    assert render("A *warm*\nwelcome.\n\nMore.", {}, numbered=True).lead == "A warm welcome."


def test_render_first_heading_steps_down() -> None:
    assert render("# Big", {}, numbered=True).html == '<h2 id="p1">Big</h2>'


def test_render_deeply_nested_text_does_not_crash() -> None:
    assert render("> " * 2000 + "x", {}).html
    assert render("*" * 5000 + "x" + "*" * 5000, {}).html
    assert render("[" * 5000, {}).html


def test_pictures_are_found_with_line_and_alt() -> None:
    text = "One.\n\n![A lid](media/lid.svg)\n\nTwo ![](media/x.svg) inside."

    assert pictures(text) == [
        ("media/lid.svg", "A lid", 3, True),
        ("media/x.svg", "", 5, False),
    ]
