"""Workflows of Microsoft Teams ("when a webhook request is received"): an adaptive card."""

from __future__ import annotations

import re

from deskside.notify.channels.note import Note

HOSTS = (
    ".webhook.office.com",
    ".logic.azure.com",
    ".powerplatform.com",
    ".powerautomate.com",
)
_SIGNS = re.compile(r"([\\`*_\[\]()<>~#-])")


def body(note: Note) -> dict[str, object]:
    blocks = [_block(note.title, weight="Bolder"), *(_block(line) for line in note.lines)]
    card: dict[str, object] = {
        "$schema": "http://adaptivecards.io/schemas/adaptive-card.json",
        "type": "AdaptiveCard",
        "version": "1.4",
        "body": blocks,
    }
    if note.link:
        label, address = note.link
        card["actions"] = [{"type": "Action.OpenUrl", "title": label, "url": address}]
    kind = "application/vnd.microsoft.card.adaptive"
    return {"type": "message", "attachments": [{"contentType": kind, "content": card}]}


def _block(text: str, **more: str) -> dict[str, object]:
    plain = _SIGNS.sub(r"\\\1", " ".join(text.split()))
    return {"type": "TextBlock", "text": plain, "wrap": True, **more}
