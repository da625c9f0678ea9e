"""What this room's rows, and those of the sign-in library, say about a person."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, cast

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.contrib.auth import SESSION_KEY
from django.contrib.auth.hashers import make_password
from django.contrib.sessions.models import Session
from django.db import models

from deskside.ledger.personal_data import register_personal_data
from deskside.lib import clock
from deskside.people.models import (
    Absence,
    CalendarEvent,
    CalendarFeed,
    Invitation,
    Membership,
    Person,
    WorkPattern,
)


def register() -> None:
    register_personal_data(
        Person,
        person_path="pk",
        export=(
            "name",
            "email",
            "zone",
            "language",
            "is_owner",
            "is_author",
            "joined_at",
            "last_login",
        ),
        erase=make_nameless,
    )
    register_personal_data(
        Membership,
        person_path="person",
        export=("group__name", "role", "starts_at", "ends_at"),
        erase="delete",
    )
    register_personal_data(
        WorkPattern,
        person_path="person",
        export=("weekdays", "starts", "ends", "cycle", "cycle_from"),
        erase="delete",
    )
    register_personal_data(
        Absence, person_path="person", export=("first_day", "last_day"), erase="delete"
    )
    # Without its number: whoever holds that can read the feed.
    register_personal_data(
        CalendarFeed, person_path="person", export=("created_at",), erase="delete"
    )
    register_personal_data(
        CalendarEvent,
        person_path="feed__person",
        export=("title", "words", "starts_at", "ends_at", "cancelled_at"),
        erase="delete",
    )
    register_personal_data(
        Invitation,
        person_path="person",
        export=("group__name", "created_at", "expires_at", "accepted_at", "revoked_at"),
        erase="delete",
    )
    register_personal_data(
        Invitation,
        person_path="invited_by",
        export=("group__name", "created_at"),
        erase="anonymise",
    )
    register_personal_data(
        EmailAddress,
        person_path="user",
        export=("email", "verified", "primary"),
        erase="delete",
    )
    # The secret of a second factor is of no use outside and would be a risk in a file.
    register_personal_data(
        Authenticator,
        person_path="user",
        export=("type", "created_at", "last_used_at"),
        erase="delete",
    )
    register_personal_data(Session, person_path=_sessions_of, export=_session_ends, erase="delete")


def make_nameless(rows: models.QuerySet[Any], person: models.Model) -> None:
    """The row stays for the records of others that point at it; nobody can sign in as it."""
    uid = cast("Person", person).uid
    rows.order_by().update(
        name="",
        email=f"{uid.hex}@erased.invalid",
        password=make_password(None),
        zone="UTC",
        language="en-gb",
        is_active=False,
        is_owner=False,
        is_author=False,
        joined_at=None,
        last_login=None,
        erased_at=clock.now(),
    )


def _sessions_of(person: models.Model) -> models.Q:
    """Sessions name their person only inside, so each one that is still alive is opened."""
    alive = Session.objects.filter(expire_date__gt=clock.now()).iterator()
    keys = [row.pk for row in alive if row.get_decoded().get(SESSION_KEY) == str(person.pk)]
    return models.Q(pk__in=keys)


def _session_ends(rows: models.QuerySet[Any], _person: models.Model) -> Iterable[dict[str, Any]]:
    """Never the key: whoever holds it is signed in."""
    return rows.values("expire_date")
