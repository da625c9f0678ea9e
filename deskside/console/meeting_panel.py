"""The next meeting beside the table: when, who leads, how ready it is, and open promises."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from deskside.console.queries.groups import ConsoleGroup
from deskside.lib.zones import zone_label
from deskside.meetings.queries.next_meeting import NextMeeting, next_meeting

A_WEEK = 7


@dataclass(frozen=True, slots=True)
class Panel:
    when: str
    facts: tuple[tuple[str, str], ...]
    url: str
    label: str


def panel_of(found: ConsoleGroup, promises: str, now: datetime) -> Panel | None:
    """`promises`: how many are open that the group sees, in words or empty. None where no meeting
    is planned."""
    coming = next_meeting(found.group.pk, now)
    if coming is None:
        return None
    ready = {"done": coming.ready_done, "all": coming.ready_of}
    facts = [
        (_("About"), coming.title),
        (_("Leads"), coming.facilitator_name or _("nobody yet")),
        (_("Ready"), _("%(done)d of %(all)d steps") % ready),
    ]
    if coming.understudy_name:
        facts.append((_("Stand-in"), coming.understudy_name))
    if promises:
        facts.append((_("Promises"), promises))
    return Panel(
        when=_when(coming, now),
        facts=tuple(facts),
        url=reverse("meetings:group", args=[found.group.uid]),
        label=_("To the meetings"),
    )


def _when(coming: NextMeeting, now: datetime) -> str:
    if coming.is_running:
        return _("Going on now")
    local = coming.starts_at.astimezone(ZoneInfo(coming.zone))
    near = (coming.starts_at - now).days < A_WEEK
    words = {
        "day": date_format(local, "l" if near else "l j F"),
        "time": date_format(local, "H:i"),
        "zone": zone_label(coming.zone),
    }
    return _("%(day)s, %(time)s (%(zone)s time)") % words
