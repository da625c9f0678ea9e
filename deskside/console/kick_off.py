"""The opening message as it is proposed: what, by when, how long, why, who sees what. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from deskside.courses.outline import SectionOutline
from deskside.progress.planning.naming import said_day, said_section


@dataclass(frozen=True, slots=True)
class Opening:
    """What the message is made from; `costs` is the sentence about minutes."""

    course: str
    leader: str
    rows: Sequence[tuple[SectionOutline, date]]
    time: str
    zone: str
    costs: str
    ends_on: date


def subject(opening: Opening) -> str:
    return _("We begin: %(course)s") % {"course": opening.course}


def words(opening: Opening) -> str:
    """Paragraphs with an empty line between, a date on a line; the leader changes it all."""
    dates = "\n".join(_dates(opening))
    blocks = [_why(), _what(opening), dates, _how_long(opening), _seen(), _close(opening)]
    return "\n\n".join(blocks)


def _why() -> str:
    return _(
        "Most of what people remember of us is not the fix but how they were treated while we "
        "worked on it. That part can be learned, like the other. We will do it together."
    )


def _what(opening: Opening) -> str:
    count = len(opening.rows)
    sections = ngettext("%(n)d short section", "%(n)d short sections", count) % {"n": count}
    return _(
        "The course has %(sections)s: a reading, a film, a few exercises, a check without a mark, "
        "and a quarter of an hour together after each. I take it too, with the same dates."
    ) % {"sections": sections}


def _dates(opening: Opening) -> list[str]:
    """Sections that share a date stand on one line; two days are two lines."""
    by_day: dict[date, list[str]] = {}
    for section, day in opening.rows:
        by_day.setdefault(day, []).append(said_section(section))
    return [
        _("By %(day)s: %(sections)s.") % {"day": said_day(day), "sections": ", ".join(names)}
        for day, names in by_day.items()
    ]


def _how_long(opening: Opening) -> str:
    return _(
        "%(costs)s A date ends at %(time)s, %(zone)s time. Missing one locks nothing and nobody is "
        "counted out: if a week is too full, tell me and you get longer."
    ) % {"costs": opening.costs, "time": opening.time, "zone": opening.zone}


def _seen() -> str:
    return _(
        "I see which activities are done and when, and whether a check keeps you, so that I can "
        "help. I never see what you write in your reflections, what you answered, or how fast you "
        "were."
    )


def _close(opening: Opening) -> str:
    return _("Until then,\n%(leader)s") % {"leader": opening.leader}
