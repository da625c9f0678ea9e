"""Notes, parked topics and photographs of a meeting."""

from __future__ import annotations

from pathlib import Path
from uuid import UUID

from django.conf import settings
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from deskside.ledger.receipts import answer_once
from deskside.meetings.actions import notes as actions
from deskside.meetings.models import Photo, RoomNote
from deskside.meetings.photographs import picture_from
from deskside.meetings.queries.room_view import RoomView
from deskside.meetings.views.parts.scope import back_to, open_room_only
from deskside.meetings.views.room_scope import driving, in_room, refused

LONGEST = 500


@require_POST
@in_room
@open_room_only
def add_note(request: HttpRequest, here: RoomView) -> HttpResponse:
    """Anybody may park a topic; notes are taken by whoever leads."""
    leads = here.may_drive or here.drives
    is_note = leads and request.POST.get("kind") == RoomNote.Kind.NOTE
    text = " ".join(request.POST.get("text", "").replace("\0", "").split())
    if not text:
        return refused(request, here, _("Write a word or two first."))
    if len(text) > LONGEST:
        words = _("A note holds {most} characters, and this has {length}. Say it shorter.")
        return refused(request, here, words.format(most=LONGEST, length=f"{len(text):,}"))

    def work() -> None:
        actions.add_note(
            sitting=here.sitting,
            kind=RoomNote.Kind.NOTE if is_note else RoomNote.Kind.PARKED,
            text=text,
            by=here.person,
            now=here.now,
        )

    return answer_once(request, work, location=back_to(request, here))


@require_POST
@driving
def change_note(request: HttpRequest, here: RoomView, uid: UUID) -> HttpResponse:
    """A parked topic was settled after all, or a note goes."""
    note = RoomNote.objects.select_related("sitting").filter(sitting=here.sitting, uid=uid).first()
    if note is None:
        raise Http404

    def work() -> None:
        if request.POST.get("how") == "settled":
            actions.settle_note(note=note, now=here.now)
        else:
            actions.remove_note(note=note)

    return answer_once(request, work, location=back_to(request, here))


@require_POST
@driving
def add_photo(request: HttpRequest, here: RoomView) -> HttpResponse:
    """A photograph of the flip chart, made anew from its pixels."""
    upload = request.FILES.get("photo")
    if upload is None:
        return refused(request, here, _("Choose a photograph first."))
    try:
        picture = picture_from(upload, upload.size or 0)
    except ValidationError as error:
        return refused(request, here, " ".join(error.messages))

    def work() -> None:
        actions.add_photo(sitting=here.sitting, picture=picture, by=here.person, now=here.now)

    return answer_once(request, work, location=back_to(request, here))


@require_POST
@driving
def remove_photo(request: HttpRequest, here: RoomView, uid: UUID) -> HttpResponse:
    photo = Photo.objects.select_related("sitting").filter(sitting=here.sitting, uid=uid).first()
    if photo is None:
        raise Http404

    def work() -> None:
        actions.remove_photo(photo=photo)

    return answer_once(request, work, location=back_to(request, here))


@require_safe
@in_room
def photo(request: HttpRequest, here: RoomView, uid: UUID) -> HttpResponse:
    """For those of the room, and later for the group."""
    found = Photo.objects.filter(sitting=here.sitting, uid=uid).first()
    path = Path(settings.MEDIA_ROOT) / found.file.name if found and found.file.name else None
    if path is None or not path.is_file():
        raise Http404
    response = HttpResponse(path.read_bytes(), content_type="image/jpeg")
    response["Cache-Control"] = "private, max-age=3600"
    response["Content-Disposition"] = "inline"
    return response
