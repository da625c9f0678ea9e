"""Who learns what, what is done and when it is due. Completions are the truth."""

from __future__ import annotations

from deskside.progress.models.enrolment import Answer, Completion, Enrolment, How, Position
from deskside.progress.models.expectation import Confirmation, KickOff
from deskside.progress.models.plan import (
    DueDate,
    Extension,
    Pause,
    Plan,
    PlanChange,
    Preset,
)

__all__ = [
    "Answer",
    "Completion",
    "Confirmation",
    "DueDate",
    "Enrolment",
    "Extension",
    "How",
    "KickOff",
    "Pause",
    "Plan",
    "PlanChange",
    "Position",
    "Preset",
]
