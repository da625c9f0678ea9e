from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from deskside.courses import queries
from deskside.courses.models import GuideItem, PackRelease, Question, Revision
from deskside.courses.packs.check import check_pack
from deskside.courses.packs.load import load_pack
from tests.courses.folders import change, found
from tests.courses.rows import count_rows

BANK = """\
questions:
  - key: first-bank-01
    kind: choose
    principles: [listening]
    concept: attention
    scene: Somebody rings at ten to five.
    text: What now?
    options:
      - {text: A, right: true, why: Yes.}
      - {text: B, right: false, why: No.}
      - {text: C, right: false, why: No.}
      - {text: D, right: false, why: No.}
"""
WORDS = """\
pairs:
  - words: [its, "it's"]
    rule: The one with the mark is short for “it is”.
    right: ["It's late.", "The cat hurt its paw."]
    wrong: ["Its late."]
"""
LEADING = """\
---
key: leading
title: Leading a group
---
Go *first*.
"""


@pytest.fixture
def full(small: Path) -> Path:
    """The small pack with a bank, a list of words and advice; nothing is wrong."""
    (small / "first/bank.yaml").write_text(BANK, encoding="utf-8")
    (small / "first/words.yaml").write_text(WORDS, encoding="utf-8")
    (small / "leading.md").write_text(LEADING, encoding="utf-8")
    return small


def test_pack_with_bank_words_and_advice_is_fine(full: Path) -> None:
    report = check_pack(full)

    assert report.problems == ()
    assert (report.sections[0].bank, report.sections[0].word_pairs) == (1, 1)


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("principles: [listening]", "principles: [juggling]", "4: error: unknown principle"),
        ("    principles: [listening]\n", "", "2: error: first-bank-01 names no principle"),
        ("concept: attention", "concept: nothing", "5: error: unknown concept “nothing”"),
        ("B, right: false", "B, right: true", "8: error: first-bank-01: has 2 right answers"),
        ("kind: choose", "kind: sort", "3: error: "),
        ("first-bank-01", "the-lid-1", "2: error: the key “the-lid-1” is used already"),
        ("text: What now?", "text: What now!", "7: warning: style: an exclamation mark"),
        ("text: What now?", "text: What color?", "7: warning: style: “color” (better: colour)"),
    ],
)
def test_wrong_bank_is_named_with_its_line(full: Path, old: str, new: str, expected: str) -> None:
    change(full / "first/bank.yaml", old, new)

    problems = found(full)

    assert any(each.startswith(f"first/bank.yaml:{expected}") for each in problems), problems


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (', "The cat hurt its paw."', "", "4: warning: its and it's: give 2 sentences"),
        (', "it\'s"]', "]", "2: error: “pairs.0.words”"),
        ("wrong:", "wring:", "5: error: “pairs.0.wring” is not a field"),
        ("    rule:", "    rule: Simply.\n    note:", "2: warning: style: “Simply”"),
    ],
)
def test_wrong_pair_is_named_with_its_line(full: Path, old: str, new: str, expected: str) -> None:
    change(full / "first/words.yaml", old, new)

    problems = found(full)

    assert any(each.startswith(f"first/words.yaml:{expected}") for each in problems), problems


def test_pair_that_stands_twice_is_refused(full: Path) -> None:
    (full / "first/words.yaml").write_text(WORDS + WORDS.removeprefix("pairs:\n"))

    assert "first/words.yaml:6: error: its and it's stand here twice" in found(full)


@pytest.mark.parametrize(
    ("new", "expected"),
    [
        ("Go first!", "5: warning: style: an exclamation mark"),
        ("![x](media/x.svg)", "5: error: leading.md holds words only"),
    ],
)
def test_wrong_advice_is_named_with_its_line(full: Path, new: str, expected: str) -> None:
    change(full / "leading.md", "Go *first*.", new)

    assert any(each.startswith(f"leading.md:{expected}") for each in found(full))


def test_advice_without_a_head_is_refused(full: Path) -> None:
    (full / "leading.md").write_text("Go first.")

    assert found(full) == [
        "leading.md:1: error: must begin with --- and a head, closed by a second line of ---"
    ]


