"""What stands in somebody's calendar feed: each room adds its own kind of event at its start."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime

from deskside.people.models import Person


@dataclass(frozen=True, slots=True)
class Event:
    """One event of one person. It is read by whoever may look at their calendar, so it never
    holds a private text: name the thing and link to it.

    `key` stays the same for the same thing whatever is moved or renamed ("due:7:12"); it is
    unique within the room, so begin it with a word of the room's own. The instants are aware.
    """

    key: str
    title: str
    starts_at: datetime
    ends_at: datetime
    path: str  # where in Deskside it can be looked at
    words: str = ""


Source = Callable[[Person, datetime], Iterable[Event]]
_sources: dict[str, Source] = {}


def register_calendar(name: str, source: Source) -> None:
    """Call it in `AppConfig.ready`; the same name replaces.

    `source(person, now)` gives all that is to be seen at `now`, in the person's language, which
    is switched on then; what it no longer gives is shown as cancelled. It reads and never writes,
    in two or three statements: it is asked every quarter of an hour for everybody with a feed.
    """
    _sources[name] = source


def events_of(person: Person, now: datetime) -> dict[str, Event]:
    """By key, of all rooms."""
    return {event.key: event for source in _sources.values() for event in source(person, now)}
