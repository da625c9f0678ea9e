"""What a pulse asks, as data: items, scale, who answers, who sees it, how often."""

from __future__ import annotations

from deskside.measures.instruments.kinds import Instrument, Item, Scale, SeenBy
from deskside.measures.instruments.leading import LEADING_PULSE, MIRROR
from deskside.measures.instruments.principles import FIVE_PRINCIPLES
from deskside.measures.instruments.teamwork import TEAMWORK

INSTRUMENTS = {one.key: one for one in (FIVE_PRINCIPLES, MIRROR, LEADING_PULSE, TEAMWORK)}
OF_TEAMS = (LEADING_PULSE, TEAMWORK)

__all__ = [
    "FIVE_PRINCIPLES",
    "INSTRUMENTS",
    "LEADING_PULSE",
    "MIRROR",
    "OF_TEAMS",
    "TEAMWORK",
    "Instrument",
    "Item",
    "Scale",
    "SeenBy",
]
