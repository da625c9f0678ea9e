from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deskside.people.roster.cells import MOST_EMAIL, MOST_NAME
from deskside.people.roster.decode import UnreadableRoster, decode
from deskside.people.roster.parse import Roster, parse

pytestmark = pytest.mark.item("I-8")


def people(roster: Roster) -> list[tuple[str, str]]:
    return [(row.name, row.email) for row in roster.rows]


ADA = ("Ada Lovelace", "ada@example.org")
BOB = ("Bob Ng", "bob@example.org")


@pytest.mark.parametrize(
    "text",
    [
        "Name,E-mail\nAda Lovelace,ada@example.org\nBob Ng,bob@example.org",
        "E-Mail-Adresse;Vorname;Nachname\nada@example.org;Ada;Lovelace\nbob@example.org;Bob;Ng",
        "Surname\tFirst name\tMail\nLovelace\tAda\tada@example.org\nNg\tBob\tbob@example.org",
        '"Full Name","Phone","Email Address"\n"Ada Lovelace","1","ada@example.org"\n'
        '"Bob Ng","2","bob@example.org"',
        "Ada Lovelace, ada@example.org\nBob Ng, bob@example.org",
        "ada@example.org;Ada Lovelace\r\nbob@example.org;Bob Ng\r\n\r\n",
        "Ada Lovelace <ada@example.org>\n  Bob Ng <BOB@Example.org>  ",
        "Ada Lovelace <ada@example.org>; Bob Ng <bob@example.org>",
        '"Ada Lovelace" <ada@example.org>, "Bob Ng" <bob@example.org>,',
        "Ada Lovelace ada@example.org\nBob Ng\tbob@example.org",
        "Ada\tLovelace\tada@example.org\nBob\tNg\tbob@example.org",
        "Ada Lovelace (mailto:ada@example.org)\nBob Ng mailto:bob@example.org",
        "\ufeffcorreo electrónico;nombre completo\nada@example.org;Ada Lovelace\n"
        "bob@example.org;Bob Ng",
    ],
)
def test_parse_any_usual_shape_gives_the_same_people(text: str) -> None:
    roster = parse(text)

    assert people(roster) == [ADA, BOB]
    assert roster.problems == ()


def test_parse_heading_and_lines_pasted_from_elsewhere_reads_both() -> None:
    text = (
        "Name;E-mail\nKofi Mensah;kofi@example.org\nAmina Yusuf, amina@example.org\n"
        "dmitri@example.org\nJamal"
    )

    roster = parse(text)

    assert [(row.name, row.email) for row in roster.rows] == [
        ("Kofi Mensah", "kofi@example.org"),
        ("Amina Yusuf", "amina@example.org"),
        ("Dmitri", "dmitri@example.org"),
    ]
    assert [problem.text for problem in roster.problems] == ["Jamal"]


def test_parse_family_name_first_as_address_books_write_it() -> None:
    (row,) = parse('"Okafor, Ben" <ben@example.org>').rows

    assert row.name == "Ben Okafor"


def test_parse_addresses_only_guesses_names() -> None:
    roster = parse("ada.lovelace@example.org\nb_ng2@example.org x@example.org")

    assert [name for name, _email in people(roster)] == ["Ada Lovelace", "B Ng", "X"]


def test_parse_role_and_zone_with_and_without_heading() -> None:
    named = parse("name,email,role,time zone\nAda,ada@example.org,Team leader,Asia/Tokyo")
    guessed = parse("Ada; ada@example.org; deputy; Asia/Tokyo")

    assert [(row.role, row.zone) for row in named.rows] == [("leader", "Asia/Tokyo")]
    assert [(row.name, row.role, row.zone) for row in guessed.rows] == [
        ("Ada", "deputy", "Asia/Tokyo")
    ]


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("Ada Lovelace", "There is no e-mail address in this line."),
        ("Ada, ada@example", "“ada@example” is not a complete e-mail address."),
        ("Ada, ada@@example.org", "“ada@@example.org” is not a complete e-mail address."),
        ("=HYPERLINK(1), ada@example.org", "The name begins like a spreadsheet formula."),
        ("Ada\x00, ada@example.org", "There are unreadable characters in this line."),
        ("Ad\ufffd, ada@example.org", "There are unreadable characters in this line."),
        (
            f"{'n' * (MOST_NAME + 1)}, ada@example.org",
            "The name has 201 characters; 200 is the most we can keep.",
        ),
        (
            f"Ada, {'a' * MOST_EMAIL}@example.org",
            "The e-mail address is longer than an address can be.",
        ),
    ],
)
def test_parse_bad_line_is_told_by_number_and_the_others_stay(line: str, words: str) -> None:
    roster = parse(f"Bob Ng, bob@example.org\n\n{line}")

    assert people(roster) == [BOB]
    assert [(problem.line, problem.words) for problem in roster.problems] == [(3, words)]


