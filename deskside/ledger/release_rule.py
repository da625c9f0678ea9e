"""When may a sum over people be shown, so that it says nothing of fewer than five? Pure rules.

A part is what one person adds to a sum: {"kept": 3, "not": 1}. Somebody with an empty part, or
without one, has added nothing.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

AT_LEAST = 5

Part = Mapping[str, int]
Parts = Mapping[int, Part]  # by the person's id; below zero: somebody who was erased since


def cleaned(parts: Parts) -> dict[int, dict[str, int]]:
    """Without zeros and without those who have added nothing."""
    counted = {who: {key: n for key, n in part.items() if n} for who, part in parts.items()}
    return {who: part for who, part in counted.items() if part}


def total(parts: Parts) -> dict[str, int]:
    sums: Counter[str] = Counter()
    for part in parts.values():
        sums.update(part)
    return dict(sums)


def changed(before: Parts, after: Parts) -> set[int]:
    """Those whose part came, went or became another one."""
    return {who for who in before.keys() | after.keys() if before.get(who) != after.get(who)}


def are_alike(before: Parts, after: Parts) -> bool:
    """Everybody who changed did the same one thing, so that the difference tells it of each.

    With nothing before: all answered alike. What an erased person did is no longer known and so
    hides nobody.
    """
    moves = {
        _move(before.get(who, {}), after.get(who, {})) for who in changed(before, after) if who >= 0
    }
    if len(moves) > 1:
        return False
    return all(len(up) <= 1 and len(down) <= 1 for up, down in moves)


def _move(before: Part, after: Part) -> tuple[frozenset[str], frozenset[str]]:
    keys = before.keys() | after.keys()
    up = frozenset(key for key in keys if after.get(key, 0) > before.get(key, 0))
    down = frozenset(key for key in keys if after.get(key, 0) < before.get(key, 0))
    return up, down


def may_be_first(parts: Parts) -> bool:
    return len(parts) >= AT_LEAST


def may_follow(earlier: Iterable[Parts], after: Parts) -> bool:
    """Set beside any earlier release, and not the last alone, the next one differs by nobody or by
    at least five people who did not all do the same."""
    if len(after) < AT_LEAST:
        return False
    for before in earlier:
        differing = len(changed(before, after))
        if differing and (differing < AT_LEAST or are_alike(before, after)):
            return False
    return True
