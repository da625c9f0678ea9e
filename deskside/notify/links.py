"""Addresses in mails: signed where no sign-in is asked for."""

from __future__ import annotations

from uuid import UUID

from django.conf import settings
from django.core.signing import BadSignature, Signer
from django.urls import reverse

SALT = "deskside.notify.off"


def off_link(person_uid: UUID, kind: str) -> str:
    """Switches one kind off for one person. It can do nothing else, so it never lapses."""
    return full(reverse("notify:switch_off", args=[off_token(person_uid, kind)]))


def preferences_link() -> str:
    return full(reverse("notify:my_messages"))


def off_token(person_uid: UUID, kind: str) -> str:
    return _signer().sign(f"{person_uid.hex}.{kind}")


def read_off_token(token: str) -> tuple[UUID, str] | None:
    """None when it was not made here."""
    try:
        uid, _dot, kind = _signer().unsign(token).partition(".")
        return UUID(uid), kind
    except (BadSignature, ValueError):
        return None


def full(path: str) -> str:
    return f"{settings.SITE_URL}{path}"


def _signer() -> Signer:
    return Signer(salt=SALT, sep="~")
