"""Where we may post to: https, and no machine of our own network unless the owner allows it."""

from __future__ import annotations

import ipaddress
import re
from urllib.parse import urlsplit

from django.conf import settings
from django.utils.translation import gettext as _

MOST_LETTERS = 2000
HTTPS_PORT, HTTP_PORT = 443, 80
_HOST = re.compile(r"[a-z0-9]([a-z0-9.-]*[a-z0-9])?", re.IGNORECASE)


class AddressRefused(ValueError):  # noqa: N818  the words are for whoever typed it
    """Why we do not post there, in words."""


def checked_address(text: str) -> str:
    """The address as it may be kept. Raises AddressRefused."""
    url = text.strip()
    try:
        parts = urlsplit(url)
        host, port = parts.hostname or "", parts.port
    except ValueError:
        host, port, parts = "", None, urlsplit("")
    allowed = ("https", "http") if settings.WEBHOOK_ALLOW_PRIVATE else ("https",)
    if parts.scheme not in allowed:
        raise AddressRefused(_("The address has to begin with https://."))
    readable = url.isascii() and url.isprintable() and " " not in url
    if not readable or port == 0 or parts.username or not _is_host(host):
        raise AddressRefused(_("This is no address that can be written to."))
    if len(url) > MOST_LETTERS:
        raise AddressRefused(_("This address is too long."))
    refuse_private(host)
    return url


def refuse_private(host: str) -> None:
    """A number or a name: what is plainly not out in the world. Raises AddressRefused."""
    if settings.WEBHOOK_ALLOW_PRIVATE:
        return
    try:
        is_outside = ipaddress.ip_address(host).is_global
    except ValueError:
        name = host.rstrip(".").lower()
        inside = (".localhost", ".local", ".internal", ".lan", ".home.arpa")
        is_outside = (
            "." in name and not name.endswith(inside) and not name.replace(".", "").isdigit()
        )
    if not is_outside:
        raise AddressRefused(
            _("This address lies inside a private network, where Deskside does not write to.")
        )


def _is_host(host: str) -> bool:
    try:
        ipaddress.ip_address(host)
    except ValueError:
        return bool(_HOST.fullmatch(host))
    return True
