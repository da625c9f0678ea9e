from __future__ import annotations

from datetime import datetime

from deskside.learn.queries.opened import Opened
from deskside.learn.views import reflection
from deskside.people.http import PersonRequest


def context(request: PersonRequest, opened: Opened, now: datetime) -> dict[str, object]:
    """Taken on, done, and one line noted."""
    content = opened.text.content
    return {
        **reflection.context(request, opened, now),
        "how_long": content.get("how_long") or "",
        "notice": content.get("notice") or "",
        "is_taken_on": opened.mark is not None,
        "is_required_kind": opened.activity.counted,
    }
