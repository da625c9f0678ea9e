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
    # Nobody asked for this one: it counts towards one a day and three a week.
    unprompted: bool = False
    # The person has chosen the very moment, so quiet hours do not move it.
    own_moment: bool = False
    # Invitations and security: cannot be switched off, wait for nothing, go by mail alone.
    necessary: bool = False
    # Beside its switch on the page of preferences: when it comes, in a sentence.
    about: str | StrPromise = ""
    # Goes to channels alone, so nobody is asked whether they want it.
    in_channels_only: bool = False


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
    unprompted: bool = False,
    own_moment: bool = False,
    necessary: bool = False,
    about: str | StrPromise = "",
    in_channels_only: bool = False,
) -> None:
    """Call it in `AppConfig.ready`; the same key again replaces the first."""
    _kinds[key] = Kind(
        key,
        title,
        render,
        still_true,
        expires_after,
        shows_body=shows_body,
        places=places,
        unprompted=unprompted,
        own_moment=own_moment,
        necessary=necessary,
        about=about,
        in_channels_only=in_channels_only,
    )


def kind_of(key: str) -> Kind | None:
    """None for a kind that no room registers any more, for instance after a downgrade."""
    return _kinds.get(key)


def optional_kinds() -> list[Kind]:
    """Those a person may switch off, by their titles."""
    found = [kind for kind in _kinds.values() if not (kind.necessary or kind.in_channels_only)]
    return sorted(found, key=lambda kind: str(kind.title))


def unprompted_kinds() -> list[str]:
    return [kind.key for kind in _kinds.values() if kind.unprompted]


def necessary_kinds() -> list[str]:
    return [kind.key for kind in _kinds.values() if kind.necessary]
