from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Note:
    """What a channel is told: a line, a sentence or two, and where to go. Never a private text."""

    title: str
    lines: tuple[str, ...] = ()
    link: tuple[str, str] | None = None  # label and address
