"""When somebody's open promises are due, for their calendar; never what they say."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

from django.urls import reverse
from django.utils.dateformat import format as format_date
from django.utils.translation import gettext as _

from deskside.commitments.models import Commitment, State
from deskside.lib.zones import zone_label
from deskside.people.calendar_registry import Event
from deskside.people.models import Person

SHOWN_FOR = timedelta(minutes=15)
# One that nobody answers stands there as long as its mail may be answered, and then goes.
SHOWN_AFTER = timedelta(days=14)


def open_promises(person: Person, now: datetime) -> Iterator[Event]:
    """One statement."""
    promises = Commitment.objects.filter(
        person=person, state=State.OPEN, due_at__gt=now - SHOWN_AFTER
    )
    columns = ("uid", "due_at", "local_date", "local_time", "zone")
    for uid, due_at, day, at, zone in promises.order_by("due_at").values_list(*columns):
        when = {
            "day": format_date(day, "l j F Y"),
            "time": format_date(datetime.combine(day, at), "H:i"),
            "zone": zone_label(zone, due_at),
        }
        yield Event(
            key=f"promise:{uid.hex}",
            title=_("A promise of mine is due"),
            starts_at=due_at - SHOWN_FOR,
            ends_at=due_at,
            path=reverse("commitments:promise", args=[uid]),
            words=_("Until %(day)s, %(time)s (%(zone)s). What it says stands in Deskside.") % when,
        )
