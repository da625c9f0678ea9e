from __future__ import annotations

from datetime import datetime

from django.db import transaction

from deskside.journal.actions import save_entry
from deskside.journal.models import Entry
from deskside.learn.queries.opened import Opened
from deskside.progress.actions import begin, complete_activity
from deskside.progress.models import How


@transaction.atomic
def write_text(*, opened: Opened, text: str, base_version: int, now: datetime) -> Entry:
    """Keeps the learner's own text; with the first of it they are on the way.

    Raises what journal's save_entry raises; nothing is kept then.
    """
    entry = save_entry(
        person=opened.person,
        activity_id=opened.activity.id,
        text=text,
        base_version=base_version,
        now=now,
    )
    if opened.mark is None:
        begin(access=opened.access, activity=opened.activity, place=0, now=now)
    return entry


@transaction.atomic
def finish_text(*, opened: Opened, text: str, base_version: int, how: How, now: datetime) -> bool:
    """Keeps the text, if there is any, and marks the activity done; False if it was done before."""
    if text.strip() or base_version:
        save_entry(
            person=opened.person,
            activity_id=opened.activity.id,
            text=text,
            base_version=base_version,
            now=now,
        )
    return complete_activity(
        access=opened.access, course=opened.course, activity=opened.activity, how=how, now=now
    )
