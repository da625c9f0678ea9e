"""From a pack's folder to rows, in one transaction: all of it or nothing."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from django.db import transaction

from deskside.courses import kinds
from deskside.courses.models import (
    Activity,
    Course,
    PackRelease,
    ReleaseEntry,
    Revision,
)
from deskside.courses.packs.check import check
from deskside.courses.packs.compile import CompiledPack, compile_pack
from deskside.courses.packs.items import Rows, match_all, retire_missing
from deskside.courses.packs.media import store_media
from deskside.courses.packs.problems import PackRefused, Problem
from deskside.courses.packs.read import read_pack
from deskside.courses.packs.texts import RevisionKey, revision_key, write_revisions
from deskside.courses.usage import used_activities
from deskside.lib import clock
from deskside.lib.db.bulk import insert_ignoring_conflicts


def load_pack(path: Path, *, now: datetime | None = None) -> PackRelease:
    """Load a pack and return its release: a new one if any text, order or setting differs from
    the newest, else the newest itself, untouched.

    Raises PackRefused with every problem; then nothing has changed. Reading, checking, rendering
    and copying of films happen before the transaction begins.
    """
    pack, problems = read_pack(Path(path))
    problems = problems + (check(pack) if pack else [])
    errors = [problem for problem in problems if problem.severity == "error"]
    if pack is None or errors:
        raise PackRefused(errors)
    compiled = compile_pack(pack, store_media(pack))
    return release_pack(compiled, source="files", now=now or clock.now())


@transaction.atomic
def release_pack(compiled: CompiledPack, *, source: str, now: datetime) -> PackRelease:
    """Write a compiled pack. Raises PackRefused where it would take away what somebody did."""
    course = _locked_course(compiled, source)
    newest = PackRelease.objects.filter(course=course).order_by("-number").first()
    if newest is not None and newest.digest == compiled.digest:
        return newest
    rows = match_all(course, compiled.wanted)
    _refuse_loss(compiled, rows["activity"])
    retire_missing(rows)
    release = PackRelease.objects.create(
        course=course,
        number=newest.number + 1 if newest else 1,
        version=compiled.content["version"],
        digest=compiled.digest,
        content=compiled.content,
        loaded_at=now,
    )
    _write_entries(release, compiled, rows, write_revisions(course, compiled.wanted, rows, now))
    return release


def _locked_course(compiled: CompiledPack, source: str) -> Course:
    """The course's row, held until the transaction ends, so that two loads take turns."""
    key, title = compiled.content["key"], compiled.content["title"]
    insert_ignoring_conflicts(Course, key=key, title=title, source=source)
    course = Course.objects.select_for_update().get(key=key)
    if course.source != source:
        raise PackRefused(
            [Problem("pack.yaml", 0, f"the course {key} is edited elsewhere ({course.source})")]
        )
    if course.title != title:
        course.title = title
        course.save(update_fields=["title"])
    return course


def _refuse_loss(compiled: CompiledPack, activities: Rows) -> None:
    """Nobody's completion may come to point at something else or at nothing."""
    allowed = set(compiled.content["retired"])
    changed = {row.id: (row.key, kind) for row, kind in activities.changed_kind}
    dropped = {row.id: row.key for row in activities.missing if row.key not in allowed}
    used = used_activities(changed.keys() | dropped.keys())
    problems = [
        Problem(
            "pack.yaml",
            0,
            f"{key} was done by somebody and cannot become a {kind}; give it a new key",
        )
        for activity_id, (key, kind) in changed.items()
        if activity_id in used
    ]
    problems += [
        Problem(
            "pack.yaml",
            0,
            f"{key} is gone but was done by somebody; list it under retired: or as was: of another",
        )
        for activity_id, key in dropped.items()
        if activity_id in used
    ]
    if problems:
        raise PackRefused(problems)


def _write_entries(
    release: PackRelease,
    compiled: CompiledPack,
    rows: dict[str, Rows],
    revisions: dict[RevisionKey, int],
) -> None:
    """Everything's place in the release, in reading order; then kinds write what they need."""
    activities, sections = rows["activity"].by_key, rows["section"].by_key
    ReleaseEntry.objects.bulk_create(
        ReleaseEntry(
            release=release,
            revision_id=revisions[revision_key(wanted, rows)],
            section_id=sections[wanted.section].pk,
            activity_id=activities[wanted.activity].pk if wanted.activity else None,
            position=position,
        )
        for position, wanted in enumerate(compiled.wanted)
    )
    for wanted in compiled.wanted:
        kind = kinds.kind_named(wanted.kind) if wanted.subject == "activity" else None
        if kind is not None and kind.load is not None:
            revision = Revision.objects.get(id=revisions[revision_key(wanted, rows)])
            kind.load(Activity.objects.get(id=activities[wanted.activity].pk), revision)
