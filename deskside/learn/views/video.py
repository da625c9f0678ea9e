from __future__ import annotations

from datetime import datetime

from django.urls import reverse
from django.utils.html import linebreaks
from django.utils.safestring import SafeString, mark_safe

from deskside.courses.models import OwnVideo
from deskside.learn.providers import embed_of
from deskside.learn.queries.opened import Opened
from deskside.people.http import PersonRequest


def context(request: PersonRequest, opened: Opened, now: datetime) -> dict[str, object]:
    """The team's own video, else what the course has: a film, a link or a slide show."""
    slides, own = opened.text.slides, opened.own_video
    if slides and (own is None or request.GET.get("slides")):
        return {"slides": slides, "current": _current(opened), "own_instead": own is not None}
    return {**_film(opened), "slides_instead": bool(slides)}


def _current(opened: Opened) -> int:
    """The slide somebody was at, counted from 1; the first for who has seen them all."""
    place = 1 if opened.is_done else opened.access.place or 1
    return max(1, min(place, len(opened.text.slides)))


def _film(opened: Opened) -> dict[str, object]:
    """A file with captions, or a provider's link that loads only after a click."""
    sources = _sources(opened)
    here = [opened.course.course_key, opened.activity.key]
    embed = embed_of(sources["link"]) if sources.get("link") else None
    return {
        "film_url": reverse("learn:film", args=[*here, "film"]) if sources.get("file") else "",
        "captions_url": reverse("learn:film", args=[*here, "captions"])
        if sources.get("captions")
        else "",
        "embed": embed,
        "frame_hosts": (embed.host,) if embed and embed.host else (),
        "transcript": _transcript(opened.own_video) or opened.text.transcript_html,
        "seconds": opened.access.place or 0,
    }


def _sources(opened: Opened) -> dict[str, str]:
    own = opened.own_video
    if own is None:
        return opened.text.video
    return {"file": own.file.name or "", "captions": own.captions.name or "", "link": own.link}


def _transcript(own: OwnVideo | None) -> SafeString | None:
    if own is None or not own.transcript:
        return None
    return mark_safe(linebreaks(own.transcript, autoescape=True))  # noqa: S308  escaped there
