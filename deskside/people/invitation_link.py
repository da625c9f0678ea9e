"""The link in an invitation: its number and a signature, so that nothing secret is stored."""

from __future__ import annotations

from urllib.parse import urlsplit
from uuid import UUID

from django.conf import settings
from django.core.signing import BadSignature, Signer
from django.urls import reverse

from deskside.people.account.links import site_link
from deskside.people.models import Invitation

SALT = "deskside.people.invitation"


def token_of(invitation: Invitation) -> str:
    return _signer().sign(invitation.uid.hex)


def uid_in(token: str) -> UUID | None:
    """None when the token was not made here; whether it still counts, its row knows."""
    try:
        return UUID(_signer().unsign(token))
    except (BadSignature, ValueError):
        return None


def link_of(invitation: Invitation) -> str:
    """The full address, for a mail or to pass on by hand."""
    return site_link(reverse("people:invitation", args=[token_of(invitation)]))


def links_stay_here() -> bool:
    """Whether the addresses we hand out open on this machine alone."""
    return urlsplit(settings.SITE_URL).hostname in {"localhost", "127.0.0.1", "::1"}


def _signer() -> Signer:
    return Signer(salt=SALT, sep="~")
