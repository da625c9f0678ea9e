"""Dates of their own for somebody who joins when the plan has begun."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from datetime import date

from deskside.courses.outline import SectionOutline
from deskside.progress.pacing import Pacing, PacingError, propose


def is_late(joined_on: date, group_dates: Mapping[int, date]) -> bool:
    """Whether the first date is over: before that the group's dates are theirs."""
    return bool(group_dates) and min(group_dates.values()) < joined_on


def dates_of_newcomer(
    pacing: Pacing,
    sections: Sequence[SectionOutline],
    group_dates: Mapping[int, date],
    done: Collection[int],
    joined_on: date,
) -> dict[int, date]:
    """By section id, where theirs is later than the group's: the group's own pace from the day
    they came, over the sections that they have not done yet."""
    open_sections = [s for s in sections if s.id not in done and s.id in group_dates]
    paced = replace(pacing, starts_on=joined_on)
    try:
        own = propose(paced, len(open_sections), [section.minutes for section in open_sections])
    except PacingError:
        return {}
    pairs = zip(open_sections, own, strict=True)
    return {s.id: day for s, day in pairs if day > group_dates[s.id]}
