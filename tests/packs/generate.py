"""Writes a whole course as files: eight sections, about eighty activities of every kind.

`python -m tests.packs.generate <folder>`; the same version gives the same bytes everywhere.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import yaml

from tests.packs.prose import DRAWING, FILM, sentences

SECTIONS = 8
PRINCIPLES = ("competence", "compassion", "empathy", "listening", "respect")
READINGS = 5
BANK = {1: 2, 3: 1}  # section: questions for spaced review
WITH_SLIDES, SLIDES = 5, 8
WITH_WORDS = 6


def write_pack(folder: Path, version: str = "1.0.0") -> Path:
    """The pack's folder. Another version differs in its number and in the readings' words."""
    folder.mkdir(parents=True, exist_ok=True)
    media = folder / "media"
    media.mkdir(exist_ok=True)
    media.joinpath("desk.svg").write_text(DRAWING, encoding="utf-8")
    media.joinpath("film.mp4").write_bytes(FILM)
    media.joinpath("film.vtt").write_text("WEBVTT\n\n00:00.000 --> 00:01.000\nHello.\n")
    _dump(folder / "pack.yaml", _head(version))
    head = _yaml({"key": "leading", "title": "Leading a group"})
    leading = f"---\n{head}---\nGo *first*.\n"
    folder.joinpath("leading.md").write_text(leading, encoding="utf-8")
    for number in range(1, SECTIONS + 1):
        _write_section(folder / f"section-{number}", number, version)
    return folder


def _head(version: str) -> dict[str, Any]:
    return {
        "key": "generated",
        "title": "A generated course",
        "version": version,
        "language": "en-GB",
        "languages": ["en-GB"],
        "authors": ["Nobody"],
        "licence": "CC-BY-SA-4.0",
        "summary": "Eight sections of invented text.",
        "principles": [
            {"key": key, "title": key.title(), "line": f"Mind {key}."} for key in PRINCIPLES
        ],
        "concepts": [
            {"key": f"concept-{n}", "title": f"Concept {n}", "principle": PRINCIPLES[n % 5]}
            for n in range(1, SECTIONS + 1)
        ],
        "call_steps": [{"key": "greet", "title": "Greet", "line": "Say your name."}],
        "sections": [f"section-{n}" for n in range(1, SECTIONS + 1)],
        "retired": [],
    }


def _write_section(folder: Path, number: int, version: str) -> None:
    folder.mkdir(exist_ok=True)
    files = _activities(number, version)
    for key, (head, body) in files.items():
        text = f"---\n{_yaml(head)}---\n{body}\n"
        (folder / f"{key}.md").write_text(text, encoding="utf-8")
    _dump(folder / "section.yaml", _section(number, list(files)))
    if number in BANK:
        bank = [_choose(f"s{number}-bank-{n}", n) for n in range(1, BANK[number] + 1)]
        _dump(folder / "bank.yaml", {"questions": bank})
    if number == WITH_WORDS:
        _dump(folder / "words.yaml", {"pairs": [_pair()]})


def _section(number: int, keys: list[str]) -> dict[str, Any]:
    return {
        "key": f"section-{number}",
        "title": f"Section {number}",
        "summary": f"What section {number} is about.",
        "number": number,
        "minutes": 44,
        "activities": keys,
        "lists": [{"key": f"list-{number}", "title": "Three things", "items": ["A", "B", "C"]}],
        "guide": {
            "purpose": sentences(number, 4),
            "opener": {"title": "Heroes and villains", "minutes": 4, "body": sentences(number, 3)},
            "questions": [_talk(number, n) for n in range(1, 13)],
            "tips": [{"key": f"tip-{number}", "title": "Wait", "body": "Count to five."}],
            "agenda": {"fifteen": "Open, talk, promise.", "twenty": "Open, talk twice, promise."},
        },
    }


def _talk(number: int, n: int) -> dict[str, Any]:
    return {
        "key": f"talk-{number}-{n}",
        "text": f"What did you notice the last time, number {n}?",
        "depth": ("light", "medium", "deep")[n % 3],
        "privacy": "open",
        "minutes": 6,
        "modes": ["during"],
        "principles": [PRINCIPLES[n % 5]],
    }


def _activities(number: int, version: str) -> dict[str, tuple[dict[str, Any], str]]:
    """Five readings, a video, a check, two reflections, one or two exercises and something more."""
    files: dict[str, tuple[dict[str, Any], str]] = {}

    def add(name: str, kind: str, minutes: int, body: str, **more: Any) -> None:
        key = f"s{number}-{name}"
        files[key] = (_front(key, kind, minutes, number, **more), body)

    for n in range(1, READINGS + 1):
        add(
            f"reading-{n}",
            "reading",
            5,
            _reading(number, n, version),
            question=_choose(f"s{number}-reading-{n}-1", n),
        )
    add("video", "video", 4, sentences(number, 2), video=_video(number))
    add("check", "check", 8, "Choose what you would do.", questions=_questions(number))
    for n in (1, 2):
        field = {"key": "what", "label": "What happened", "help": "In a few words.", "rows": 3}
        add(f"reflection-{n}", "reflection", 3, sentences(n, 3), form={"fields": [field]})
    for n in range(1, 2 + number % 2):
        add(
            f"exercise-{n}",
            "exercise",
            20,
            sentences(n, 4),
            how_long="An evening",
            notice="Who smiles",
        )
    if number % 4 == 0:
        add("outside", "exercise", 30, sentences(number, 2), place="outside")
    if number % 3 == 0:
        add("role", "role_play", 10, sentences(number, 2), role_play=_role())
    if number == 1:
        add(
            "deeper", "reading", 4, sentences(9, 9), deeper=True, question=_choose("s1-deeper-1", 1)
        )
    return files


def _front(key: str, kind: str, minutes: int, number: int, **more: Any) -> dict[str, Any]:
    front = {
        "key": key,
        "kind": kind,
        "title": f"{kind.replace('_', ' ').title()} {key}",
        "minutes": minutes,
        "concept": f"concept-{number}",
        "principles": [PRINCIPLES[number % 5]],
        "summary": f"What {key} is about, in one sentence.",
        **more,
    }
    if kind == "reading":
        examples = [f"When the phone rings, I will wait {n} seconds." for n in (1, 2, 3)]
        front["commitment"] = {"prompt": "What will you try?", "examples": examples}
        front["group"] = "Read it aloud, then talk in pairs."
    if kind in ("check", "reflection"):
        front["drawing"] = "media/desk.svg"
    return front


def _reading(number: int, n: int, version: str) -> str:
    seed = number * 10 + n
    blocks = [f"{sentences(seed, 3)} Version {version}."]
    blocks += [sentences(seed + i, 5) for i in range(1, 6)]
    blocks += ["![A person at a desk.](media/desk.svg)", "## And then"]
    blocks += [sentences(seed + i, 5) for i in range(6, 12)]
    return "\n\n".join(blocks)


def _video(number: int) -> dict[str, Any]:
    if number == 1:
        film = {"file": "media/film.mp4", "captions": "media/film.vtt"}
        return {**film, "minutes": 4, "transcript": "**Ana:** Hello."}
    if number == SECTIONS:
        return {"minutes": 4, "transcript": "A slot for your own."}
    if number == WITH_SLIDES:
        return {"minutes": 3, "slides": [_slide(n) for n in range(1, SLIDES + 1)]}
    return {"link": f"https://video.example.org/{number}", "minutes": 4, "transcript": "Words."}


def _slide(n: int) -> dict[str, Any]:
    slide = {"title": f"Slide {n}", "text": f"Few words, **number {n}**.", "say": sentences(n, 4)}
    return {**slide, "drawing": "media/desk.svg"} if n % 2 else slide


def _pair() -> dict[str, Any]:
    return {
        "words": ["its", "it's"],
        "rule": "“It's” is short for “it is”.",
        "right": ["It's late.", "The cat hurt its paw."],
        "wrong": ["Its late."],
    }


def _questions(number: int) -> list[dict[str, Any]]:
    """Ten: eight to choose, one transcript, one quiz."""
    asked = [_choose(f"s{number}-check-{n}", n) for n in range(1, 9)]
    lines = [
        {"who": "Bo", "text": "What now?", "mark": "villain", "why": "A sigh in words."},
        {"who": "Ana", "text": "It is gone.", "mark": "neither", "why": "A fact."},
        {"who": "Bo", "text": "Shall we look together?", "mark": "hero", "why": "An offer."},
    ]
    asked.append(
        {
            "key": f"s{number}-check-9",
            "kind": "mark_lines",
            "ask": "villain",
            "text": "Tick them.",
            "lines": lines,
        }
    )
    bins = [{"key": "warm", "title": "Warm"}, {"key": "cold", "title": "Cold"}]
    cards = [
        {"text": f"Sentence {n}", "bin": "warm" if n % 2 else "cold", "why": "So it sounds."}
        for n in range(1, 5)
    ]
    asked.append(
        {
            "key": f"s{number}-check-10",
            "kind": "sort",
            "text": "Sort them.",
            "bins": bins,
            "cards": cards,
        }
    )
    return asked


def _choose(key: str, seed: int) -> dict[str, Any]:
    """The right one is option `seed % 4`, counted from 0."""
    options = [
        {"text": f"Answer {n}", "right": n == seed % 4, "why": f"Because of {n}."} for n in range(4)
    ]
    return {
        "key": key,
        "kind": "choose",
        "scene": "Somebody rings at ten to five.",
        "text": "What do you say first?",
        "principles": [PRINCIPLES[seed % 5]],
        "options": options,
    }


def _role() -> dict[str, Any]:
    return {
        "channel": "phone",
        "audience": "it",
        "facts": ["The screen is dark."],
        "hidden_story": "It is her first day.",
        "mood": "Tired.",
        "triggers": ["Being rushed."],
        "calms": ["Being asked."],
        "solved": "She can work.",
    }


def _yaml(value: dict[str, Any]) -> str:
    return yaml.safe_dump(value, sort_keys=False, allow_unicode=True, width=100)


def _dump(path: Path, value: dict[str, Any]) -> None:
    path.write_text(_yaml(value), encoding="utf-8")


if __name__ == "__main__":
    write_pack(Path(sys.argv[1]))
