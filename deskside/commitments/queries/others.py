"""What others let somebody see: copies their writers have made, never the entries themselves."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime, timedelta

from django.db.models import QuerySet

from deskside.commitments.models import Commitment, State, Visibility
from deskside.people.models import Group, Membership, Person

SHOWN_FOR = timedelta(days=30)
ON_WALL = 200


def colleagues(person: Person, now: datetime) -> QuerySet[Person]:
    """Who shares a current group with somebody and has come in; one statement."""
    here = Membership.objects.current(now)
    groups = here.filter(person=person, group__archived_at=None).values("group")
    people = here.filter(group__in=groups).exclude(person=person).values("person")
    return Person.objects.filter(pk__in=people, is_active=True, joined_at__isnull=False).order_by(
        "name", "pk"
    )


def shared_with_me(person: Person, now: datetime) -> list[Commitment]:
    """Those of colleagues who chose this person; one statement."""
    rows = Commitment.objects.filter(
        partner=person, visibility=Visibility.PARTNER, person__in=colleagues(person, now)
    )
    return _shown(rows, now)


def shared_with_my_groups(person: Person, now: datetime) -> list[Commitment]:
    """Those that a writer lets a group see that this person is in; one statement."""
    mine = Membership.objects.current(now).filter(person=person).values("group")
    rows = Commitment.objects.filter(group__in=mine, visibility=Visibility.GROUP)
    return _shown(rows.exclude(person=person), now)


def shared_in_group(group: Group, now: datetime) -> list[Commitment]:
    """What the members of one group let all of it see; one statement."""
    return _shown(Commitment.objects.filter(group=group, visibility=Visibility.GROUP), now)


def shared_by(people: Iterable[int], person: Person, now: datetime) -> list[Commitment]:
    """What these people let groups see that somebody is in, their own too; one statement."""
    mine = Membership.objects.current(now).filter(person=person).values("group")
    rows = Commitment.objects.filter(group__in=mine, visibility=Visibility.GROUP)
    return _shown(rows.filter(person__in=list(people)), now)


def _shown(rows: QuerySet[Commitment], now: datetime) -> list[Commitment]:
    hidden = [State.DRAFT, State.CANCELLED]
    rows = rows.exclude(state__in=hidden).filter(made_at__gt=now - SHOWN_FOR)
    return list(rows.select_related("person").order_by("-made_at", "-pk")[:100])


def wall(person: Person, now: datetime) -> dict[str, list[str]]:
    """Kept ones that their writers have released, without names, by concept; one statement.

    Of those who share a group with somebody, and their own.
    """
    here = Membership.objects.current(now)
    groups = here.filter(person=person).values("group")
    people = here.filter(group__in=groups).values("person")
    rows = (
        Commitment.objects.filter(person__in=people, released_at__isnull=False, state=State.KEPT)
        .order_by("-released_at", "-pk")
        .values_list("concept", "released_text")[:ON_WALL]
    )
    by_concept: dict[str, list[str]] = defaultdict(list)
    for concept, text in rows:
        by_concept[concept].append(text)
    return dict(by_concept)


def has_shared_this_week(person: Person, now: datetime) -> bool:
    """Leaders are asked for one a week that all can see; one statement."""
    since = now - timedelta(days=7)
    return bool(
        Commitment.objects.filter(person=person, visibility=Visibility.GROUP, made_at__gt=since)
        .exclude(state__in=[State.DRAFT, State.CANCELLED])
        .exists()
    )
