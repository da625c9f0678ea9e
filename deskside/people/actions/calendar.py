from __future__ import annotations

from datetime import datetime, timedelta
from uuid import uuid4

from django.db import transaction
from django.utils import translation

from deskside.lib.db.claim import claim
from deskside.people.calendar_registry import Event, events_of
from deskside.people.models import CalendarEvent, CalendarFeed, Person

EVERY = timedelta(minutes=15)
ROUND_SECONDS = 60
AT_ONCE = 50
# Programs that look in once a week still learn that something was called off.
CANCELLED_FOR = timedelta(days=30)
FIELDS = ["title", "words", "path", "starts_at", "ends_at", "sequence", "modified_at"]


@transaction.atomic
def make_address(*, person: Person, now: datetime) -> CalendarFeed:
    """The feed's address, a new one where there was one: that one stops working."""
    feed, is_new = CalendarFeed.objects.get_or_create(
        person=person, defaults={"refreshed_at": now, "created_at": now}
    )
    if not is_new:
        feed.uid, feed.created_at = uuid4(), now
        feed.save(update_fields=["uid", "created_at"])
    refresh_feed(feed=feed, now=now)
    return feed


@transaction.atomic
def remove_address(*, person: Person) -> None:
    """Nobody can subscribe any more; what was published is forgotten."""
    CalendarFeed.objects.filter(person=person).delete()


def refresh_due_feeds(now: datetime) -> int:
    """A round: bring the feeds that are older than a quarter of an hour up to date."""
    refreshed = 0
    while CalendarFeed.objects.filter(refreshed_at__lte=now - EVERY).exists():
        feeds = _take(now)
        for feed in feeds:
            refresh_feed(feed=feed, now=now)
        refreshed += len(feeds)
        if len(feeds) < AT_ONCE:
            break
    return refreshed


@transaction.atomic
def _take(now: datetime) -> list[CalendarFeed]:
    old = CalendarFeed.objects.filter(refreshed_at__lte=now - EVERY).order_by("refreshed_at")
    feeds = claim(old.select_related("person"), AT_ONCE)
    CalendarFeed.objects.filter(pk__in=[feed.pk for feed in feeds]).update(refreshed_at=now)
    return feeds


def refresh_feed(*, feed: CalendarFeed, now: datetime) -> bool:
    """Publish what is true now; False, and nothing written, where all of it is published."""
    with translation.override(feed.person.language):
        wanted = events_of(feed.person, now)
    published = list(feed.events.all())
    if not _differs(wanted, published, now):
        return False
    _publish(feed, wanted, now)
    return True


def _differs(wanted: dict[str, Event], published: list[CalendarEvent], now: datetime) -> bool:
    """Looking first: most feeds have not changed, and a write takes the queue."""
    if wanted.keys() - {row.key for row in published}:
        return True
    return any(
        _is_forgotten(row, now)
        or (row.key not in wanted and row.cancelled_at is None)
        or (row.key in wanted and row.publish(_shown(wanted[row.key]), now))
        for row in published
    )


@transaction.atomic
def _publish(feed: CalendarFeed, wanted: dict[str, Event], now: datetime) -> None:
    # Locks the feed, so that two workers do not count one change twice.
    CalendarFeed.objects.filter(pk=feed.pk).update(refreshed_at=now)
    rows = {row.key: row for row in feed.events.all()}
    moved = [
        row for key, row in rows.items() if key in wanted and row.publish(_shown(wanted[key]), now)
    ]
    for key, row in rows.items():
        if key not in wanted and row.cancelled_at is None:
            row.cancel(now)
            moved.append(row)
    CalendarEvent.objects.bulk_update(moved, [*FIELDS, "cancelled_at"])
    CalendarEvent.objects.bulk_create(
        CalendarEvent(feed=feed, key=key, modified_at=now, **_shown(event))
        for key, event in wanted.items()
        if key not in rows
    )
    feed.events.filter(cancelled_at__lt=now - CANCELLED_FOR).delete()


def _is_forgotten(row: CalendarEvent, now: datetime) -> bool:
    return row.cancelled_at is not None and row.cancelled_at < now - CANCELLED_FOR


def _shown(event: Event) -> dict[str, object]:
    """What a reader sees, cut to what a row holds: a long title must not stop a feed."""
    return {
        "title": event.title[:200],
        "words": event.words,
        "path": event.path[:300],
        "starts_at": event.starts_at,
        "ends_at": event.ends_at,
    }
