"""Revisions: an unchanged text is used again, a new one becomes a row that never changes."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from deskside.courses.models import Course, Revision
from deskside.courses.packs.compile import Wanted
from deskside.courses.packs.items import MODELS, Rows

RevisionKey = tuple[str, int, str, str]  # table, its id, language, digest


def revision_key(wanted: Wanted, rows: dict[str, Rows]) -> RevisionKey:
    item = rows[wanted.subject].by_key[wanted.key]
    return wanted.subject, item.pk, wanted.language, wanted.digest


def write_revisions(
    course: Course, wanted: Sequence[Wanted], rows: dict[str, Rows], now: datetime
) -> dict[RevisionKey, int]:
    """The id of the revision of everything wanted; only texts never seen before are inserted."""
    known = _known(course)
    new = [
        Revision(
            **{f"{each.subject}_id": revision_key(each, rows)[1]},
            language=each.language,
            digest=each.digest,
            title=each.title,
            content=each.content,
            html=each.html,
            created_at=now,
        )
        for each in wanted
        if revision_key(each, rows) not in known
    ]
    if new:
        Revision.objects.bulk_create(new, batch_size=200)
        known = _known(course)
    return known


def _known(course: Course) -> dict[RevisionKey, int]:
    known = {}
    for subject in MODELS:
        found = Revision.objects.filter(**{f"{subject}__course": course}).order_by()
        columns = ("id", f"{subject}_id", "language", "digest")
        for revision_id, item_id, language, digest in found.values_list(*columns):
            known[subject, item_id, language, digest] = revision_id
    return known
