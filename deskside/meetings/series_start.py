"""What the series side of this room hooks into the others at the start."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from deskside.ledger.due import register_due
from deskside.ledger.rounds import register_round
from deskside.lib.menu import register_entry
from deskside.meetings.actions.upkeep import keep_rotas
from deskside.meetings.announcing import MAIL, send_due
from deskside.meetings.calendar import my_meetings
from deskside.meetings.letters import invitations, turns
from deskside.people.calendar_registry import register_calendar
from deskside.people.group_tabs import register_tab

EVERY = 3600.0


def register() -> None:
    invitations.register()
    turns.register()
    register_due(MAIL, send_due, title=_("Mail about a meeting"))
    register_round("rotas of meetings", EVERY, keep_rotas)
    register_calendar("meetings", my_meetings)
    register_entry("meetings", _("Meetings"), "meetings:mine", 30)
    register_tab("meetings", _("Meetings"), "meetings:group", 40)
