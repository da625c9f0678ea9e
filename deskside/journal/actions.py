from __future__ import annotations

from datetime import datetime

from django.db import transaction

from deskside.journal import sealing
from deskside.journal.models import Entry, PersonKey
from deskside.journal.queries import own_entry
from deskside.journal.rules import tidy_text
from deskside.lib.db.bulk import insert_ignoring_conflicts
from deskside.people.models import Person


class EntryConflict(Exception):  # noqa: N818  an answer to the writer
    """Another text was saved meanwhile, in another tab or elsewhere. Nothing was changed."""

    def __init__(self, current_text: str, current_version: int) -> None:
        super().__init__(f"version {current_version} was saved meanwhile")
        self.current_text = current_text
        self.current_version = current_version


@transaction.atomic
def save_entry(
    *, person: Person, activity_id: int, text: str, base_version: int, now: datetime
) -> Entry:
    """Seal and keep a text; two statements, a few more with a person's first. Returns the row.

    `base_version` is the version the writer began from, 0 for none. The same text again is a
    repeat and changes nothing, whatever it began from. Raises EntryConflict, TextRefused, and
    sealing.SealBroken when what is there cannot be opened: it is never written over.
    """
    plain = tidy_text(text)
    found = own_entry(person, activity_id, lock=True)
    if found is None:
        _make_person_key(person, now)
        found = own_entry(person, activity_id, lock=True)
    if found is None:
        raise sealing.KeyNotHere("the person's key is gone")
    wrapped, entry = found
    key = sealing.unwrap_key(wrapped, person.uid, sealing.read_master_key())
    if entry is None:
        entry = Entry(person=person, activity_id=activity_id, version=0, created_at=now)
    elif _is_repeat(entry, key, plain, base_version):
        return entry
    entry.sealed = sealing.seal_text(plain, key, person.uid, entry.uid)
    entry.version += 1
    entry.updated_at = now
    entry.save(force_insert=entry.pk is None, force_update=entry.pk is not None)
    return entry


@transaction.atomic
def save_note(*, person: Person, text: str, now: datetime) -> Entry:
    """Seal a short private text of another room, which keeps the row's id. Raises as save_entry."""
    plain = tidy_text(text)
    entry = Entry(person=person, version=1, created_at=now, updated_at=now)
    key = _key_of(person, now)
    entry.sealed = sealing.seal_text(plain, key, person.uid, entry.uid)
    entry.save(force_insert=True)
    return entry


@transaction.atomic
def replace_note(
    *, person: Person, entry_id: int, text: str, base_version: int, now: datetime
) -> Entry:
    """As save_entry for a note that is there. Entry.DoesNotExist where it is not this person's."""
    plain = tidy_text(text)
    key = _key_of(person, now)
    entry = Entry.objects.select_for_update().get(pk=entry_id, person=person, activity=None)
    entry.person = person
    if _is_repeat(entry, key, plain, base_version):
        return entry
    entry.sealed = sealing.seal_text(plain, key, person.uid, entry.uid)
    entry.version += 1
    entry.updated_at = now
    entry.save(update_fields=["sealed", "version", "updated_at"])
    return entry


def _key_of(person: Person, now: datetime) -> bytes:
    keys = PersonKey.objects.filter(person=person).values_list("wrapped", flat=True)
    wrapped = keys.first()
    if wrapped is None:
        _make_person_key(person, now)
        wrapped = keys.get()
    return sealing.unwrap_key(bytes(wrapped), person.uid, sealing.read_master_key())


def _make_person_key(person: Person, now: datetime) -> None:
    # A new master key beside keys wrapped with a lost one would hide the loss and bring another.
    if not sealing.master_key_path().exists() and not PersonKey.objects.exists():
        sealing.make_master_key()
    wrapped = sealing.wrap_key(sealing.new_person_key(), person.uid, sealing.read_master_key())
    insert_ignoring_conflicts(PersonKey, person=person, wrapped=wrapped, created_at=now)


def _is_repeat(entry: Entry, key: bytes, plain: str, base_version: int) -> bool:
    current = sealing.open_text(bytes(entry.sealed), key, entry.person.uid, entry.uid)
    if current != plain and base_version != entry.version:
        raise EntryConflict(current, entry.version)
    return current == plain
