from __future__ import annotations

from collections.abc import Iterable

from deskside.ledger.aggregates import released
from deskside.progress.time_taken import Range, range_of


def key_of(section_id: int) -> str:
    return f"minutes:{section_id}"


def ranges(section_ids: Iterable[int]) -> dict[int, Range]:
    """By section id, how long people here take, where ten have finished; one statement."""
    keys = {key_of(section): section for section in section_ids}
    shown = released(keys)
    found = {keys[key]: range_of(one.counts) for key, one in shown.items()}
    return {section: taken for section, taken in found.items() if taken}
