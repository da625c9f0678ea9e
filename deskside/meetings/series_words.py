"""How series and sittings are said in words, in the active language."""

from __future__ import annotations

from django.utils.dateformat import format as format_date
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from deskside.meetings import agenda
from deskside.meetings.forms.series import WEEKDAYS
from deskside.meetings.models import Crew, Kind, Meeting, Series, Sitting
from deskside.meetings.queries.next_meeting import READY_OF
from deskside.meetings.queries.series import Line
from deskside.people.models import Person

DAYS = dict(WEEKDAYS)


def usual(series: Series) -> str:
    """Tuesdays, 09:30, 15 minutes, Room 4."""
    words = _("%(day)s, %(hour)s, %(minutes)d minutes") % {
        "day": DAYS[series.weekday],
        "hour": series.local_time.strftime("%H:%M"),
        "minutes": series.minutes,
    }
    return f"{words}, {series.place}" if series.place else words


def crew_day(crew: Crew, series: Series) -> str:
    return str(DAYS[crew.weekday or series.weekday])


def coming_heading(lines: list[Line]) -> str:
    """The page's finding: how many, until when; and first of all a next one that is not ready."""
    if not lines:
        return _("No meeting is to come")
    following, last = lines[0], lines[-1].sitting
    who = following.sitting.facilitator
    if who is None:
        return _("The next meeting has nobody to lead it")
    if following.ready >= READY_OF:
        return _("%(name)s is ready for the next meeting") % {"name": who.name}
    number = len(lines)
    return ngettext("%(n)d meeting, on %(day)s", "%(n)d meetings, until %(day)s", number) % {
        "n": number,
        "day": format_date(last.local_date, "j F"),
    }


def kicker(meeting: Meeting) -> str:
    """What kind of meeting it is; the title says what it is about."""
    if meeting.kind == Kind.SECTION:
        return _("Review meeting %(number)d") % {"number": meeting.number}
    return {
        Kind.KICK_OFF: _("The first meeting"),
        Kind.REFRESHER: _("A refresher"),
        Kind.BOOK: _("Book group"),
    }[Kind(meeting.kind)]


def facts(sitting: Sitting, reader: Person) -> str:
    """How long, and who leads."""
    minutes = sitting.meeting.minutes
    words = [ngettext("%d minute.", "%d minutes.", minutes) % minutes]
    leads = sitting.led_by or sitting.facilitator
    if leads is not None and leads.pk != reader.pk:
        line = _("%(name)s led it.") if sitting.is_over else _("%(name)s leads this one.")
        words.append(line % {"name": leads.name})
    elif leads is not None:
        words.append(_("You led it.") if sitting.is_over else _("You lead this one."))
    return " ".join(words)


def happens(meeting: Meeting) -> list[tuple[int, str]]:
    """Minutes and what they are for, as the standard agenda has them."""
    titles = {
        "why": _("Why we are here, from whoever leads the group"),
        "expectations": _("What the course asks for, and what is in it for you"),
        "norms": _("How we want to treat each other in these meetings"),
        "check_back": _("How the last promise went: kept, partly, not, no chance. No reasons"),
        "recall": _("Two things from the section, books closed"),
        "question": _("One question: first alone in writing, then with others"),
        "commitment": _("One minute to write down one small promise, then each tells it"),
        "next": _("What is due next, and who leads"),
    }
    slots = agenda.standard(meeting.kind, meeting.minutes)
    return [(round(slot.seconds / 60), titles.get(slot.kind, "")) for slot in slots]
