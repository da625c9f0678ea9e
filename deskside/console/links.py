"""The link in a nudge: it opens the page of quick answers to whoever holds it, without signing in.

Such a link carries the nudge's number and a signature. It works for sixty days, and once: after
that the page says what was answered.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from uuid import UUID

from django.conf import settings
from django.core.signing import BadSignature, Signer
from django.urls import reverse

from deskside.console.models import Nudge

SALT = "deskside.console.nudge"
WORKS_FOR = timedelta(days=60)


def token_of(nudge: Nudge) -> str:
    return _signer().sign(nudge.uid.hex)


def read_token(token: str) -> UUID | None:
    """None when the token was not made here, or for another purpose."""
    try:
        return UUID(_signer().unsign(token))
    except (BadSignature, ValueError):
        return None


def answer_link(nudge: Nudge, kind: str = "") -> str:
    """The full address; with `kind` that answer is ticked when the page opens."""
    path = reverse("console:answer", args=[token_of(nudge)])
    return f"{settings.SITE_URL}{path}" + (f"?answer={kind}" if kind else "")


def is_open(nudge: Nudge, now: datetime) -> bool:
    return nudge.written_at > now - WORKS_FOR and nudge.person.is_active


def _signer() -> Signer:
    return Signer(salt=SALT, sep="~")
