"""The tabs above every page about a group: filled by the rooms when they start."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from html import escape
from typing import TYPE_CHECKING
from uuid import UUID

from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language
from django.utils.translation import gettext as _

if TYPE_CHECKING:
    from django_stubs_ext import StrPromise

NO_GROUP = UUID(int=0)
_tabs: dict[str, Tab] = {}


@dataclass(frozen=True)
class Tab:
    key: str
    label: str | StrPromise
    url_name: str
    order: int


def register_tab(key: str, label: str | StrPromise, url_name: str, order: int) -> None:
    """Call it in `AppConfig.ready`. The address takes the group's uid alone; everybody who may
    look at a group, deputies too, sees each tab. Registering a key again replaces it."""
    _tabs[key] = Tab(key, label, url_name, order)
    _links.cache_clear()


def tabs_html(group_uid: UUID, current: str) -> SafeString:
    """All tabs of a group, with the one called `current` marked."""
    uid = str(group_uid)
    here = ' aria-current="page"'
    links = "".join(
        f'<a href="{url.replace(str(NO_GROUP), uid)}"{here if key == current else ""}>{label}</a>'
        for key, label, url in _links(get_language() or "")
    )
    label = escape(_("This group"))
    return mark_safe(f'<nav class="tabs group-tabs" aria-label="{label}">{links}</nav>')  # noqa: S308 escaped


@lru_cache(maxsize=32)
def _links(language: str) -> tuple[tuple[str, str, str], ...]:
    """Key, label and address of each, in this language: looked up once, not on every page."""
    ordered = sorted(_tabs.values(), key=lambda tab: (tab.order, tab.key))
    return tuple(
        (tab.key, escape(str(tab.label)), reverse(tab.url_name, args=[NO_GROUP])) for tab in ordered
    )
