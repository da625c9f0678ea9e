"""A photograph made anew from its pixels: no place, no camera, no hidden second picture. Pure."""

from __future__ import annotations

import io
from dataclasses import dataclass
from typing import IO

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

LARGEST_FILE = 15 * 1024 * 1024
LONGEST_SIDE = 2400  # a flip chart stays readable on a wall
MOST_PIXELS = 80_000_000  # a small file may unfold to a picture that fills the memory
QUALITY = 85
_HEIC_BRANDS = (b"heic", b"heix", b"hevc", b"heif", b"mif1", b"msf1", b"avif")
_KINDS = ("JPEG", "PNG", "WEBP")


@dataclass(frozen=True, slots=True)
class Picture:
    jpeg: bytes
    width: int
    height: int


def picture_from(upload: IO[bytes], size: int) -> Picture:
    """The uploaded photograph, upright, small enough, as a JPEG with nothing but its pixels.

    Raises ValidationError in words for whoever took it.
    """
    from PIL import Image  # heavy: on demand

    if size > LARGEST_FILE:
        raise ValidationError(_("The photograph is larger than 15 MB. Take it with less detail."))
    upload.seek(0)
    raw = upload.read(LARGEST_FILE + 1)
    if raw[4:8] == b"ftyp" and raw[8:12] in _HEIC_BRANDS:
        raise ValidationError(
            _(
                "This is a HEIC photograph, which browsers cannot show. On an iPhone choose "
                "Settings, Camera, Formats, Most Compatible; or send a screenshot of it."
            )
        )
    try:
        with Image.open(io.BytesIO(raw), formats=_KINDS) as found:
            return _made_anew(found)
    except (
        OSError,
        SyntaxError,
        ValueError,
        Image.DecompressionBombError,
        Image.DecompressionBombWarning,
    ) as error:
        raise ValidationError(
            _("This file is no photograph that we can read. Take a JPEG, PNG or WebP.")
        ) from error


def _made_anew(found: object) -> Picture:
    from PIL import Image, ImageOps

    assert isinstance(found, Image.Image)  # noqa: S101  for the type checker; opened just before
    if found.width * found.height > MOST_PIXELS:
        raise ValidationError(_("The photograph has too many pixels. Take it with less detail."))
    # Before the data goes: it says which way is up.
    upright = ImageOps.exif_transpose(found)
    upright.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
    clean = Image.new("RGB", upright.size, "white")
    flat = upright.convert("RGBA")
    clean.paste(flat, mask=flat.getchannel("A"))
    out = io.BytesIO()
    clean.save(out, "JPEG", quality=QUALITY, optimize=True)
    return Picture(out.getvalue(), clean.width, clean.height)