@pytest.mark.parametrize(
    ("cells", "words"),
    [
        ("Ada,ada@example.org,emperor,", "We do not know the role “emperor”"),
        ("Ada,ada@example.org,,Mars/Olympus", "We do not know the time zone “Mars/Olympus”"),
    ],
)
def test_parse_unknown_role_or_zone_is_a_problem(cells: str, words: str) -> None:
    roster = parse(f"name,email,role,zone\n{cells}")

    assert roster.rows == ()
    assert roster.problems[0].words.startswith(words)


def test_parse_same_address_twice_names_the_first_line() -> None:
    roster = parse("Ada, ada@example.org\nBob, bob@example.org\nAda L., ADA@example.org")

    assert [(p.line, p.words) for p in roster.problems] == [
        (3, "This address is already in line 1.")
    ]


@pytest.mark.parametrize(
    "name",
    [
        "李小龙",
        "محمد بن سلمان",
        "שרה לוי",
        "नेहा शर्मा",
        "Zoë O'Brien-Ñúñez",
        "👩🏽‍💻 Kim",
        "é" * MOST_NAME,
    ],
)
def test_parse_name_in_any_script_is_kept(name: str) -> None:
    assert people(parse(f"{name};ada@example.org")) == [(name, "ada@example.org")]


def test_parse_direction_marks_are_taken_out() -> None:
    assert people(parse("\u202eAda\u2066 Lovelace\u200b, ada@example.org")) == [ADA]


def test_parse_quoted_line_break_counts_lines_as_its_sender_does() -> None:
    roster = parse('name,email\n"Ada\nLovelace",ada@example.org\nBob,nowhere')

    assert people(roster) == [ADA]
    assert [problem.line for problem in roster.problems] == [4]


@pytest.mark.parametrize("text", ["", "  \n\n\t\n", "\ufeff"])
def test_parse_nothing_says_so(text: str) -> None:
    with pytest.raises(UnreadableRoster, match="nothing in this list"):
        parse(text)


def test_parse_ten_thousand_rows_pass_and_one_more_does_not() -> None:
    lines = [f"person{number}@example.org" for number in range(10_000)]

    assert len(parse("\n".join(lines)).rows) == 10_000
    with pytest.raises(UnreadableRoster, match="more than 10,000"):
        parse("\n".join([*lines, "one@example.org"]))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_decode_encodings_of_spreadsheets(encoding: str) -> None:
    text = "name;email\nZoë Žižek;zoe@example.org"

    assert people(parse(decode(text.encode(encoding)))) == [("Zoë Žižek", "zoe@example.org")]


def test_decode_windows_1252() -> None:
    raw = "Zoë Brontë;zoe@example.org".encode("cp1252")

    assert people(parse(decode(raw))) == [("Zoë Brontë", "zoe@example.org")]


@pytest.mark.parametrize(
    ("raw", "words"),
    [
        (b"PK\x03\x04rest", "Save it as CSV"),
        (b"\xd0\xcf\x11\xe0rest", "Save it as CSV"),
        (b"%PDF-1.7", "Copy the names"),
        (b"x" * (2 * 1024 * 1024 + 1), "larger than 2 MB"),
    ],
)
def test_decode_what_is_no_list_says_what_to_do(raw: bytes, words: str) -> None:
    with pytest.raises(UnreadableRoster, match=words):
        decode(raw)


@given(st.binary(max_size=400))
def test_decode_and_parse_any_bytes_never_fail_otherwise(raw: bytes) -> None:
    try:
        roster = parse(decode(raw))
    except UnreadableRoster:
        return
    assert all(0 < len(row.name) <= MOST_NAME for row in roster.rows)


@given(st.text(alphabet=st.sampled_from("Aa@.é,;\t\"'<> \n\r=\x00\u202e/emailname"), max_size=200))
def test_parse_any_text_accounts_for_every_line(text: str) -> None:
    try:
        roster = parse(text)
    except UnreadableRoster:
        assert not text.strip("\ufeff \t\r\n")
        return
    emails = [row.email for row in roster.rows]
    assert len(set(emails)) == len(emails)
    assert all("@" in email and email == email.lower() for email in emails)
    assert all(problem.words and problem.line >= 1 for problem in roster.problems)
