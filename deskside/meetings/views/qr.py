"""The way into a room: its code, said and drawn."""

from __future__ import annotations

import io

import segno
from django.conf import settings
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from deskside.meetings.models import Room


def code_in_two(code: str) -> str:
    """Three letters at a time are read out and typed without a slip."""
    return f"{code[:3]} {code[3:]}"


def short_address() -> str:
    """Without the scheme: it is typed from a wall."""
    return f"{settings.SITE_URL}{reverse('meetings:join')}".partition("//")[2].rstrip("/")


def qr_of(room: Room) -> SafeString:
    """Dark on white in either scheme: cameras read nothing else well."""
    address = f"{settings.SITE_URL}{reverse('meetings:door', args=[room.code])}"
    drawn = io.BytesIO()
    segno.make(address, error="m", micro=False).save(
        drawn,
        kind="svg",
        xmldecl=False,
        svgns=False,
        border=2,
        dark="#15213b",
        light="#ffffff",
        svgclass="qr",
        lineclass=None,
        omitsize=True,
        title=_("Code for phones"),
    )
    return mark_safe(drawn.getvalue().decode())  # noqa: S308  segno's own drawing of our address
