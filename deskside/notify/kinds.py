"""What kinds of messages there are: higher rooms register theirs when they start."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from deskside.notify.letter import Letter
from deskside.notify.models import Message

if TYPE_CHECKING:
    from django_stubs_ext import StrPromise


@dataclass(frozen=True)
class Kind:
    """`render` and `still_true` run just before sending; neither may have an effect."""

    key: str
    title: str | StrPromise
    render: Callable[[Message], Letter]
    # Cause, recipient and date as they are now; a message that is no longer true is dropped.
    still_true: Callable[[Message, datetime], bool]
    expires_after: timedelta
    # A body is shown on the owner's page only where the kind says that it holds no secret.
    shows_body: bool = False
    # Where what a message is about can be looked at, by the message's id: for whom it may concern.
    places: Callable[[list[Message]], dict[int, str]] | None = None


_kinds: dict[str, Kind] = {}


def register_kind(  # noqa: PLR0913  one call says all there is to say about a kind
    key: str,
    title: str | StrPromise,
    *,
    render: Callable[[Message], Letter],
    still_true: Callable[[Message, datetime], bool],
    expires_after: timedelta,
    shows_body: bool = False,
    places: Callable[[list[Message]], dict[int, str]] | None = None,
) -> None:
    """Call it in `AppConfig.ready`; the same key again replaces the first."""
    _kinds[key] = Kind(key, title, render, still_true, expires_after, shows_body, places)


def kind_of(key: str) -> Kind | None:
    """None for a kind that no room registers any more, for instance after a downgrade."""
    return _kinds.get(key)
