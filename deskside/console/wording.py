"""The first draft of what a leader writes: theirs to change before it goes."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from deskside.console.models import Reason

NUDGES = {
    Reason.BEHIND: _(
        "I see that a section or two are still open, and I wonder what is in the way. Is it the "
        "time, the desk, or the course itself?\n\nIf it helps, I can give you longer or keep you "
        "off the phones for half an hour. One line back is enough."
    ),
    Reason.STUCK: _(
        "One of the questions in the check seems to be hard to find. You are not the only one.\n\n"
        "How do you read it? Five minutes together may be quicker than another try."
    ),
    Reason.AWAY: _(
        "Good to have you back. There is no hurry: your pages are where you left them.\n\nTell me "
        "if the dates should move."
    ),
    Reason.OTHER: _("How is it going with the course? Is anything in the way?"),
}
PRAISES = {
    Reason.EARLY: _(
        "You finished a section well before its date, next to all that is on the desk. Thank you: "
        "it makes it easier for the others to begin."
    ),
    Reason.CAUGHT_UP: _("You have caught up, and that in a busy week. Well done, and thank you."),
    Reason.OTHER: _("I noticed what you did. Thank you."),
}


def nudge_draft(reason: str) -> str:
    return str(NUDGES.get(Reason(reason), NUDGES[Reason.OTHER]))


def praise_draft(reason: str) -> str:
    return str(PRAISES.get(Reason(reason), PRAISES[Reason.OTHER]))
