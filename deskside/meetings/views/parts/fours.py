from __future__ import annotations

from deskside.meetings.views.parts.pairs import context

__all__ = ["context"]
