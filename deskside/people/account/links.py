from __future__ import annotations

from django.conf import settings


def site_link(path: str) -> str:
    """A full address for mails, from settings alone."""
    return f"{settings.SITE_URL}{path}"
