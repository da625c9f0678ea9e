"""Time zones: from a date and a time on somebody's wall to the one instant that is meant."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from itertools import groupby
from zoneinfo import ZoneInfo, available_timezones

from django.utils.translation import gettext

_AREAS = (
    "Africa",
    "America",
    "Antarctica",
    "Arctic",
    "Asia",
    "Atlantic",
    "Australia",
    "Europe",
    "Indian",
    "Pacific",
)


def resolve(local_date: date, local_time: time, zone_name: str) -> datetime:
    """The instant, in UTC, at which clocks in the zone show this date and time.

    Clocks put forward skip some times: then the first instant after the gap. Clocks put back show
    some times twice: then the later one, so that a deadline never comes early.
    """
    zone = ZoneInfo(zone_name)
    wanted = datetime.combine(local_date, local_time.replace(tzinfo=None))
    later = wanted.replace(tzinfo=zone, fold=1).astimezone(UTC)
    if later.astimezone(zone).replace(tzinfo=None) == wanted:
        return later
    # In a gap `fold=1` reckons with the offset after it and so lands before it, `fold=0` behind.
    behind = wanted.replace(tzinfo=zone, fold=0).astimezone(UTC)
    return _first_showing(wanted, zone, later, behind)


def _first_showing(
    wanted: datetime, zone: ZoneInfo, before: datetime, behind: datetime
) -> datetime:
    """Halves the span until one second is left: clocks at `before` show less than is wanted."""
    second = timedelta(seconds=1)
    before = before.replace(microsecond=0)
    while behind - before > second:
        middle = before + timedelta(seconds=(behind - before) // second // 2)
        if middle.astimezone(zone).replace(tzinfo=None) < wanted:
            before = middle
        else:
            behind = middle
    return behind.replace(microsecond=0)


@lru_cache(maxsize=1)
def _known() -> frozenset[str]:
    return frozenset(available_timezones())


def zone_or_none(name: str) -> str | None:
    """The name if there is such a zone; anything a browser or a file may send is safe to ask."""
    return name if name in _known() else None


@lru_cache(maxsize=1)
def zone_names() -> tuple[str, ...]:
    """The places people recognise, sorted; without aliases such as "GB" or "Etc/GMT+3"."""
    places = (name for name in _known() if name.partition("/")[0] in _AREAS and "/" in name)
    return ("UTC", *sorted(places))


def zone_choices() -> list[tuple[str, list[tuple[str, str]]]]:
    """`zone_names` as a select wants them: by part of the world, with readable labels."""
    groups = groupby(zone_names(), key=lambda name: name.partition("/")[0])
    return [(area, [(name, zone_label(name)) for name in names]) for area, names in groups]


def zone_label(name: str, instant: datetime | None = None) -> str:
    """Shown beside a time: "Buenos Aires, Argentina"; with an instant, "Berlin, UTC+2"."""
    if name == "UTC":
        return "UTC"
    *places, city = name.replace("_", " ").split("/")[1:] or [name]
    label = ", ".join([city, *reversed(places)])
    if instant is None:
        return label
    offset = instant.astimezone(ZoneInfo(name)).utcoffset() or timedelta()
    return gettext("%(place)s, UTC%(offset)s") % {"place": label, "offset": _signed(offset)}


def _signed(offset: timedelta) -> str:
    minutes = round(offset.total_seconds() / 60)
    if minutes == 0:
        return ""
    hours, rest = divmod(abs(minutes), 60)
    sign = "-" if minutes < 0 else "+"
    return f"{sign}{hours}:{rest:02}" if rest else f"{sign}{hours}"
