from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.db.models import Exists, OuterRef

from deskside.people.models import CalendarEvent, CalendarFeed, Membership, Person


def feed_of(person: Person) -> CalendarFeed | None:
    return CalendarFeed.objects.filter(person=person).first()


def open_feed(uid: UUID, now: datetime) -> CalendarFeed | None:
    """The feed at an address, with its person; None where it was replaced or they have left."""
    own = Membership.objects.current(now).filter(person=OuterRef("person"))
    found = (
        CalendarFeed.objects.filter(uid=uid, person__is_active=True)
        .select_related("person")
        .annotate(is_member=Exists(own))
        .first()
    )
    if found is None:
        return None
    person = found.person
    return found if found.is_member or person.is_owner or person.is_author else None


def published_events(feed: CalendarFeed) -> list[CalendarEvent]:
    return list(feed.events.order_by("starts_at", "pk"))
