"""How the seconds of a block fall to its steps. Their sum is always the block's."""

from __future__ import annotations

from collections.abc import Callable

# (name of the step, its mode, seconds)
Part = tuple[str, str, int]
ROOM_FOR_FOURS = 540
MINUTE = 60


def split(kind: str, seconds: int, privacy: str = "open") -> tuple[Part, ...]:
    """The steps of a block, as names, modes and seconds."""
    if kind in {"question", "case"}:
        return _private(seconds) if privacy == "private" else _talk(seconds)
    if kind in SHAPES:
        return SHAPES[kind](seconds)
    return ((kind, SINGLE[kind], seconds),)


SINGLE = {"check_back": "check_back", "expectations": "say", "next": "next"}


def _talk(seconds: int) -> tuple[Part, ...]:
    """One, two, (four,) all."""
    alone = ("alone", "write", MINUTE)
    head: tuple[Part, ...]
    if seconds >= ROOM_FOR_FOURS:
        head = (alone, ("pairs", "pairs", 120), ("fours", "fours", 180))
    elif seconds >= 4 * MINUTE:
        pairs = min(120, _tens((seconds - MINUTE) * 2 // 5))
        head = (alone, ("pairs", "pairs", pairs))
    else:
        head = (alone,)
    return (*head, ("all", "all", seconds - sum(part[2] for part in head)))


def _private(seconds: int) -> tuple[Part, ...]:
    """What is nobody's business is written, not told; the rest is for whoever wants to."""
    alone = _tens(seconds // 2)
    return (("alone", "write", alone), ("all", "all", seconds - alone))


def _why(seconds: int) -> tuple[Part, ...]:
    if seconds < 4 * MINUTE:
        return (("say", "say", seconds),)
    return (
        ("say", "say", MINUTE),
        ("alone", "write", MINUTE),
        ("board", "board", seconds - 2 * MINUTE),
    )


def _norms(seconds: int) -> tuple[Part, ...]:
    ideas = _tens(seconds // 2)
    return (("ideas", "cards", ideas), ("all", "all", seconds - ideas))


def _recall(seconds: int) -> tuple[Part, ...]:
    alone = _tens(seconds // 2)
    return (("alone", "write", alone), ("all", "all", seconds - alone))


def _board(seconds: int) -> tuple[Part, ...]:
    board = _tens((seconds - MINUTE) // 2)
    return (
        ("alone", "write", MINUTE),
        ("board", "board", board),
        ("all", "all", seconds - MINUTE - board),
    )


def _line(seconds: int) -> tuple[Part, ...]:
    ends = 30 if seconds < 4 * MINUTE else 40
    pairs = min(120, _tens((seconds - 2 * ends) * 2 // 5))
    return (
        ("before", "line", ends),
        ("pairs", "pairs", pairs),
        ("all", "all", seconds - 2 * ends - pairs),
        ("after", "line", ends),
    )


def _cards(seconds: int) -> tuple[Part, ...]:
    ideas = _tens(seconds // 4)
    opposite = _tens(seconds // 5)
    talk = _tens((seconds - ideas - opposite) // 2)
    return (
        ("ideas", "cards", ideas),
        ("all", "all", talk),
        ("opposite", "cards", opposite),
        ("end", "all", seconds - ideas - opposite - talk),
    )


def _commitment(seconds: int) -> tuple[Part, ...]:
    return (("write", "promise", MINUTE), ("tell", "tell", seconds - MINUTE))


def _tens(seconds: int) -> int:
    return max(10, seconds // 10 * 10)


SHAPES: dict[str, Callable[[int], tuple[Part, ...]]] = {
    "why": _why,
    "norms": _norms,
    "recall": _recall,
    "board": _board,
    "line": _line,
    "cards": _cards,
    "commitment": _commitment,
}
