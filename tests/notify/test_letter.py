from __future__ import annotations

from deskside.notify.letter import Letter


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
