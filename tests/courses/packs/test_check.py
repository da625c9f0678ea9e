from __future__ import annotations

from pathlib import Path

import pytest

from deskside.courses.packs.check import check_pack
from tests.courses.folders import SECTION, change, found
from tests.packs.prose import DRAWING


def _has(folder: Path, words: str) -> bool:
    return any(words in problem for problem in found(folder))


def test_check_tells_all_problems_at_once(small: Path) -> None:
    change(small / "first/the-lid.md", "principles: [listening]", "principles: [juggling]")
    change(small / "first/the-lid.md", "concept: attention", "concept: nothing")
    change(small / "first/section.yaml", "[the-lid, think]", "[the-lid, think, ghost]")

    assert found(small) == [
        "first/section.yaml:6: error: activity “ghost” is listed, "
        "but ghost.md is missing or unusable",
        "first/the-lid.md:6: error: unknown concept “nothing”",
        "first/the-lid.md:7: error: unknown principle “juggling”",
    ]


def test_check_file_that_nobody_lists(small: Path) -> None:
    change(small / "first/section.yaml", "[the-lid, think]", "[the-lid]")

    assert found(small) == ["first/think.md:2: error: “think” is not listed in first/section.yaml"]


def test_check_duplicate_question_key(small: Path) -> None:
    text = (small / "first/the-lid.md").read_text().replace("key: the-lid\n", "key: again\n")
    (small / "first/again.md").write_text(text)
    change(small / "first/section.yaml", "think]", "think, again]")

    assert _has(small, "the key “the-lid-1” is used already, in first/")


def test_check_duplicate_activity_key_in_two_sections(small: Path) -> None:
    change(small / "pack.yaml", "sections: [first]", "sections: [first, second]")
    (small / "second").mkdir()
    section = SECTION.replace("key: first", "key: second").replace("key: talk", "key: talk-2")
    (small / "second/section.yaml").write_text(section.replace("[the-lid, think]", "[think]"))
    (small / "second/think.md").write_text((small / "first/think.md").read_text())

    assert "second/think.md:2: error: the key “think” is used already, in first/think.md" in found(
        small
    )


def test_check_two_sections_of_one_number(small: Path) -> None:
    change(small / "pack.yaml", "sections: [first]", "sections: [first, second]")
    (small / "second").mkdir()
    section = SECTION.replace("key: first", "key: second").replace("key: talk", "key: talk-2")
    (small / "second/section.yaml").write_text(section.replace("[the-lid, think]", "[]"))

    assert found(small) == ["second/section.yaml:4: error: another section has the number 1"]


def test_check_former_key_still_in_use(small: Path) -> None:
    change(small / "first/think.md", "key: think\n", "key: think\nwas: [the-lid]\n")

    assert _has(small, "“think” cannot have been “the-lid”: that key is in use")


def test_check_reading_without_question(small: Path) -> None:
    text = (small / "first/the-lid.md").read_text()
    start, end = text.index("question:"), text.index("---\nThe lid")
    (small / "first/the-lid.md").write_text(text[:start] + text[end:])

    assert found(small) == [
        "first/the-lid.md:3: error: a reading closes with one question, and this has none"
    ]


def test_check_choose_with_two_right_answers(small: Path) -> None:
    change(small / "first/the-lid.md", "{text: B, right: false", "{text: B, right: true")

    assert found(small) == [
        "first/the-lid.md:13: error: the-lid-1: has 2 right answers instead of exactly one"
    ]


def test_check_choose_with_three_answers(small: Path) -> None:
    change(small / "first/the-lid.md", "    - {text: D, right: false, why: No.}\n", "")

    assert _has(small, "has 3 answers instead of 4")


def test_check_missing_picture_and_alt_text(small: Path) -> None:
    change(small / "first/the-lid.md", "It helps.", "It helps.\n\n![](media/lid.svg)")

    assert found(small) == [
        "first/the-lid.md:23: error: the picture media/lid.svg has no alt text "
        "that says what it shows",
        "first/the-lid.md:23: error: there is no drawing media/lid.svg",
    ]


def test_check_picture_from_elsewhere(small: Path) -> None:
    change(small / "first/the-lid.md", "It helps.", "![A spy](https://example.org/x.svg)")

    assert _has(small, "must come from the pack's folder media/")


@pytest.mark.parametrize(
    ("inside", "words"),
    [
        ("<script>alert(1)</script>", "holds <script>"),
        ("<foreignObject><p/></foreignObject>", "holds <foreignObject>"),
        ('<path d="M0 0" onload="x()"/>', "holds the handler onload"),
        ('<image href="https://example.org/x.png"/>', "points to something else with a link"),
        (
            '<path xmlns:x="http://www.w3.org/1999/xlink" x:href="#a" d="M0 0"/>',
            "points to something else",
        ),
        ('<path d="M0 0" fill="url(https://example.org/x)"/>', "points elsewhere in fill"),
        ("<style>@import 'x';</style>", "has a <style> that points elsewhere"),
        ("<g>" * 3000 + "</g>" * 3000, "nested too deeply"),
        ("<path", "is not well-formed"),
    ],
)
def test_check_hostile_drawing_is_refused(small: Path, inside: str, words: str) -> None:
    (small / "media").mkdir()
    text = DRAWING.replace("</svg>", f"{inside}</svg>")
    (small / "media/bad.svg").write_text(text)

    errors = check_pack(small).errors
    assert [problem.file for problem in errors][:1] == ["media/bad.svg"]
    assert any(words in problem.message for problem in errors), errors


