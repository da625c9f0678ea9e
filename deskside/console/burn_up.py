"""How much a group has done against its plan, day by day. Pure: plain values in and out."""

from __future__ import annotations

import json
from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from deskside.console.needs_words import spelt
from deskside.courses.outline import CourseOutline

DAY = 86_400
WEEK = 7 * DAY
# Fewer of one person's are not worth a word of their own.
WORTH_NAMING = 4

Point = tuple[float, float]  # epoch second, activities


@dataclass(frozen=True, slots=True)
class Curve:
    """Both lines of the drawing. `real` ends now; `plan` begins where the plan does."""

    plan: tuple[Point, ...]
    real: tuple[Point, ...]
    now: float

    @property
    def total(self) -> int:
        return round(self.plan[-1][1])

    @property
    def done(self) -> int:
        return round(self.real[-1][1])

    @property
    def planned(self) -> int:
        return round(planned_at(self.plan, self.now))

    @property
    def begins(self) -> float:
        return self.plan[0][0]

    @property
    def ends(self) -> float:
        return max(self.plan[-1][0], self.now)


Asked = tuple[tuple[tuple[str, ...], tuple[str, ...]], ...]


@lru_cache(maxsize=1024)
def counted_times(asked: Asked, packed: str) -> tuple[int, ...]:
    """When each thing that counts was done, from the marks as the database has them; sorted.

    `asked`: the keys of what each section requires, and of its exercises, of which one counts.
    """
    marks: Mapping[str, int] = json.loads(packed) if packed else {}
    times: list[int] = []
    for required, choices in asked:
        times += [mark for key in required if (mark := marks.get(key))]
        times += sorted(mark for key in choices if (mark := marks.get(key)))[:1]
    return tuple(sorted(times))


def times_of(course: CourseOutline, packed: Iterable[str]) -> list[tuple[int, ...]]:
    """For each person, see `counted_times`."""
    asked = tuple(
        (tuple(map(str, section.required)), tuple(map(str, section.choices)))
        for section in course.sections
    )
    return [counted_times(asked, one) for one in packed]


def plan_line(begins: float, dues: Iterable[tuple[float, int]], people: int) -> tuple[Point, ...]:
    """`dues`: when a section is due and how many things it asks of each person."""
    points, value = [(begins, 0.0)], 0.0
    for at, size in sorted(dues):
        value += size * people
        points.append((max(at, begins), value))
    return tuple(points)


def planned_at(plan: Sequence[Point], at: float) -> float:
    """Between two dates as much is planned as there are days; after the last one, all."""
    for (x0, y0), (x1, y1) in pairwise(plan):
        if at < x1:
            return y0 + (y1 - y0) * max(0.0, at - x0) / (x1 - x0) if x1 > x0 else y0
    return plan[-1][1]


def real_line(times: Iterable[int], begins: float, now: float) -> tuple[Point, ...]:
    """One point a week and one for now, from the instants at which things were done."""
    ordered = sorted(times)
    at, points = begins, []
    while at < now:
        points.append((at, float(bisect_right(ordered, at))))
        at += WEEK
    return (*points, (now, float(len(ordered))))


def real_line_of_days(
    days: Sequence[tuple[float, int]], begins: float, now: float, done: int
) -> tuple[Point, ...]:
    """The same from sums by day; the last point is what is done now."""
    points = [(at, float(value)) for at, value in days if begins < at < now]
    first = [(begins, 0.0)] if begins < now else []
    return (*first, *points, (now, float(done)))


def finding(curve: Curve, done_by_name: Sequence[tuple[str, int]] = ()) -> str:
    """The title of the drawing says what it shows."""
    off = curve.done - curve.planned
    if curve.total and curve.done >= curve.total:
        return _("Everything is done")
    if not off:
        return _("As far as the plan says")
    if off > 0:
        return _sentence(ahead(off))
    return _without(curve, off, done_by_name) or _sentence(behind(-off))


def _sentence(words: str) -> str:
    return words[:1].upper() + words[1:]


def ahead(count: int) -> str:
    words = ngettext("%s activity ahead of the plan", "%s activities ahead of the plan", count)
    return words % spelt(count)


def behind(count: int) -> str:
    words = ngettext("%s activity behind the plan", "%s activities behind the plan", count)
    return words % spelt(count)


def _without(curve: Curve, off: int, done_by_name: Sequence[tuple[str, int]]) -> str:
    """Where one person's share explains most of it, the title says so: the others are on time."""
    if len(done_by_name) <= 1:
        return ""
    share = curve.planned / len(done_by_name)
    name, least = min(done_by_name, key=lambda one: one[1])
    missing = round(share - least)
    others = off + missing
    if missing < WORTH_NAMING or others < off / 3:
        return ""
    words = {"behind": _sentence(behind(-off)), "name": name, "missing": spelt(missing)}
    if others > 0:
        return _("%(behind)s. Without the %(missing)s of %(name)s, %(ahead)s ahead") % {
            **words,
            "ahead": spelt(others),
        }
    if others < 0:
        return _("%(behind)s. Without the %(missing)s of %(name)s, only %(rest)s") % {
            **words,
            "rest": spelt(-others),
        }
    return _("%(behind)s. Without the %(missing)s of %(name)s, right on it") % words
