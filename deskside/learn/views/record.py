from __future__ import annotations

from datetime import datetime
from itertools import groupby
from zoneinfo import ZoneInfo

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.dateformat import format as format_date
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from deskside.learn import wording
from deskside.learn.queries.record import Did, Record, record_of
from deskside.learn.views.finding import zone_of_reader
from deskside.lib import clock
from deskside.people.http import PersonRequest


@require_safe
def my_record(request: PersonRequest) -> HttpResponse:
    """A log for its own person, the extra things too."""
    now, zone = clock.now(), zone_of_reader()
    record = record_of(request.user, now)
    days = groupby(record.did, key=lambda did: did.at.astimezone(zone).date())
    context = {
        "days": [
            {
                "title": f"{format_date(day, 'l')}, {wording.long_day(day, now, zone)}",
                "lines": [_line(record, did, zone) for did in dids],
            }
            for day, dids in days
        ],
        "total": sum(1 for did in record.did if did.is_done),
        "spent": wording.time_words(sum(did.minutes for did in record.did if did.is_done)),
        "zone": wording.place_name(zone),
    }
    return render(request, "learn/record.html", context)


def _line(record: Record, did: Did, zone: ZoneInfo) -> dict[str, str]:
    url = ""
    if did.key:
        url = reverse("learn:activity", args=[record.course_key, did.key])
    return {
        "time": _clock(did.at, zone),
        "title": did.title,
        "url": url,
        "words": ", ".join(_words(did)),
    }


def _words(did: Did) -> list[str]:
    words = [str(wording.KIND.get(did.kind, did.kind)), did.how if did.is_done else _("on the way")]
    if did.is_extra:
        words.append(_("extra"))
    return [word for word in words if word]


def _clock(at: datetime, zone: ZoneInfo) -> str:
    return format_date(at.astimezone(zone), "H:i")
