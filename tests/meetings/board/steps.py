"""A run-sheet with every kind of board, for tests."""

from __future__ import annotations


def _step(key: str, kind: str, mode: str, block: str = "") -> dict[str, object]:
    return {
        "key": key,
        "block": block or kind,
        "kind": kind,
        "mode": mode,
        "seconds": 120,
        "title": key,
        "text": "What did they do that you could see or hear?",
    }


STEPS = (
    _step("board-board", "board", "board"),
    _step("board-all", "board", "all"),
    _step("why-board", "why", "board"),
    _step("norms-ideas", "norms", "cards"),
    _step("norms-all", "norms", "all"),
    _step("cards-ideas", "cards", "cards"),
    _step("cards-all", "cards", "all"),
    _step("cards-opposite", "cards", "cards"),
    _step("line-before", "line", "line"),
    _step("line-pairs", "line", "pairs"),
    _step("line-fours", "line", "fours"),
    _step("line-all", "line", "all"),
    _step("line-after", "line", "line"),
    _step("next", "next", "next"),
)
KEYS = ["gather", *(str(step["key"]) for step in STEPS)]
