"""What happens in a meeting, second by second: pure values. Promises and check-back are never cut.

A run-sheet is a tuple of slots (what, how long, own words); `dressed` makes blocks and steps of it.
"""

from __future__ import annotations

from deskside.meetings.agenda.arranging import (
    add_block,
    change_middle,
    fitted,
    move_block,
    remove_block,
    reword_block,
    set_seconds,
)
from deskside.meetings.agenda.dressing import dressed
from deskside.meetings.agenda.shapes import (
    Block,
    CaseStory,
    Material,
    Question,
    Refused,
    Slot,
    Step,
    all_steps,
)
from deskside.meetings.agenda.standard import LONG, MIDDLES, SHORT, sheet_for, standard

__all__ = [
    "LONG",
    "MIDDLES",
    "SHORT",
    "Block",
    "CaseStory",
    "Material",
    "Question",
    "Refused",
    "Slot",
    "Step",
    "add_block",
    "all_steps",
    "change_middle",
    "dressed",
    "fitted",
    "move_block",
    "remove_block",
    "reword_block",
    "set_seconds",
    "sheet_for",
    "standard",
]
