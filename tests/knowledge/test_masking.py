# ruff: noqa: RUF001 letters and apostrophes of several languages
"""What masking finds, on examples written down and on thousands put together."""

from __future__ import annotations

import re
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from deskside.knowledge.masking import Kind, Known, mask_texts, names_in

DESK = Known(("Amira Khan", "Mei-Ling Tan", "Will Page", "Jürgen Groß", "Zorana Petrović"))
EXAMPLES: dict[Kind, tuple[str, ...]] = {
    Kind.EMAIL: (
        "a.khan@example.org",
        "o'neil+it@mail.example.co.uk",
        "first.last@host",
        "jane_doe [at] example [dot] com",
        "root@srv-01.example.internal",
    ),
    Kind.PHONE: (
        "+49 30 1234567",
        "+44 (0)20 7946 0018",
        "0049-30-1234567",
        "030/998877-0",
        "(030) 99 88 77",
        "0171 2345678",
        "020 7946 0018",
        "(555) 123-4567",
        "555-123-4567",
        "ext. 4711",
        "Tel: 22",
    ),
    Kind.LINK: (
        "https://intra.example.org/ticket?id=7&user=khan",
        "http://10.0.0.4:8080/",
        "www.example.org/a",
        "sftp://files.example.org",
    ),
    Kind.ADDRESS: (
        "10.2.33.4",
        "192.168.0.0/24",
        "172.16.4.5:3389",
        "fe80::1ff:fe23:4567:890a",
        "2001:0db8:85a3:0000:0000:8a2e:0370:7334",
    ),
    Kind.DEVICE: ("00:1A:2B:3C:4D:5E", "00-1a-2b-3c-4d-5e", "001a.2b3c.4d5e"),
    Kind.HOST: (
        "srv-db01",
        "LT-04711",
        "PC4711",
        "prn-3f-02",
        "vpn.harbour.local",
        "mail.example.co.uk",
        "DC2",
        "hh-file-07",
    ),
    Kind.FILE: (
        r"\\fs01\home\khan",
        r"C:\Users\khan\Desktop",
        "/home/khan/notes",
        "notice_khan.pdf",
    ),
    Kind.TICKET: ("INC0012345", "#48213", "ticket 48213", "HELP-4412", "case no. 2026/118"),
    Kind.SERIAL: (
        "S/N: 5CG1234XYZ",
        "serial number 7H4K2",
        "asset tag 00417",
        "3f2a91c07be4",
        "123e4567-e89b-12d3-a456-426614174000",
        "employee no. 417",
    ),
    Kind.USER: (
        "login: zora",
        "user jdoe1",
        r"HARBOUR\akhan",
        "@amira_k",
        "u123456",
        "amira.khan",
        "account is svc_backup",
    ),
    Kind.SECRET: ("password: Sommer2026!", "PIN 4711", "the password is hunter2", "token=abc"),
    Kind.ACCOUNT: ("DE89 3704 0044 0532 0130 00", "4111 1111 1111 1111", "4111111111111111"),
    Kind.PLACE: (
        "12 Harbour Street",
        "Hafenstraße 12",
        "Am Markt Platz 3",
        "14, rue de la Paix",
        "Calle Mayor 7",
        "room 4.12",
        "SW1A 2AA",
        "20457 Hamburg.",
        "P.O. Box 17",
    ),
    Kind.DATE: ("born on 12.3.1980", "DOB: 1980-03-12"),
    Kind.NUMBER: ("1234567",),
    Kind.PERSON: (
        "Amira",
        "Khan, Amira",
        "mei-ling tan",
        "JÜRGEN GROSS of us, Jürgen",
        "Mr. Okafor",
        "dr. Sato",
        "Frau Dr. Yılmaz",
        "Hi Bogdan,",
        "Dear Ms Zhao",
        "From: Ngozi Eze",
        "Requested by: eze, Ngozi",
        "my name is bogdan",
        "Kind regards,\nBogdan Ilić",
        "Karl Heinz Meier",
        "Anna-Lena",
        "Petrović's laptop",
    ),
}
ALL = [(kind, text) for kind, texts in EXAMPLES.items() for text in texts]
HARMLESS = (
    "The printer in the corridor ate the form again, and nobody said sorry.",
    "On 22.11.2026 at 14:30 it worked, on 2026-11-23 it did not.",
    "Windows 11, Office 365 and KB5034441 gave error 0x80070005.",
    "She had been passed on 4 times in 20 minutes, out of 10,000 users.",
    "I said: hello, how can I help? Then I let him finish.",
    "SHA-256, UTF-16, COVID-19 and USB-C are nobody.",
    "We will wait for the team. It may rain.",
)


def masked(text: str, known: Known = DESK) -> str:
    return mask_texts([text], known).texts[0].text


@pytest.mark.item("I-43")
@pytest.mark.parametrize(("kind", "text"), ALL)
def test_an_example_is_found_as_what_it_is(kind: Kind, text: str) -> None:
    found = mask_texts([f"It was about {text}"], DESK).texts[0].found if kind in _INLINE else None
    found = found or mask_texts([text], DESK).texts[0].found

    assert kind in {piece.kind for piece in found}


