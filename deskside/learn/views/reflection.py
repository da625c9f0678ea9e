from __future__ import annotations

from datetime import datetime

from deskside.journal.queries import read_entry
from deskside.learn.queries.opened import Opened
from deskside.learn.views.finding import zone_of_reader
from deskside.learn.wording import when_words
from deskside.people.http import PersonRequest


def context(request: PersonRequest, opened: Opened, now: datetime) -> dict[str, object]:
    """The question and its sheet; the text is opened for its writer alone."""
    entry = read_entry(opened.person, opened.activity.id)
    form = opened.text.content.get("form") or {}
    return {
        "entry": entry,
        "words": entry.text if entry else "",
        "version": entry.version if entry else 0,
        "problem": entry.problem if entry else "",
        "prompts": form.get("fields", []),
        "error": "",
        "saved_when": when_words(entry.updated_at, now, zone_of_reader()) if entry else "",
    }
