from __future__ import annotations

from uuid import uuid4


def grain() -> str:
    """A number that goes with a card and is kept nowhere.

    The receipt of a request keeps a keyed hash of what was sent, and says who sent it. Without this
    grain whoever holds the key and the database could try each card against each receipt.
    """
    return uuid4().hex
