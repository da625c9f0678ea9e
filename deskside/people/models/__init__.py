"""Who there is: the organisation, persons, groups, and who belongs where from when until when."""

from __future__ import annotations

from deskside.people.models.availability import Absence, WorkPattern
from deskside.people.models.calendar import CalendarEvent, CalendarFeed
from deskside.people.models.group import Group, Invitation, Membership, Role
from deskside.people.models.organisation import Organisation
from deskside.people.models.person import Person

__all__ = [
    "Absence",
    "CalendarEvent",
    "CalendarFeed",
    "Group",
    "Invitation",
    "Membership",
    "Organisation",
    "Person",
    "Role",
    "WorkPattern",
]
