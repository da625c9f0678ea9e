from __future__ import annotations

from datetime import datetime

from django.utils.translation import gettext as _

from deskside.learn import feedback, picking
from deskside.learn.bookmark import with_bookmark
from deskside.learn.queries.opened import Opened
from deskside.learn.views.finding import zone_of_reader
from deskside.learn.wording import when_words
from deskside.people.http import PersonRequest


def context(request: PersonRequest, opened: Opened, now: datetime) -> dict[str, object]:
    """The text with the reader's bookmark, and its closing question."""
    html, access = opened.text.html, opened.access
    if access.place and access.placed_at and not opened.is_done:
        when = when_words(access.placed_at, now, zone_of_reader())
        html = with_bookmark(html, access.place, _("You stopped here, %(when)s") % {"when": when})
    question = next(iter(opened.text.questions), None)
    if question is None:
        return {"html": html, "shown": None}
    # The picks come back in the address, so that the page needs no statement to show them.
    values = request.GET.get("picked", "").split(".")
    picked = picking.picked_in(question, values) if opened.is_done else None
    return {
        "html": html,
        "shown": feedback.shown(question, [picked] if picked else []),
        # Just answered: now is the moment for one small thing.
        "promise_now": picked is not None,
    }
