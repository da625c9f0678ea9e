"""The address of a calendar feed: its number and a signature, so that no secret is stored."""

from __future__ import annotations

from uuid import UUID

from django.core.signing import BadSignature, Signer
from django.urls import reverse

from deskside.people.account.links import site_link
from deskside.people.models import CalendarFeed

SALT = "deskside.people.calendar"


def feed_token(feed: CalendarFeed) -> str:
    return _signer().sign(feed.uid.hex)


def feed_uid_in(token: str) -> UUID | None:
    """None when the token was not made here; whether it still counts, its row knows."""
    try:
        return UUID(_signer().unsign(token))
    except (BadSignature, ValueError):
        return None


def feed_link(feed: CalendarFeed) -> str:
    return site_link(reverse("people:calendar_feed", args=[feed_token(feed)]))


def _signer() -> Signer:
    return Signer(salt=SALT, sep="~")
