"""Pulses, and the figures a desk keeps by the month."""

from __future__ import annotations

from deskside.measures.models.figure import Figure, Outcome
from deskside.measures.models.pulse import Pulse

__all__ = ["Figure", "Outcome", "Pulse"]
