"""What if some people are on leave: whose dates would fall into it, and what could be done."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from deskside.courses.outline import SectionOutline
from deskside.progress.pacing import DAY, Pacing
from deskside.progress.planning.moving import over_pause
from deskside.progress.planning.naming import capital, said_day, said_sections


@dataclass(frozen=True, slots=True)
class Leave:
    """So many of the team are away, from the first to the last day."""

    people: int
    of: int
    first: date
    last: date


@dataclass(frozen=True, slots=True)
class Answer:
    """`later`: the date each section falling into it would have for those who are away;
    `held`: all dates if the whole group waited for them."""

    sentences: tuple[str, ...]
    later: tuple[tuple[SectionOutline, date], ...]
    held: tuple[date, ...]


def what_if(
    leave: Leave, sections: Sequence[SectionOutline], dates: Sequence[date], pacing: Pacing
) -> Answer:
    """In words: which sections fall due meanwhile, and the two ways to go on."""
    held = over_pause(dates, leave.first, leave.last, pacing)
    falling = [
        (section, after)
        for section, before, after in zip(sections, dates, held, strict=True)
        if leave.first <= before <= leave.last
    ]
    return Answer(
        sentences=tuple(_sentences(leave, falling, dates, held, pacing)),
        later=tuple(falling),
        held=tuple(held),
    )


def _sentences(
    leave: Leave,
    falling: Sequence[tuple[SectionOutline, date]],
    dates: Sequence[date],
    held: Sequence[date],
    pacing: Pacing,
) -> list[str]:
    if not falling:
        return [_("No date falls into these days: nothing has to move.")]
    said = [
        capital(
            ngettext(
                "%(sections)s falls due while %(n)d of %(all)d are away.",
                "%(sections)s fall due while %(n)d of %(all)d are away.",
                len(falling),
            )
            % {
                "sections": said_sections([section for section, _day in falling]),
                "n": leave.people,
                "all": leave.of,
            }
        ),
        _("Giving those who are away until %(day)s leaves the dates of all others as they are.")
        % {"day": said_day(falling[-1][1])},
        _("If the group waits for them, the last date moves from %(old)s to %(new)s.")
        % {"old": said_day(max(dates)), "new": said_day(max(held))},
    ]
    if (stay := leave.of - leave.people) > 0 and pacing.minutes_a_week:
        words = _(
            "The others carry the desk meanwhile: of %(all)d minutes a week, about %(n)d are left."
        )
        left = pacing.minutes_a_week * stay // leave.of
        said.append(words % {"all": pacing.minutes_a_week, "n": left})
    days = (leave.first + DAY * n for n in range((leave.last - leave.first).days + 1))
    if not any(pacing.is_working(day) for day in days):
        said.append(_("These are days off for everybody anyway."))
    return said
