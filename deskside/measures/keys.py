"""The names under which the ledger keeps what a team's pulse may show."""

from __future__ import annotations

from uuid import UUID


def joint_key(group_uid: UUID, instrument_key: str) -> str:
    """Of all rounds of one instrument in one group: it says whether a round may be shown."""
    return f"pulse:{group_uid}:{instrument_key}"


def item_key(pulse_uid: UUID, item: str) -> str:
    """Of one item in one round: what is shown."""
    return f"pulse:{pulse_uid}:{item}"
