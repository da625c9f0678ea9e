"""Who may write before anybody has an account: this machine itself, and whoever has the code."""

from __future__ import annotations

from datetime import datetime
from ipaddress import ip_address
from urllib.parse import urlsplit

from django.core.cache import cache
from django.http import HttpRequest
from django.utils.crypto import constant_time_compare, salted_hmac

from deskside.people.setup_code import is_setup_code, setup_code

TRIES_A_MINUTE = 5
_SESSION = "setup_code"
_SALT = "deskside.public.doorstep"
# Any of these says that a proxy stands in between, and then everybody looks like this machine.
_PROXIED = ("HTTP_X_FORWARDED_FOR", "HTTP_FORWARDED", "HTTP_X_REAL_IP", "HTTP_VIA")


def is_this_machine(request: HttpRequest) -> bool:
    """Both ends are here: who asks, and the name they ask for.

    The name matters because a page from elsewhere can make this machine's own browser ask, under
    a name of its own that it has pointed here; and because not every proxy says that it is one.
    """
    if any(request.META.get(name) for name in _PROXIED):
        return False
    name = _name_asked_for(request)
    return _is_loopback(request.META.get("REMOTE_ADDR", "")) and (
        name == "localhost" or _is_loopback(name)
    )


def _name_asked_for(request: HttpRequest) -> str:
    host = request.META.get("HTTP_HOST") or request.META.get("SERVER_NAME", "")
    try:
        return urlsplit(f"//{host}").hostname or ""
    except ValueError:
        return ""


def _is_loopback(address: str) -> bool:
    try:
        return ip_address(address).is_loopback
    except ValueError:
        return False


def has_code(request: HttpRequest) -> bool:
    """Whether this browser has given the code that is valid now."""
    given = request.session.get(_SESSION, "")
    code = setup_code() if given else ""
    return bool(code) and constant_time_compare(given, _mark(code))


def may_write(request: HttpRequest) -> bool:
    return is_this_machine(request) or has_code(request)


def take_code(request: HttpRequest, typed: str) -> bool:
    """Remembers in the session that the right code was given."""
    if not is_setup_code(typed):
        return False
    remember_code(request)
    return True


def remember_code(request: HttpRequest) -> None:
    """Also after a sign-in as somebody else, which empties the session."""
    request.session[_SESSION] = _mark(setup_code())


def may_try(request: HttpRequest, now: datetime) -> bool:
    """Counts this try; False from the sixth within a minute from one address on."""
    minute = int(now.timestamp() // 60)
    key = f"setup-code:{request.META.get('REMOTE_ADDR', '')}:{minute}"
    cache.add(key, 0, timeout=120)
    return cache.incr(key) <= TRIES_A_MINUTE


def _mark(code: str) -> str:
    return salted_hmac(_SALT, code, algorithm="sha256").hexdigest()
