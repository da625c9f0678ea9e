"""What the summary keeps: notes, topics that are parked, a photograph of the flip chart."""

from __future__ import annotations

from datetime import datetime

from django.core.files.base import ContentFile
from django.db import transaction

from deskside.meetings.actions.versions import bump_sitting
from deskside.meetings.models import Photo, RoomNote, Sitting
from deskside.meetings.photographs import Picture
from deskside.people.models import Person


@transaction.atomic
def add_note(
    *, sitting: Sitting, kind: str, text: str, by: Person | None, now: datetime
) -> RoomNote:
    """A note or a parked topic; everybody reads it in the summary."""
    note = RoomNote.objects.create(
        sitting=sitting, kind=RoomNote.Kind(kind), text=text, by=by, made_at=now
    )
    bump_sitting(sitting)
    return note


@transaction.atomic
def remove_note(*, note: RoomNote) -> RoomNote:
    """Gone: a slip of the pen has no place in what everybody gets."""
    bump_sitting(note.sitting)
    note.delete()
    return note


@transaction.atomic
def settle_note(*, note: RoomNote, now: datetime) -> RoomNote:
    """A parked topic was talked about after all."""
    note.settled_at = note.settled_at or now
    note.save(update_fields=["settled_at"])
    bump_sitting(note.sitting)
    return note


@transaction.atomic
def add_photo(*, sitting: Sitting, picture: Picture, by: Person | None, now: datetime) -> Photo:
    """A photograph of the flip chart, already made anew from its pixels."""
    photo = Photo(
        sitting=sitting, width=picture.width, height=picture.height, added_by=by, added_at=now
    )
    photo.file.save(f"{photo.uid}.jpg", ContentFile(picture.jpeg), save=True)
    bump_sitting(sitting)
    return photo


@transaction.atomic
def remove_photo(*, photo: Photo) -> Photo:
    """The row and, once that is certain, the file."""
    storage, name = photo.file.storage, photo.file.name
    bump_sitting(photo.sitting)
    photo.delete()
    transaction.on_commit(lambda: storage.delete(name or ""))
    return photo