def test_check_drawing_with_entities_is_refused(small: Path) -> None:
    (small / "media").mkdir()
    bomb = '<!DOCTYPE svg [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>' + DRAWING
    (small / "media/bomb.svg").write_text(bomb)

    assert _has(small, "declares a document type or entities")


def test_check_drawing_without_label_warns(small: Path) -> None:
    (small / "media").mkdir()
    (small / "media/dumb.svg").write_text(DRAWING.replace("aria-label", "data-label"))

    assert _has(small, "warning: the drawing has no aria-label")


def test_check_media_of_unknown_kind(small: Path) -> None:
    (small / "media").mkdir()
    (small / "media/tool.exe").write_bytes(b"MZ")

    assert _has(small, "media/tool.exe: error: media are files of these kinds")


@pytest.mark.item("I-14")
def test_check_minutes_far_from_the_budget_warn(small: Path) -> None:
    change(small / "first/section.yaml", "minutes: 5\n", "minutes: 45\n")

    assert found(small) == [
        "first/section.yaml:5: warning: the activities take 6 minutes, the budget says 45"
    ]


@pytest.mark.parametrize(
    ("question", "closed"),
    [
        ("Do you listen?", True),
        ("Haven\u2019t you seen that?", True),
        ("Would it help to wait?", True),
        ("You know the scene. Is it fair?", True),
        ("What helped?", False),
        ("Did it help? What else?", False),
        ("Doing nothing: when is it right?", False),
        ("Tell of a time when it went wrong.", False),
    ],
)
def test_check_closed_question_warns(small: Path, question: str, *, closed: bool) -> None:
    change(small / "first/section.yaml", "What helped?", question)

    assert _has(small, "talk can be answered by yes or no") is closed


def test_check_hard_text_warns(small: Path) -> None:
    hard = "Organisational considerations necessitate comprehensive reorientation of communicative "
    change(small / "first/think.md", "When did you", hard * 20 + "When did you")

    assert _has(small, "first/think.md:8: warning: reads at US grade")


def test_check_style_word_warns_with_a_better_one(small: Path) -> None:
    change(small / "first/think.md", "When did you", "You utilise it. When did you")

    assert found(small) == ["first/think.md:8: warning: style: “utilise” (better: use)"]


def test_check_style_of_speech_is_the_speakers_own_save_its_spelling(small: Path) -> None:
    spoken = "“Simply utilise\nit!” he said, “in living color”. When did you"
    change(small / "first/think.md", "When did you", spoken)

    assert found(small) == ["first/think.md:9: warning: style: “color” (better: colour)"]


def test_check_style_of_a_transcript_is_the_speakers_own(small: Path) -> None:
    text = (small / "first/the-lid.md").read_text()
    start, end = text.index("  kind: choose"), text.index("---\nThe lid")
    lines = "{who: Bo, text: Simply no!, mark: villain}, {who: Al, text: Well.}"
    marks = f"  kind: mark_lines\n  ask: villain\n  text: Tick!\n  lines: [{lines}]\n"
    (small / "first/the-lid.md").write_text(text[:start] + marks + text[end:])

    style = "style: an exclamation mark (better: a full stop)"
    assert found(small) == [f"first/the-lid.md:13: warning: {style}"], "the question is ours"


def test_check_promised_counts_warn_for_sections_with_content_only(small: Path) -> None:
    change(small / "pack.yaml", "key: small", "key: it-customer-service")

    problems = found(small)
    assert any("has 0 reflections that carry an inventory number, 6 were" in p for p in problems)
    change(small / "first/section.yaml", "[the-lid, think]", "[]")
    for name in ("the-lid.md", "think.md"):
        (small / "first" / name).unlink()
    assert found(small) == []


def test_check_counts_what_was_promised_apart_from_tools_beside_it(small: Path) -> None:
    change(small / "first/think.md", "summary: About", "inventory: [171]\nsummary: About")
    assert check_pack(small).sections[0].numbered == {}

    change(small / "first/think.md", "[171]", "[171, 80]")
    assert check_pack(small).sections[0].numbered == {"reflection": 1}


def test_check_course_far_from_its_promised_length_warns(small: Path) -> None:
    change(small / "pack.yaml", "key: small", "key: it-customer-service")

    message = "pack.yaml:12: warning: the whole course takes 6 minutes; 330 to 390 were promised"
    assert message in found(small)


def test_check_translation_must_keep_the_right_answers(small: Path) -> None:
    text = (small / "first/the-lid.md").read_text()
    (small / "first/the-lid.de.md").write_text(text.replace("The lid", "Der Deckel"))
    assert found(small) == []

    change(small / "first/the-lid.de.md", "{text: A, right: true", "{text: A, right: false")
    change(small / "first/the-lid.de.md", "{text: B, right: false", "{text: B, right: true")
    assert _has(small, "questions and right answers must be as in first/the-lid.md")


def test_check_translation_into_unknown_language(small: Path) -> None:
    (small / "first/think.fr.md").write_text((small / "first/think.md").read_text())

    assert _has(small, "fr is not among the pack's languages")


def test_check_totals_tell_course_and_exercise_minutes_apart(big_pack: Path) -> None:
    report = check_pack(big_pack)

    first = report.sections[0]
    assert (first.course_minutes, first.exercise_minutes) == (43, 40)
    assert report.course_minutes == 43 * 7 + 39
    assert first.counts["reading"] == 6
    assert first.talk_questions == 12
