"""What only the leader's screens need: what was said to whom, what is asked of a leader."""

from __future__ import annotations

from deskside.console.models.asking import Blocker, BlockerKind, Request, RequestState
from deskside.console.models.leading import HandOver
from deskside.console.models.looking import BurnUp, Stuck
from deskside.console.models.writing import Nudge, Praise, Reason

__all__ = [
    "Blocker",
    "BlockerKind",
    "BurnUp",
    "HandOver",
    "Nudge",
    "Praise",
    "Reason",
    "Request",
    "RequestState",
    "Stuck",
]
