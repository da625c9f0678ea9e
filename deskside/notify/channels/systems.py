"""Which system an address belongs to, and the shape that system wants."""

from __future__ import annotations

from collections.abc import Mapping
from types import ModuleType

from deskside.notify.channels import mattermost, slack, teams
from deskside.notify.channels.note import Note
from deskside.notify.models import System

SYSTEMS: Mapping[str, ModuleType] = {
    System.SLACK: slack,
    System.TEAMS: teams,
    System.MATTERMOST: mattermost,
}


def system_of(host: str) -> str:
    """By the address's host; whoever runs their own host runs Mattermost."""
    for key, module in SYSTEMS.items():
        for known in module.HOSTS:
            if host == known.lstrip(".") or (known.startswith(".") and host.endswith(known)):
                return str(key)
    return System.MATTERMOST


def body_for(system: str, note: Note) -> dict[str, object]:
    shape: dict[str, object] = SYSTEMS[system].body(note)
    return shape
