"""Answers without a name: a number in place of each person.

The number is made with the installation's key, which lies in a file and not in the database. So
somebody who answers can come back to their own answer, and whoever holds the tables alone cannot
tell whose is whose: no row, no instant and no order of rows leads from an answer to a person.
"""

from __future__ import annotations

from collections.abc import Mapping
from uuid import UUID

from django.utils.crypto import salted_hmac

_SALT = "deskside.measures.ballots"
Box = Mapping[str, Mapping[str, int]]  # token: item key: step


def token_of(person_uid: UUID, key: str) -> int:
    """Zero or more, below 2**63; the same for this person and sum each time."""
    digest = salted_hmac(_SALT, f"{key}:{person_uid}", algorithm="sha256").digest()
    return int.from_bytes(digest[:8], "big") >> 1


def with_ballot(box: Box, token: int, scores: Mapping[str, int]) -> dict[str, dict[str, int]]:
    """The box with this ballot, in the order of numbers: when each came cannot be seen."""
    kept = {**box, str(token): scores}
    return {key: dict(kept[key]) for key in sorted(kept, key=int) if kept[key]}


def joint_parts(box: Box) -> dict[int, dict[str, int]]:
    """By number, one count for each item and step that was chosen."""
    return {
        int(token): {f"{item}:{step}": 1 for item, step in scores.items()}
        for token, scores in box.items()
    }


def steps_of_item(box: Box, item_key: str) -> list[str]:
    """The steps chosen for one item, in the order of the steps: nobody can be followed through."""
    return sorted(str(scores[item_key]) for scores in box.values() if item_key in scores)
