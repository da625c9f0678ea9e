"""What every letter about a sitting needs: the sitting of a message, and its time in words."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

from django.conf import settings
from django.urls import reverse
from django.utils.dateformat import format as format_date
from django.utils.translation import gettext as _

from deskside.lib.zones import zone_label
from deskside.meetings.announcing import read_sitting_key
from deskside.meetings.models import Sitting
from deskside.meetings.queries.people import away_on, crew_of
from deskside.meetings.queries.sittings import RELATED
from deskside.notify.models import Message
from deskside.people.models import Person


def sitting_of(message: Message) -> Sitting:
    """Raises LookupError where it is gone."""
    about = read_sitting_key(message.subject_key)
    found = Sitting.objects.select_related(*RELATED).filter(uid=about.uid).first()
    if found is None:
        raise LookupError("the sitting is gone")
    return found


def is_still_wanted(message: Message, now: datetime, states: frozenset[str]) -> bool:
    """It is as the message says, lies ahead, and its reader belongs to it and is not away."""
    about = read_sitting_key(message.subject_key)
    rows = Sitting.objects.select_related("meeting__series__group")
    sitting = rows.filter(uid=about.uid, sequence=about.sequence, starts_at__gt=now).first()
    if sitting is None or sitting.state not in states or message.person is None:
        return False
    if sitting.meeting.series.group.archived_at is not None or message.person.is_sample:
        return False
    person = message.person.pk
    if person not in dict(crew_of(sitting, now)):
        return False
    return not away_on([person], sitting.local_date)


def when_of(sitting: Sitting, person: Person) -> str:
    """Tuesday 10 March, 09:30 (Berlin, UTC+1), on the reader's own clock."""
    at = sitting.starts_at.astimezone(ZoneInfo(person.zone))
    return _("%(day)s, %(time)s (%(zone)s)") % {
        "day": format_date(at, "l j F"),
        "time": format_date(at, "H:i"),
        "zone": zone_label(person.zone, sitting.starts_at),
    }


def page_of(sitting: Sitting) -> str:
    return f"{settings.SITE_URL}{reverse('meetings:sitting', args=[sitting.uid])}"


def hello(person: Person) -> str:
    return _("Hello %(name)s,") % {"name": person.get_short_name()}
