"""Texts opened for their writer. Nobody else has a way in: every function takes the person."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import connection
from django.db.models import OuterRef, Subquery
from django.utils.translation import gettext as _

from deskside.journal import sealing
from deskside.journal.models import Entry, PersonKey
from deskside.lib.db.rows import connection_rows, instant
from deskside.people.models import Person

# Written by hand: each save as one types asks it inside the write queue, and building it took as
# long as all the rest of the save.
OWN_ENTRY = """
SELECT k.wrapped, e.id, e.uid, e.sealed, e.version, e.created_at, e.updated_at
FROM journal_personkey k
LEFT JOIN journal_entry e ON e.person_id = k.person_id AND e.activity_id = %s
WHERE k.person_id = %s
"""


@dataclass(frozen=True, slots=True)
class OpenEntry:
    """A text as its writer sees it; `problem` says in words why it does not open, else empty."""

    uid: UUID
    activity_id: int | None
    text: str
    version: int
    created_at: datetime
    updated_at: datetime
    problem: str = ""


def own_entry(
    person: Person, activity_id: int, *, lock: bool = False
) -> tuple[bytes, Entry | None] | None:
    """The person's wrapped key beside their sealed text, if there is one yet; one statement.

    None without a key, and so without a text. `lock` holds the person's key row until the
    transaction ends: their saves come one by one.
    """
    # SQLite has one writer at a time, and no word for it.
    for_update = " FOR UPDATE OF k" if lock and connection.features.has_select_for_update else ""
    rows = connection_rows(OWN_ENTRY + for_update, [activity_id, person.pk])
    if not rows:
        return None
    wrapped, pk, uid, sealed, version, created_at, updated_at = rows[0]
    if pk is None:
        return bytes(wrapped), None
    entry = Entry(
        pk=pk,
        person=person,
        activity_id=activity_id,
        uid=uid if isinstance(uid, UUID) else UUID(uid),
        sealed=sealed,
        version=version,
        created_at=instant(created_at) or created_at,
        updated_at=instant(updated_at) or updated_at,
    )
    return bytes(wrapped), entry


def read_entry(person: Person, activity_id: int) -> OpenEntry | None:
    """This person's text for one activity; one statement."""
    found = own_entry(person, activity_id)
    if found is None or found[1] is None:
        return None
    return _opened(person, found[0], found[1])


def all_entries(person: Person) -> list[OpenEntry]:
    """What this person has written about activities, the newest first; one statement.

    Notes belong to the room that had them kept; it shows and exports them in its own words.
    """
    entries = (
        Entry.objects.filter(person=person, activity__isnull=False)
        .annotate(wrapped=wrapped_key())
        .order_by("-updated_at", "-pk")
    )
    return [opened(person, entry.wrapped, entry) for entry in entries]


def read_note(person: Person, entry_id: int) -> OpenEntry | None:
    """One of this person's notes; one statement."""
    notes = Entry.objects.filter(pk=entry_id, person=person, activity=None)
    found = notes.annotate(wrapped=wrapped_key()).first()
    return opened(person, found.wrapped, found) if found else None


def wrapped_key() -> Subquery:
    """For a room whose rows name a person and a note: the key beside them, in one statement."""
    return Subquery(PersonKey.objects.filter(person=OuterRef("person")).values("wrapped")[:1])


def opened(person: Person, wrapped: bytes | memoryview | None, entry: Entry) -> OpenEntry:
    """A row read with `wrapped_key`. Somebody else's entry does not open: its seal names them."""
    return _opened(person, bytes(wrapped or b""), entry)


def _opened(person: Person, wrapped: bytes, entry: Entry) -> OpenEntry:
    text, problem = _text_or_problem(person, wrapped, entry)
    return OpenEntry(
        entry.uid,
        entry.activity_id,
        text,
        entry.version,
        entry.created_at,
        entry.updated_at,
        problem,
    )


def _text_or_problem(person: Person, wrapped: bytes, entry: Entry) -> tuple[str, str]:
    """A lost key is said in words, never a crash."""
    if not wrapped:
        return "", _("The key of this text was destroyed; nobody can open it again.")
    try:
        key = sealing.unwrap_key(wrapped, person.uid, sealing.read_master_key())
        return sealing.open_text(bytes(entry.sealed), key, person.uid, entry.uid), ""
    except sealing.KeyNotHere:
        return "", _("These texts were sealed with a key that is not on this machine.")
    except sealing.SealBroken:
        return "", _("This text was changed outside Deskside and does not open any more.")
