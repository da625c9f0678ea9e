"""Who uses an activity: higher rooms answer, so that the loader need not know them."""

from __future__ import annotations

from collections.abc import Callable, Set

ActivityUser = Callable[[Set[int]], set[int]]

_USERS: list[ActivityUser] = []


def register_activity_user(used_among: ActivityUser) -> None:
    """`used_among` is handed activity ids and returns those that somebody has completed."""
    if used_among not in _USERS:
        _USERS.append(used_among)


def forget_activity_user(used_among: ActivityUser) -> None:
    _USERS.remove(used_among)


def used_activities(activity_ids: Set[int]) -> set[int]:
    if not activity_ids:
        return set()
    return set().union(*(used_among(activity_ids) for used_among in _USERS))
