from __future__ import annotations

from pathlib import Path

from django.conf import settings
from django.http import Http404
from django.http.response import HttpResponseBase
from django.views.decorators.http import require_safe

from deskside.courses.queries import media_files
from deskside.courses.sending import send_file
from deskside.learn.queries.opened import Opened
from deskside.learn.views.finding import opened_or_404
from deskside.lib import clock
from deskside.people.http import PersonRequest

FIELDS = {"film": "file", "captions": "captions"}


@require_safe
def film(request: PersonRequest, course_key: str, activity_key: str, part: str) -> HttpResponseBase:
    """A film or its captions, for those who may open the page they belong to."""
    opened = opened_or_404(request, course_key, activity_key, clock.now())
    path = _path(opened, FIELDS.get(part, ""))
    if path is None:
        raise Http404
    return send_file(request, path)


def _path(opened: Opened, field: str) -> Path | None:
    media = Path(settings.MEDIA_ROOT)
    if opened.own_video is not None:
        own = opened.own_video
        name = own.file.name if field == "file" else own.captions.name
        return media / name if name else None
    copy = media_files(opened.access.release_id).get(opened.text.video.get(field, ""))
    return media / "packs" / copy if copy else None
