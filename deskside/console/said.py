"""What was said, as lines of a log."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from deskside.console.models import Blocker, Request, RequestState
from deskside.console.queries.writing import NUDGE, Entry
from deskside.people.models import Person


@dataclass(frozen=True, slots=True)
class Told:
    title: str
    at: datetime
    who: Person
    by: str
    text: str
    reply: str = ""
    url: str = ""  # where it can be answered


def told(group_uid: UUID, entries: Iterable[Entry]) -> list[Told]:
    return [_told(group_uid, entry) for entry in entries]


def _told(group_uid: UUID, entry: Entry) -> Told:
    by = entry.by.name if entry.by else ""
    row = entry.row
    if isinstance(row, Blocker):
        text = f"{row.get_kind_display()}: {row.words}" if row.words else row.get_kind_display()
        return Told(_("In the way"), entry.at, entry.who, by, str(text))
    if isinstance(row, Request):
        return _asked(group_uid, entry, row)
    title = _("Question") if entry.kind == NUDGE else _("Praise")
    return Told(title, entry.at, entry.who, by, entry.text)


def _asked(group_uid: UUID, entry: Entry, row: Request) -> Told:
    by = entry.who.name
    if row.state == RequestState.OPEN:
        url = reverse("console:request", args=[group_uid, row.uid])
        return Told(_("Request"), entry.at, entry.who, by, entry.text, url=url)
    reply = f"{row.get_state_display()}: {row.reply}" if row.reply else row.get_state_display()
    return Told(_("Request"), entry.at, entry.who, by, entry.text, reply=str(reply))
