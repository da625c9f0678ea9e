"""The link in a check-back mail: it opens one commitment to whoever holds it, without signing in.

It carries the commitment's number and the version of its links, and a signature. Counting the
version up makes all links sent before open nothing any more.
"""

from __future__ import annotations

from uuid import UUID

from django.conf import settings
from django.core.signing import BadSignature, Signer
from django.urls import reverse

from deskside.commitments.models import Commitment

SALT = "deskside.commitments.check-back"


def token_of(commitment: Commitment) -> str:
    return _signer().sign(f"{commitment.uid.hex}.{commitment.link_version}")


def read_token(token: str) -> tuple[UUID, int] | None:
    """Number and version; None when the token was not made here, or for another purpose."""
    try:
        uid, _dot, version = _signer().unsign(token).partition(".")
        return UUID(uid), int(version)
    except (BadSignature, ValueError):
        return None


def link_of(commitment: Commitment, answer: str = "") -> str:
    """The full address; with `answer` that one is ticked when the page opens."""
    path = reverse("commitments:check_back", args=[token_of(commitment)])
    return f"{settings.SITE_URL}{path}" + (f"?answer={answer}" if answer else "")


def _signer() -> Signer:
    return Signer(salt=SALT, sep="~")
