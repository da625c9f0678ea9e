"""Whether an uploaded film or its captions are what they claim to be: by content, not by name."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlsplit

from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _

LARGEST_VIDEO = 500 * 1024 * 1024
LARGEST_CAPTIONS = 2 * 1024 * 1024
LOOK_AT = 4096


def video_ending(upload: UploadedFile[Any]) -> str:
    """.mp4 or .webm, by how the file begins. Raises ValidationError."""
    if (upload.size or 0) > LARGEST_VIDEO:
        raise ValidationError(_("The film is larger than 500 MB. Save it smaller, or give a link."))
    upload.seek(0)
    start = upload.read(LOOK_AT)
    upload.seek(0)
    if start[4:8] == b"ftyp":
        return ".mp4"
    if start.startswith(b"\x1a\x45\xdf\xa3") and b"webm" in start:
        return ".webm"
    raise ValidationError(_("This is neither an MP4 nor a WebM film. Export it as MP4."))


def check_captions(upload: UploadedFile[Any]) -> None:
    """Raises ValidationError unless it is a WebVTT file."""
    wrong = ValidationError(_("Captions are a WebVTT file: its first line is WEBVTT."))
    if (upload.size or 0) > LARGEST_CAPTIONS:
        raise wrong
    upload.seek(0)
    raw = upload.read()
    upload.seek(0)
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise wrong from None
    if "\0" in text or text[:6] != "WEBVTT" or text[6:7] not in ("", " ", "\t", "\n", "\r"):
        raise wrong


def check_link(link: str) -> None:
    """Raises ValidationError unless it is an https address with a host and no password in it."""
    wrong = ValidationError(_("Give the whole address of the video, beginning with https://"))
    try:
        parts = urlsplit(link)
        host = parts.hostname
    except ValueError:
        raise wrong from None
    plain = not any(mark in link for mark in "\"'<>\\") and link.isprintable() and " " not in link
    if parts.scheme != "https" or not host or "@" in parts.netloc or not plain:
        raise wrong
    if len(link) > 500:  # noqa: PLR2004  as many as the column holds
        raise wrong
