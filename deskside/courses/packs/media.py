"""Films and captions of a pack, kept under the data folder by what is in them.

A release goes on showing its own film after the pack's folder has changed.
"""

from __future__ import annotations

import hashlib
import os
import shutil
from pathlib import Path
from uuid import uuid4

from django.conf import settings

from deskside.courses.packs.files import MediaFile, Pack
from deskside.courses.packs.schema import VideoFront

BLOCK = 1024 * 1024


def store_folder() -> Path:
    return Path(settings.MEDIA_ROOT) / "packs"


def store_media(pack: Pack) -> dict[str, str]:
    """Copies what the videos name and is not there yet; path in the pack -> name of the copy.

    A copy appears under its name only when it is whole, so a killed process leaves no half file.
    """
    used = sorted(
        path
        for item in pack.items()
        if isinstance(item.front, VideoFront)
        for path in (item.front.video.file, item.front.video.captions)
        if path is not None
    )
    return {path: _store(pack.media[path]) for path in dict.fromkeys(used)}


def _store(media: MediaFile) -> str:
    digest = hashlib.sha256()
    with media.full.open("rb") as source:
        while block := source.read(BLOCK):
            digest.update(block)
    name = f"{digest.hexdigest()}{media.full.suffix}"
    target = store_folder() / name
    if not target.exists():
        target.parent.mkdir(parents=True, exist_ok=True)
        draft = target.with_name(f".{uuid4().hex}.part")
        shutil.copyfile(media.full, draft)
        with draft.open("rb") as copy:
            os.fsync(copy.fileno())
        draft.replace(target)
    return name
