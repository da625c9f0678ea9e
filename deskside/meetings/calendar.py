"""Meetings in somebody's calendar: in their feed, and as a file in the invitation.

Both carry the same identity, so that a program that has both shows the meeting once.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from uuid import UUID, uuid5

from django.conf import settings
from django.db.models import Q
from django.urls import reverse
from django.utils.dateformat import format as format_date
from django.utils.translation import gettext as _
from icalendar import Calendar
from icalendar import Event as CalendarEntry

from deskside.lib.zones import zone_label
from deskside.meetings.models import CrewMember, Sitting, SittingState
from deskside.people.calendar_file import PRODUCT
from deskside.people.calendar_registry import Event
from deskside.people.models import Membership, Person, Role

# Past ones stay for a while, as in any calendar, and then go.
SHOWN_AFTER = timedelta(days=90)


def my_meetings(person: Person, now: datetime) -> Iterator[Event]:
    """Of the groups somebody is in now, and of their own crew; one statement."""
    for sitting in _sittings(person, now):
        yield event_of(sitting, person)


def event_of(sitting: Sitting, person: Person) -> Event:
    return Event(
        key=f"meeting:{sitting.uid.hex}",
        title=_("Review meeting: %(title)s") % {"title": sitting.meeting.title},
        starts_at=sitting.starts_at,
        ends_at=sitting.starts_at + timedelta(minutes=sitting.meeting.minutes),
        path=reverse("meetings:sitting", args=[sitting.uid]),
        words=_words(sitting, person),
    )


def invitation_file(sitting: Sitting, person: Person, now: datetime) -> bytes:
    """An iCalendar file (RFC 5545) of one meeting; with each move its sequence counts up."""
    event = event_of(sitting, person)
    is_off = sitting.state == SittingState.CANCELLED
    entry = CalendarEntry()
    entry.add("uid", f"{uid_of(person, event.key)}@deskside")
    entry.add("dtstamp", now)
    entry.add("sequence", sitting.sequence)
    entry.add("dtstart", event.starts_at)
    entry.add("dtend", event.ends_at)
    entry.add("summary", event.title)
    entry.add("description", f"{event.words}\n{settings.SITE_URL}{event.path}")
    entry.add("url", f"{settings.SITE_URL}{event.path}")
    if sitting.place:
        entry.add("location", sitting.place)
    entry.add("status", "CANCELLED" if is_off else "CONFIRMED")
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("method", "CANCEL" if is_off else "PUBLISH")
    calendar.add_component(entry)
    written: bytes = calendar.to_ical()
    return written


def uid_of(person: Person, key: str) -> UUID:
    """As `people.calendar_file` names the same event in a feed."""
    return uuid5(person.uid, key)


def _words(sitting: Sitting, person: Person) -> str:
    when = {
        "day": format_date(sitting.local_date, "l j F Y"),
        "time": format_date(datetime.combine(sitting.local_date, sitting.local_time), "H:i"),
        "zone": zone_label(sitting.zone, sitting.starts_at),
    }
    lines = [_("%(day)s, %(time)s (%(zone)s).") % when]
    if sitting.facilitator_id == person.pk:
        lines.append(_("You lead this one."))
    elif sitting.facilitator is not None:
        lines.append(_("%(name)s leads this one.") % {"name": sitting.facilitator.name})
    if sitting.place:
        lines.append(sitting.place)
    return " ".join(lines)


def _sittings(person: Person, now: datetime) -> Iterator[Sitting]:
    groups = Membership.objects.current(now).filter(person=person).exclude(role=Role.DEPUTY)
    crews = CrewMember.objects.filter(person=person)
    rows = Sitting.objects.filter(
        Q(crew=None) | Q(crew__in=crews.values("crew_id")),
        meeting__series__group__in=groups.values("group_id"),
        starts_at__gt=now - SHOWN_AFTER,
    ).exclude(state=SittingState.CANCELLED)
    return rows.select_related("meeting", "facilitator").order_by("starts_at").iterator()
