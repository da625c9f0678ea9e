"""Times, kinds and counts as people say them. Pure: the moment and the zone are handed in."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from django.utils.dateformat import format as format_date
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, pgettext

if TYPE_CHECKING:
    from django_stubs_ext import StrPromise

WEEK = 7
HOURS_FROM = 100  # minutes

KIND: dict[str, StrPromise] = {
    "reading": gettext_lazy("reading"),
    "video": gettext_lazy("video"),
    "check": gettext_lazy("check"),
    "reflection": gettext_lazy("reflection"),
    "exercise": gettext_lazy("exercise"),
}
BEGIN: dict[str, StrPromise] = {
    "reading": gettext_lazy("Begin to read"),
    "video": gettext_lazy("Watch it"),
    "check": gettext_lazy("Answer the check"),
    "reflection": gettext_lazy("Write a few lines"),
    "exercise": gettext_lazy("Take a look"),
}
GO_ON: dict[str, StrPromise] = {
    "reading": gettext_lazy("Read on"),
    "video": gettext_lazy("Watch the rest"),
    "check": gettext_lazy("Go on with the check"),
    "reflection": gettext_lazy("Write on"),
    "exercise": gettext_lazy("Say how it went"),
}

# Drawings of the house, where an activity has none of its own.
PICTURES = {
    "reading": "lid",
    "video": "door-look-around",
    "check": "cord",
    "reflection": "drawer",
    "exercise": "toolbox",
}


def when_words(instant: datetime, now: datetime, zone: ZoneInfo) -> str:
    """today at 14:07, yesterday at 16:10, on Tuesday at 9:30, on 4 November at 16:10."""
    local = instant.astimezone(zone)
    at = {"time": format_date(local, "H:i")}
    days = (now.astimezone(zone).date() - local.date()).days
    if days == 0:
        return _("today at %(time)s") % at
    if days == 1:
        return _("yesterday at %(time)s") % at
    if 1 < days < WEEK:
        return _("on %(day)s at %(time)s") % {"day": format_date(local, "l"), **at}
    return _("on %(day)s at %(time)s") % {"day": long_day(local.date(), now, zone), **at}


def short_day(day: date, now: datetime, zone: ZoneInfo) -> str:
    """4 Nov; with the year where it is not this one."""
    return format_date(day, "j M" if day.year == now.astimezone(zone).year else "j M Y")


def long_day(day: date, now: datetime, zone: ZoneInfo) -> str:
    return format_date(day, "j F" if day.year == now.astimezone(zone).year else "j F Y")


def coming_day(day: date, now: datetime, zone: ZoneInfo) -> str:
    """today, tomorrow, Friday, 4 Dec."""
    today = now.astimezone(zone).date()
    if day == today:
        return _("today")
    if day == today + timedelta(days=1):
        return _("tomorrow")
    if today < day < today + timedelta(days=WEEK):
        return format_date(day, "l")
    return short_day(day, now, zone)


def place_name(zone: ZoneInfo) -> str:
    return zone.key.rpartition("/")[2].replace("_", " ")


def minutes_words(minutes: int) -> str:
    """About three minutes: small numbers are said, larger ones counted."""
    return ngettext("about %(n)s minute", "about %(n)s minutes", minutes) % {"n": said(minutes)}


def time_words(minutes: int) -> str:
    """Hours from two on: nobody thinks in 500 minutes. Nothing for no time."""
    if minutes < HOURS_FROM:
        return minutes_words(minutes) if minutes else ""
    hours = round(minutes / 60)
    return ngettext("about %(n)s hour", "about %(n)s hours", hours) % {"n": said(hours)}


def said(number: int) -> str:
    words = (
        _("no"),
        pgettext("number", "one"),
        _("two"),
        _("three"),
        _("four"),
        _("five"),
        _("six"),
        _("seven"),
        _("eight"),
        _("nine"),
        _("ten"),
        _("eleven"),
        _("twelve"),
    )
    return words[number] if 0 <= number < len(words) else str(number)


def capital(words: str) -> str:
    return words[:1].upper() + words[1:]
