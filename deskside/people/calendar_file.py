"""Writes a calendar file (iCalendar, RFC 5545). Pure: no database and no clock.

Instants are written in UTC, which every program turns into its reader's own zone, also after a
change of summer time; the text of an event names the hour and the zone that are meant.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta
from uuid import UUID, uuid5

from icalendar import Calendar
from icalendar import Event as CalendarEntry

from deskside.people.models import CalendarEvent

PRODUCT = "-//Deskside//Calendar//EN"
ASK_AGAIN = timedelta(hours=1)


def calendar_file(
    name: str, person_uid: UUID, events: Iterable[CalendarEvent], site_url: str
) -> bytes:
    """The same rows always give the same bytes."""
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", name)
    calendar.add("refresh-interval", ASK_AGAIN, parameters={"VALUE": "DURATION"})
    calendar.add("x-published-ttl", "PT1H")
    for event in events:
        calendar.add_component(_entry(event, person_uid, site_url))
    written: bytes = calendar.to_ical()
    return written


def _entry(event: CalendarEvent, person_uid: UUID, site_url: str) -> CalendarEntry:
    entry, link = CalendarEntry(), f"{site_url}{event.path}"
    entry.add("uid", f"{uuid5(person_uid, event.key)}@deskside")
    entry.add("dtstamp", event.modified_at)
    entry.add("last-modified", event.modified_at)
    entry.add("sequence", event.sequence)
    entry.add("dtstart", event.starts_at)
    entry.add("dtend", event.ends_at)
    entry.add("summary", event.title)
    entry.add("description", f"{event.words}\n{link}".strip())
    entry.add("url", link)
    entry.add("status", "CANCELLED" if event.cancelled_at else "CONFIRMED")
    entry.add("transp", "TRANSPARENT")  # a date to keep in mind does not make anybody busy
    entry.add("class", "PRIVATE")
    return entry