_INLINE = set(Kind) - {Kind.PERSON}


@pytest.mark.parametrize("text", HARMLESS)
def test_a_sentence_without_anything_in_it_stays_as_it_is(text: str) -> None:
    assert masked(text) == text


LABELS = re.compile(
    r"(?i)^(?:tel: |ext\. |ticket |case no\. |s/n: |serial number |asset tag |login: |user "
    r"|account is |employee no\. |password: |pin |the password is |token=|born on |dob: |room )"
)
FRAMES = (
    "I got {} and wrote it down.",
    "The user ({}) waited.",
    "{}",
    "He said “{}” twice; then he hung up.",
    "First line\n{}\nlast line",
)
SHAPES = [text for kind, text in ALL if kind is not Kind.PERSON]


@pytest.mark.parametrize("frame", FRAMES)
@pytest.mark.parametrize("text", SHAPES)
def test_nothing_of_an_example_is_left_in_any_surroundings(text: str, frame: str) -> None:
    core = LABELS.sub("", text).strip(".")

    left = masked(frame.format(text))

    assert core not in left


@settings(max_examples=300, deadline=None)
@given(
    st.lists(st.sampled_from([text for _kind, text in ALL]), min_size=1, max_size=6),
    st.sampled_from([" ", ". ", ", ", "\n", "; and ", " - "]),
)
def test_what_was_masked_is_not_masked_again(parts: list[str], between: str) -> None:
    once = masked(between.join(parts))

    assert masked(once) == once


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=300))
def test_any_text_is_masked_without_losing_the_rest(text: str) -> None:
    result = mask_texts([text], DESK).texts[0]

    kept = [piece.text for piece in result.pieces if piece.kind is None]
    place = 0
    for part in kept:
        place = result.text.index(part, place) + len(part)
    assert masked(result.text) == result.text


FIRST = ("Bogdan", "Ngozi", "Émile", "Siobhán", "Yuto", "Zoë", "O’Brien", "Mei-Fen", "Łukasz")
LAST = ("Ilić", "Eze", "Dubois", "D'Souza", "Tanaka", "van Dyke", "Müller-Lüdenscheidt")


@settings(max_examples=200, deadline=None)
@given(st.sampled_from(FIRST), st.sampled_from(LAST))
def test_whoever_is_presented_once_is_found_everywhere(first: str, last: str) -> None:
    story = f"From: {first} {last}\nThe mouse of {first} died. {first}'s leader wrote to me."

    left = mask_texts([story, f"What would {first} need?"], Known())

    assert first not in "".join(text.text for text in left.texts)
    assert last.rpartition(" ")[2] not in left.texts[0].text


@settings(max_examples=200, deadline=None)
@given(
    st.sampled_from(DESK.names),
    st.sampled_from(["{}", "{} said no", "ask {}", "for ({}).", "{}’s desk", "\n{}\n", "“{}”"]),
    st.sampled_from([str, str.upper, str.lower]),
)
def test_a_person_of_the_desk_is_found_however_it_is_written(
    name: str, frame: str, case: type[str]
) -> None:
    assert name.partition(" ")[0].lower() not in masked(frame.format(case(name))).lower()


def test_one_person_has_one_letter_in_all_texts() -> None:
    left = mask_texts(["Amira Khan called Will.", "Khan again, then Amira's leader."], DESK)

    assert [text.text for text in left.texts] == [
        "[person A] called [person B].",
        "[person A] again, then [person A]'s leader.",
    ]
    assert left.count == 4


def test_a_letter_that_stands_in_the_text_already_is_not_given_again() -> None:
    assert masked("[person A] called Amira.") == "[person A] called [person B]."


def test_brackets_of_ones_own_hide_nobody() -> None:
    assert masked("[Amira] called") == "[[person A]] called"


def test_a_name_in_letters_nobody_sees_is_found() -> None:
    assert masked("A\u200bmira\u00a0Khan called") == "[person A] called"


def test_an_unknown_word_with_a_capital_is_asked_about_and_masked_when_said() -> None:
    text = "Then Bogumiła came, and the Outlook team with Quentin Zabriskie. Hamburg slept."

    asked = mask_texts([text], Known())
    told = mask_texts([text], Known(), ["Bogumiła"])

    assert [(one.text, one.is_likely) for one in asked.suspects] == [
        ("Quentin Zabriskie", True),
        ("Bogumiła", False),
        ("Hamburg", False),
    ]
    assert told.texts[0].text.startswith("Then [person A] came")


@pytest.mark.item("I-62")
def test_names_are_found_in_a_word_on_a_board() -> None:
    assert names_in("as patient as Amira", DESK) == ["Amira"]
    assert names_in("like Mr Bean at the bank", Known()) == ["Bean"]
    assert names_in("listens to the end", DESK) == []


@pytest.mark.parametrize(
    "part", ["a", "0 ", "a-1.", "Aa ", "1:", "a\n", "+4", "x@", "\\\\a", "[", "A1-", "12 Aa "]
)
def test_a_text_made_to_be_slow_is_not(part: str) -> None:
    text = (part * 20_000)[:20_000]
    started = time.process_time()

    mask_texts([text], DESK)

    assert time.process_time() - started < 4
