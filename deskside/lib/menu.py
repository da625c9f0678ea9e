"""What the bar and the banners show: filled by the rooms when they start, read by the base page."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from django.conf import settings
from django.http import HttpRequest
from django.urls import get_urlconf, reverse

if TYPE_CHECKING:
    from django_stubs_ext import StrPromise

Visible = Callable[[HttpRequest], bool]
_entries: dict[str, Entry] = {}
_banners: dict[str, Banner] = {}


@dataclass(frozen=True)
class Entry:
    """One link in the main navigation (place "main") or under the person's name ("account")."""

    key: str
    label: str | StrPromise
    url_name: str
    order: int
    visible: Visible
    place: str = "main"


@dataclass(frozen=True)
class Banner:
    """A line above the bar of every page, for instance that everybody here is invented."""

    key: str
    template_name: str
    visible: Visible


@dataclass(frozen=True)
class Link:
    """An entry as one page shows it."""

    key: str
    label: str | StrPromise
    url: str
    current: bool


def signed_in(request: HttpRequest) -> bool:
    user = getattr(request, "user", None)
    return bool(user and user.is_authenticated)


def register_entry(
    key: str,
    label: str | StrPromise,
    url_name: str,
    order: int,
    visible: Visible = signed_in,
    *,
    place: str = "main",
) -> None:
    """Call it in `AppConfig.ready`. `visible` runs on every page: no query that the page lacks.

    Registering a key again replaces the entry, so that starting twice changes nothing.
    """
    _entries[key] = Entry(key, label, url_name, order, visible, place)


def register_banner(key: str, template_name: str, visible: Visible) -> None:
    """The template gets `request` alone; the rule about queries holds here too."""
    _banners[key] = Banner(key, template_name, visible)


def entries_for(request: HttpRequest, place: str = "main") -> list[Link]:
    """The links somebody may see, in order; the longest address above the page is current."""
    seen = sorted(
        (e for e in _entries.values() if e.place == place and e.visible(request)),
        key=lambda entry: (entry.order, entry.key),
    )
    urls = [_url(entry.url_name, get_urlconf() or settings.ROOT_URLCONF) for entry in seen]
    under = [url for url in urls if is_under(request.path, url)]
    here = max(under, key=len, default="")
    return [Link(e.key, e.label, url, url == here) for e, url in zip(seen, urls, strict=True)]


@lru_cache(maxsize=256)
def _url(name: str, _map: object) -> str:
    """An entry's address takes nothing, so it is looked up once for each URL map."""
    return reverse(name)


def is_under(path: str, url: str) -> bool:
    """The front page is only itself; any other address includes what lies below it."""
    return path == url or (url != "/" and path.startswith(url.rstrip("/") + "/"))


def banners_for(request: HttpRequest) -> list[str]:
    """Template names of the banners this request should carry."""
    return [banner.template_name for banner in _banners.values() if banner.visible(request)]
