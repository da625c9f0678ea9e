from __future__ import annotations

import os
from pathlib import Path

import pytest

from deskside.courses.packs.disk import LARGEST_TEXT
from tests.courses.folders import change, found


def test_read_without_folder_is_a_problem(tmp_path: Path) -> None:
    assert found(tmp_path / "none") == ["none: error: there is no such folder"]


def test_read_empty_folder_misses_pack_yaml(tmp_path: Path) -> None:
    assert found(tmp_path) == ["pack.yaml: error: is missing"]


def test_read_good_pack_has_no_problem(small: Path) -> None:
    assert found(small) == []


def test_read_unknown_field_names_file_and_line(small: Path) -> None:
    change(small / "first/the-lid.md", "minutes: 4\n", "minutes: 4\ncolour: red\n")

    assert "first/the-lid.md:6: error: “colour” is not a field that belongs here" in found(small)


def test_read_unknown_field_inside_question_names_its_line(small: Path) -> None:
    change(small / "first/the-lid.md", "{text: C, right: false,", "{text: C, wright: false,")

    problems = found(small)
    assert any(p.startswith("first/the-lid.md:16:") and "wright" in p for p in problems)
    assert any(p.startswith("first/the-lid.md:16:") and "right” is missing" in p for p in problems)


def test_read_missing_field_is_said(small: Path) -> None:
    change(small / "first/section.yaml", "title: First\n", "")

    assert "first/section.yaml:1: error: “title” is missing" in found(small)


def test_read_unknown_kind_lists_the_known(small: Path) -> None:
    change(small / "first/think.md", "kind: reflection", "kind: dance")

    assert (
        "first/think.md:3: error: kind must be one of reading, video, check, reflection, "
        "exercise, role_play" in found(small)
    )


def test_read_key_that_is_not_the_file_name(small: Path) -> None:
    change(small / "first/think.md", "key: think", "key: thought")

    assert any("must be the file's name, think" in problem for problem in found(small))


@pytest.mark.parametrize(
    ("raw", "words"),
    [
        (b"---\nkey: a\0b\n---\nx", "2: error: holds a NUL byte"),
        (b'---\nkey: "a\\0b"\n---\nx', "2: error: a character that cannot be shown or stored"),
        (b'---\nkey: "a\\uD800b"\n---\nx', "error: "),
        (b"---\nkey: \xff\n---\nx", "2: error: is not UTF-8 text"),
        (b"", "1: error: must begin with ---"),
        (b"---\n", "1: error: must begin with ---"),
        (b"---\nkey: x\n", "1: error: must begin with ---"),
        (b"---\n---\n", "1: error: must begin with ---"),
        (b"---\n\n---\nx", "2: error: must hold fields"),
        (b"---\n- a\n---\nx", "2: error: must hold fields"),
        (b"---\nkey: [\n---\nx", "error: not valid YAML"),
        (b"---\nkey: a\nkey: b\n---\nx", "3: error: “key” stands here twice"),
        (b"---\na: &a 1\nb: *a\n---\nx", "2: error: anchors and aliases"),
        (b"---\na: !!python/object:os.system x\n---\nx", "error: not valid YAML"),
        (b"---\na: 2024-99-99\n---\nx", "error: not valid YAML"),
        (b"---\n? [a, b]\n: c\n---\nx", "error: "),
        (b"---\na: " + b"[" * 5000 + b"\n---\nx", "2: error: nested more than"),
        (b"---\na: " + b"{a: " * 5000 + b"\n---\nx", "2: error: nested more than"),
        (b"---\na: " + b"9" * 6000 + b"\n---\nx", "error: "),
        (b"---\nkind: [reading]\n---\nx", "error: kind must be one of"),
        (b"---\n1: 2\nkind: reading\n---\nx", "error: "),
        (b"---\na: b\n---\n" + b"[" * 100_000, "1: error: has a text of more than 60,000"),
        (b"x" * (LARGEST_TEXT + 1), "error: is larger than 2 MB"),
    ],
)
def test_read_hostile_file_is_a_problem_with_its_place(small: Path, raw: bytes, words: str) -> None:
    (small / "first/think.md").write_bytes(raw)

    mine = [problem for problem in found(small) if problem.startswith("first/think.md")]
    assert len(mine) >= 1
    assert any(words in problem for problem in mine), mine


def test_read_hostile_head_is_a_problem(small: Path) -> None:
    (small / "pack.yaml").write_bytes(b"\0" * 100)

    assert found(small) == ["pack.yaml:1: error: holds a NUL byte"]


def test_read_section_name_cannot_leave_the_pack(small: Path) -> None:
    change(small / "pack.yaml", "sections: [first]", "sections: [../other]")

    assert found(small)[0].startswith("pack.yaml:12: error: “sections.0”")


def test_read_link_out_of_the_pack_is_refused(small: Path, tmp_path: Path) -> None:
    outside = tmp_path / "secret.md"
    outside.write_text((small / "first/think.md").read_text())
    (small / "first/think.md").unlink()
    (small / "first/think.md").symlink_to(outside)

    assert "first/think.md: error: leads out of the pack's folder" in found(small)


def test_read_section_folder_that_is_a_link_out_is_refused(small: Path, tmp_path: Path) -> None:
    (small / "first").rename(tmp_path / "elsewhere")
    (small / "first").symlink_to(tmp_path / "elsewhere")

    assert "first/section.yaml: error: leads out of the pack's folder" in found(small)


def test_read_link_to_itself_is_a_problem(small: Path) -> None:
    (small / "first/think.md").unlink()
    (small / "first/think.md").symlink_to("think.md")

    assert any(problem.startswith("first/think.md: error") for problem in found(small))


def test_read_pipe_does_not_hang(small: Path) -> None:
    (small / "first/think.md").unlink()
    os.mkfifo(small / "first/think.md")

    assert "first/think.md: error: is not an ordinary file" in found(small)


def test_read_folder_named_like_a_file_is_a_problem(small: Path) -> None:
    (small / "first/more.md").mkdir()

    assert "first/more.md: error: is not an ordinary file" in found(small)


def test_read_stray_file_is_a_problem(small: Path) -> None:
    (small / "first/notes.txt").write_text("x")

    assert found(small)[0].startswith("first/notes.txt: error: is neither section.yaml")


def test_read_windows_line_ends_and_bom_are_fine(small: Path) -> None:
    text = (small / "first/think.md").read_text()
    (small / "first/think.md").write_bytes(b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode())

    assert found(small) == []
