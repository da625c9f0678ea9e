from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from deskside.meetings.open_questions import closed, reworded

PACK = Path(__file__).parents[2] / "packs" / "it-customer-service"


@pytest.mark.item("I-42")
@pytest.mark.parametrize(
    "question",
    [
        "Do you listen to the end?",
        "Don\u2019t we all interrupt sometimes?",
        "Is it important to greet people?",
        "Have you ever been left on hold?",
        "Can we answer faster?",
        "Should we apologise?",
        "We were all new once. Did anybody help you?",
        "Listening is important, isn't it?",
        "That was rude, right?",
        "How many tickets do we reopen?",
        "How often do you call back?",
        "Who is the hardest caller?",
        "Is speed or kindness more important?",
    ],
)
def test_question_that_one_word_answers_is_found_and_reworded(question: str) -> None:
    finding = closed(question)

    assert finding is not None
    assert finding.why
    assert finding.instead
    assert all(closed(each) is None for each in finding.instead), finding.instead


@pytest.mark.parametrize(
    "question",
    [
        "What do you do when somebody shouts?",
        "How do people notice that we are not listening?",
        "When did somebody last listen to you to the end, and what did it change?",
        "Is that so? What makes you think it is?",
        "Which of our habits would a visitor find odd?",
        "Whom do you find it hardest to listen to?",
    ],
)
def test_question_that_makes_people_tell_is_let_pass(question: str) -> None:
    assert closed(question) is None


def test_what_asks_nothing_is_told_so() -> None:
    finding = closed("Listening in chats")

    assert finding is not None
    assert "question mark" in finding.why


def test_question_in_another_language_is_not_judged_by_english_words() -> None:
    assert closed("Ist das wichtig?", "de") is None


def test_rewording_keeps_what_the_question_is_about() -> None:
    assert reworded("Can we answer faster?") == (
        "How could we answer faster?",
        "What would we need in order to answer faster?",
    )
    assert reworded("Have you ever been left on hold?")[0] == (
        "When have you last been left on hold, and what happened then?"
    )


def test_no_question_of_our_guide_is_closed() -> None:
    guides = [yaml.safe_load(file.read_text()) for file in PACK.glob("*/section.yaml")]
    questions = [each["text"] for guide in guides for each in guide["guide"]["questions"]]

    found = [text for text in questions if closed(text)]

    assert len(questions) > 100
    assert found == []