def test_translated_bank_must_keep_the_right_answers(full: Path) -> None:
    (full / "first/bank.de.yaml").write_text(BANK.replace("What now?", "Was nun?"))
    assert found(full) == []

    change(full / "first/bank.de.yaml", "A, right: true", "A, right: false")
    change(full / "first/bank.de.yaml", "B, right: false", "B, right: true")
    problems = found(full)
    assert problems == [
        "first/bank.de.yaml:1: error: questions and right answers must be as in bank.yaml"
    ]


@pytest.mark.django_db
def test_bank_is_placed_under_its_section_and_no_activity(full: Path) -> None:
    release = load_pack(full)

    entry = release.entries.get(revision__question__key="first-bank-01")

    assert (entry.section.key, entry.activity) == ("first", None)
    lid = queries.course_outline(release.id).activity("the-lid")
    assert lid is not None
    assert [q.key for q in queries.activity_text(release.id, lid).questions] == ["the-lid-1"]


@pytest.mark.django_db
def test_bank_in_another_language_where_there_is_one(full: Path) -> None:
    (full / "first/bank.de.yaml").write_text(BANK.replace("What now?", "Was nun?"))
    release = load_pack(full)

    [german] = queries.bank_questions(release.id, "de-AT")
    [english] = queries.bank_questions(release.id, "fr")

    assert (german.text, english.text) == ("Was nun?", "What now?")
    assert german.id == english.id


def test_bank_asks_one_statement_once(
    loaded_course: PackRelease, django_assert_num_queries: Any
) -> None:
    with django_assert_num_queries(1):
        cold = queries.bank_questions(loaded_course.id, "en-gb")
    with django_assert_num_queries(0):
        assert queries.bank_questions(loaded_course.id, "en-GB") is cold

    asked = [(question.key, question.section_key) for question in cold]
    assert asked == [
        ("s1-bank-1", "section-1"),
        ("s1-bank-2", "section-1"),
        ("s3-bank-1", "section-3"),
    ]


def test_pairs_and_advice_belong_to_the_release(loaded_course: PackRelease) -> None:
    [pair] = queries.word_pairs(loaded_course.id)
    advice = queries.leading_advice(loaded_course.id)

    assert (pair.section_key, pair.words, pair.note) == ("section-6", ("its", "it's"), "")
    assert pair.wrong == ("Its late.",)
    assert advice is not None
    assert (advice.title, advice.html) == ("Leading a group", "<p>Go <em>first</em>.</p>")


@pytest.mark.django_db
def test_pack_without_them_has_none(small: Path) -> None:
    release = load_pack(small)

    assert queries.bank_questions(release.id) == ()
    assert queries.word_pairs(release.id) == ()
    assert queries.leading_advice(release.id) is None
    assert not {"word_pairs", "leading"} & release.content.keys()


@pytest.mark.django_db
def test_loading_them_twice_changes_nothing(full: Path) -> None:
    first = load_pack(full)
    rows = count_rows()

    assert load_pack(full) == first
    assert count_rows() == rows


@pytest.mark.django_db
def test_changed_advice_is_a_new_release_of_the_same_texts(full: Path) -> None:
    load_pack(full)
    revisions = Revision.objects.count()
    change(full / "leading.md", "*first*", "last")

    second = load_pack(full)

    advice = queries.leading_advice(second.id)
    assert advice is not None
    assert (second.number, Revision.objects.count()) == (2, revisions)
    assert advice.html == "<p>Go last.</p>"


@pytest.mark.django_db
def test_question_that_left_the_bank_is_retired(full: Path) -> None:
    load_pack(full)
    (full / "first/bank.yaml").unlink()

    load_pack(full)

    assert Question.objects.get(key="first-bank-01").retired
    assert not Question.objects.get(key="the-lid-1").retired


@pytest.mark.django_db
def test_list_may_name_the_inventory_it_stands_for(small: Path) -> None:
    lists = "lists:\n  - {key: ways, title: Ways, items: [One.], inventory: 97}\nguide:"
    change(small / "first/section.yaml", "guide:", lists)
    assert found(small) == []

    load_pack(small)

    part = Revision.objects.get(guide_item=GuideItem.objects.get(key="ways"))
    assert part.content["inventory"] == [97]
