"""What changes for a group that accepts a newer release of its course, in words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from deskside.courses.outline import ActivityOutline, CourseOutline

MOST_TITLES = 12


@dataclass(frozen=True, slots=True)
class Change:
    """A sentence, and the titles it is about."""

    words: str
    titles: tuple[str, ...] = ()
    more: int = 0


def changes_between(old: CourseOutline, new: CourseOutline) -> list[Change]:
    """The sentences, the greatest change first; one that says so where nothing has changed."""
    found = [*_sections(old, new), *_activities(old, new), *_minutes(old, new)]
    return found or [Change(_touched_up())]


def _touched_up() -> str:
    """A release differs from the one before; where nothing above does, it is one of these."""
    return _(
        "What there is to read and do stays as it is. Smaller things were touched up, such as a "
        "question of a check or the guide for whoever leads."
    )


def _sections(old: CourseOutline, new: CourseOutline) -> Iterator[Change]:
    before, after = ({s.key: s for s in course.sections} for course in (old, new))
    added = [after[key].title for key in after if key not in before]
    gone = [before[key].title for key in before if key not in after]
    renamed = [
        _("%(old)s is now called %(new)s") % {"old": before[key].title, "new": after[key].title}
        for key in after
        if key in before and before[key].title != after[key].title
    ]
    yield from _said(
        added, "%(n)d section is new and gets a date.", "%(n)d sections are new and get dates."
    )
    yield from _said(
        gone,
        "%(n)d section is no longer part of it; what was done there stays done.",
        "%(n)d sections are no longer part of it; what was done there stays done.",
    )
    yield from _said(renamed, "%(n)d section has a new name.", "%(n)d sections have new names.")
    kept = [key for key in after if key in before]
    if not added and not gone and kept != [key for key in before if key in after]:
        yield Change(_("The sections come in another order. Your dates stay with their sections."))


def _activities(old: CourseOutline, new: CourseOutline) -> Iterator[Change]:
    before, after = old.by_key, new.by_key
    yield from _said(
        [after[key].title for key in after if key not in before],
        "%(n)d thing to read, watch or do is new.",
        "%(n)d things to read, watch or do are new.",
    )
    yield from _said(
        [before[key].title for key in before if key not in after],
        "%(n)d is no longer there. Whoever has done it keeps that.",
        "%(n)d are no longer there. Whoever has done them keeps that.",
    )
    both = [key for key in after if key in before]
    rewritten = [key for key in both if after[key].revision_id != before[key].revision_id]
    yield from _said(
        [after[key].title for key in rewritten],
        "%(n)d has a new text. Whoever has done it need not do it again.",
        "%(n)d have new texts. Whoever has done them need not do them again.",
    )
    yield from _said(
        [after[key].title for key in both if _place(old, before[key]) != _place(new, after[key])],
        "%(n)d stands in another section now.",
        "%(n)d stand in another section now.",
    )


def _place(course: CourseOutline, activity: ActivityOutline) -> str:
    return course.section_of(activity).key


def _minutes(old: CourseOutline, new: CourseOutline) -> Iterator[Change]:
    before, after = (sum(s.minutes for s in course.sections) for course in (old, new))
    if before != after:
        words = _("All of it takes %(new)d minutes instead of %(old)d.")
        yield Change(words % {"new": after, "old": before})


def _said(titles: list[str], one: str, many: str) -> Iterator[Change]:
    """`one` and `many` are marked for translation where they are said."""
    if titles:
        words = ngettext(one, many, len(titles)) % {"n": len(titles)}
        yield Change(words, tuple(titles[:MOST_TITLES]), max(0, len(titles) - MOST_TITLES))
