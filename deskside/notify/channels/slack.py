"""https://api.slack.com/messaging/webhooks: text in Slack's own mark-up."""

from __future__ import annotations

from deskside.notify.channels.note import Note

HOSTS = ("hooks.slack.com",)


def body(note: Note) -> dict[str, object]:
    parts = [f"*{_plain(note.title)}*", *(_plain(line) for line in note.lines)]
    if note.link:
        label, address = note.link
        parts.append(f"<{_plain(address)}|{_plain(label)}>")
    return {"text": "\n".join(parts)}


def _plain(text: str) -> str:
    """No link, no mention of everybody: Slack's signs for both begin with a bracket."""
    text = " ".join(text.split()).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return text.replace("|", "\u00a6").replace("*", "\u2217")
