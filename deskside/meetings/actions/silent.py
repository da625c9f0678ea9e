"""What people write for themselves while a meeting runs."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from deskside.journal.actions import replace_note, save_note
from deskside.journal.models import Entry
from deskside.meetings.models import Sitting, Writing
from deskside.people.models import Person


@transaction.atomic
def save_writing(
    *, sitting: Sitting, block: str, person: Person, text: str, base_version: int, now: datetime
) -> Entry:
    """Seal what was written in a block, in time or late; nobody's screen changes by it.

    Raises journal's EntryConflict where another text was saved meanwhile, TextRefused, SealBroken.
    """
    # Two devices of one person come one after the other.
    Person.objects.select_for_update().filter(pk=person.pk).values_list("pk").first()
    found = Writing.objects.filter(sitting=sitting, block=block, person=person).first()
    if found is None:
        entry = save_note(person=person, text=text, now=now)
        Writing.objects.create(sitting=sitting, block=block, person=person, entry=entry)
        return entry
    return replace_note(
        person=person,
        entry_id=found.entry_id,
        text=text,
        base_version=base_version,
        now=now,
    )
