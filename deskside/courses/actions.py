"""The organisation's own video in a place of the course."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import Any
from uuid import uuid4

from django.core.exceptions import PermissionDenied, ValidationError
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils.translation import gettext as _

from deskside.courses.models import Activity, OwnVideo
from deskside.courses.uploads import check_captions, check_link, video_ending
from deskside.people.models import Person


@dataclass(frozen=True, slots=True)
class VideoGiven:
    """What somebody hands in: a film or a provider's link, and what goes with it."""

    file: UploadedFile[Any] | None = None
    captions: UploadedFile[Any] | None = None
    link: str = ""
    transcript: str = ""
    minutes: int = 4


def add_own_video(
    *, activity: Activity, given: VideoGiven, by: Person, allowed: bool, now: datetime
) -> OwnVideo:
    """Put it in its place, or in the place of the one that was there.

    `allowed` is the caller's policy: owner, author or leader. Raises PermissionDenied, or
    ValidationError with a sentence. The film is written before the transaction begins; if the row
    cannot be written, it is removed again.
    """
    if not allowed:
        raise PermissionDenied
    ending = _checked(activity, given)
    uid = uuid4()
    stored = {"file": "", "captions": ""}
    try:
        if given.file is not None:
            stored["file"] = default_storage.save(f"videos/{uid}{ending}", given.file)
        if given.captions is not None:
            stored["captions"] = default_storage.save(f"videos/{uid}.vtt", given.captions)
        values = {"uid": uid, "link": given.link, "transcript": given.transcript.strip(), **stored}
        more = {"minutes": given.minutes, "added_by": by, "added_at": now}
        return _write(activity, {**values, **more})
    except BaseException:
        _remove_files(*stored.values())
        raise


@transaction.atomic
def remove_own_video(*, video: OwnVideo, allowed: bool) -> None:
    """The place is empty again, and the film is gone from the disk. Nobody's completion changes."""
    if not allowed:
        raise PermissionDenied
    names = video.file.name or "", video.captions.name or ""
    video.delete()
    transaction.on_commit(partial(_remove_files, *names))


def _checked(activity: Activity, given: VideoGiven) -> str:
    """The film's ending, or nothing for a link. Raises ValidationError."""
    if activity.kind != "video":
        raise ValidationError(_("Only a video can be replaced by one of your own."))
    if (given.file is None) == (not given.link):
        raise ValidationError(_("Give a film or a link, one of the two."))
    if "\0" in given.transcript:
        raise ValidationError(_("The transcript holds a character that cannot be kept."))
    if given.captions is not None:
        check_captions(given.captions)
    if given.file is not None:
        return video_ending(given.file)
    check_link(given.link)
    return ""


@transaction.atomic
def _write(activity: Activity, values: dict[str, object]) -> OwnVideo:
    old = OwnVideo.objects.select_for_update().filter(activity=activity).first()
    names = (old.file.name or "", old.captions.name or "") if old else ()
    video, _created = OwnVideo.objects.update_or_create(activity=activity, defaults=values)
    transaction.on_commit(partial(_remove_files, *names))
    return video


def _remove_files(*names: str) -> None:
    for name in names:
        if name:
            default_storage.delete(name)
