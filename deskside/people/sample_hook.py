"""The sample team behind the welcome page's second door, made by a room above this one."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from deskside.people.models import Organisation

Make = Callable[[datetime], Organisation]
Remove = Callable[[], None]
_registered: list[tuple[Make, Remove]] = []


class SampleRefused(Exception):  # noqa: N818  an answer, in words
    """The sample cannot be made or removed here; nothing was changed. The message says why."""


def register_sample(make: Make, remove: Remove) -> None:
    """Call it in `AppConfig.ready`; a second call replaces the first."""
    _registered[:] = [(make, remove)]


def make_sample(now: datetime) -> Organisation:
    """One leader and twelve learners, half-way through the course. Raises SampleRefused."""
    return _hook()[0](now)


def remove_sample() -> None:
    """Deletes the sample, and nothing else. Raises SampleRefused."""
    _hook()[1]()


def _hook() -> tuple[Make, Remove]:
    if not _registered:
        raise SampleRefused("Nothing here knows how to make a sample team.")
    return _registered[0]
