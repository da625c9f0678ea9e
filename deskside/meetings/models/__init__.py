"""Review meetings: what is planned, who leads, the run-sheet, and what happens in the room."""

from __future__ import annotations

from deskside.meetings.models.board import (
    CARD_LENGTH,
    Card,
    Photo,
    Placement,
    RoomNote,
    Shown,
)
from deskside.meetings.models.catching_up import CaughtUp
from deskside.meetings.models.preparation import (
    Feedback,
    PrepTick,
    QuestionVote,
    RunSheet,
    SheetQuestion,
)
from deskside.meetings.models.room import (
    Attendance,
    Guest,
    Made,
    PairSeat,
    Room,
    Spoke,
    Writing,
)
from deskside.meetings.models.rota import Swap, Turn, TurnState
from deskside.meetings.models.series import (
    Crew,
    CrewMember,
    Kind,
    Meeting,
    Mode,
    Series,
    Sitting,
    SittingState,
)

__all__ = [
    "CARD_LENGTH",
    "Attendance",
    "Card",
    "CaughtUp",
    "Crew",
    "CrewMember",
    "Feedback",
    "Guest",
    "Kind",
    "Made",
    "Meeting",
    "Mode",
    "PairSeat",
    "Photo",
    "Placement",
    "PrepTick",
    "QuestionVote",
    "Room",
    "RoomNote",
    "RunSheet",
    "Series",
    "SheetQuestion",
    "Shown",
    "Sitting",
    "SittingState",
    "Spoke",
    "Swap",
    "Turn",
    "TurnState",
    "Writing",
]
