"""https://developers.mattermost.com/integrate/webhooks/incoming: text in Markdown.

Mattermost runs on hosts of its own, so it is also what any other host is taken for.
"""

from __future__ import annotations

import re

from deskside.notify.channels.note import Note

HOSTS: tuple[str, ...] = ()
_SIGNS = re.compile(r"([\\`*_{}\[\]()#+!|<>~:-])")


def body(note: Note) -> dict[str, object]:
    parts = [f"**{_plain(note.title)}**", *(_plain(line) for line in note.lines)]
    if note.link:
        label, address = note.link
        parts.append(f"[{_plain(label)}]({address.replace(')', '%29')})")
    return {"text": "\n\n".join(parts)}


def _plain(text: str) -> str:
    """No mark-up, and nobody is called: a sign of no width behind each @."""
    return _SIGNS.sub(r"\\\1", " ".join(text.split())).replace("@", "@\u200b")
