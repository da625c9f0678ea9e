"""A small pack as text, to be bent into every wrong shape."""

from __future__ import annotations

from pathlib import Path

from deskside.courses.packs.check import check_pack

HEAD = """\
key: small
title: A small course
version: "1"
language: en-GB
languages: [en-GB, de]
licence: CC-BY-SA-4.0
summary: One section.
principles:
  - {key: listening, title: Listening, line: Hear them out.}
concepts:
  - {key: attention, title: Attention, principle: listening}
sections: [first]
"""
SECTION = """\
key: first
title: First
summary: The only one.
number: 1
minutes: 5
activities: [the-lid, think]
guide:
  questions:
    - {key: talk, text: "What helped?", depth: light, minutes: 5}
"""
READING = """\
---
key: the-lid
kind: reading
title: The lid
minutes: 4
concept: attention
principles: [listening]
summary: About a lid.
question:
  key: the-lid-1
  kind: choose
  text: What now?
  options:
    - {text: A, right: true, why: Yes.}
    - {text: B, right: false, why: No.}
    - {text: C, right: false, why: No.}
    - {text: D, right: false, why: No.}
---
The lid is open. She closes it.

It helps.
"""
REFLECTION = """\
---
key: think
kind: reflection
title: Think
minutes: 2
summary: About yourself.
---
When did you last listen?
"""


def write_small_pack(folder: Path) -> Path:
    section = folder / "first"
    section.mkdir(parents=True)
    (folder / "pack.yaml").write_text(HEAD, encoding="utf-8")
    (section / "section.yaml").write_text(SECTION, encoding="utf-8")
    (section / "the-lid.md").write_text(READING, encoding="utf-8")
    (section / "think.md").write_text(REFLECTION, encoding="utf-8")
    return folder


def change(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def found(folder: Path) -> list[str]:
    """Every problem as words: file:line: severity: message."""
    return [str(problem) for problem in check_pack(folder).problems]
