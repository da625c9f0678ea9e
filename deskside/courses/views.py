"""Films and captions, to whoever is signed in."""

from __future__ import annotations

from pathlib import Path
from uuid import UUID

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from deskside.courses import queries
from deskside.courses.models import OwnVideo
from deskside.courses.packs.media import store_folder
from deskside.courses.sending import send_file


@require_safe
def pack_media(request: HttpRequest, release_id: int, path: str) -> HttpResponseBase:
    """A file that the release names. The path is looked up, never joined to a folder."""
    name = queries.media_files(release_id).get(f"media/{path}")
    if name is None:
        raise Http404
    return send_file(request, store_folder() / name)


@require_safe
def own_media(request: HttpRequest, uid: UUID, part: str) -> HttpResponseBase:
    """The organisation's own film (`video`) or its captions (`captions`)."""
    video = get_object_or_404(OwnVideo, uid=uid)
    stored = video.file if part == "video" else video.captions
    if not stored.name:
        raise Http404
    return send_file(request, Path(settings.MEDIA_ROOT) / stored.name)
