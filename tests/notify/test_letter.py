from __future__ import annotations

from deskside.notify.letter import Footer, Letter


def test_subject_with_line_breaks_stays_one_header() -> None:
    letter = Letter("Join\r\nBcc: everyone@example.org", "Hello,", ())

    assert letter.subject == "Join Bcc: everyone@example.org"


def test_as_text_long_address_is_never_broken() -> None:
    address = "https://desk.example.org/" + "x" * 200
    letter = Letter("Join", "Hello,", ("word " * 40,), button=("Choose a password", address))

    lines = letter.as_text().splitlines()

    assert address in lines
    assert max(len(line) for line in lines if line != address) <= 72


def test_as_html_names_with_tags_are_escaped() -> None:
    letter = Letter("Join", "Hello <script>alert(1)</script>,", ())

    assert "<script>" not in letter.as_html()


NASTY = "</mj-text><script>alert(1)</script> & \x00\x0b '\" {{ x }} <mj-raw>"


def test_as_html_nothing_from_outside_becomes_mark_up() -> None:
    letter = Letter(
        NASTY,
        NASTY,
        (NASTY, "two\nlines"),
        button=(NASTY, "https://desk.example.org/?a=1&b=2"),
        small_print=(NASTY,),
        links=((NASTY, "https://desk.example.org/x"),),
    )

    html = letter.as_html(Footer("https://desk.example.org/off/", "https://x.example.org/", NASTY))

    assert "<script>" not in html
    assert "alert(1)" in html
    assert 'href="https://desk.example.org/?a=1&amp;b=2"' in html
    assert "two<br />lines" in html


def test_as_html_fetches_nothing() -> None:
    html = Letter("Hi", "Hello,", ("x",), button=("Go", "https://desk.example.org/")).as_html()

    assert "<img" not in html
    assert "src=" not in html
    assert "@import" not in html
    assert "url(" not in html


def test_as_text_ends_with_how_to_get_fewer() -> None:
    footer = Footer("https://desk.example.org/off/", "https://x.example.org/", "News")

    assert (
        Letter("Hi", "Hello,", ())
        .as_text(footer)
        .endswith("No more of these (News):\nhttps://desk.example.org/off/\n")
    )
