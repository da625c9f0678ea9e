"""The sentences of the course page. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from django.utils.text import get_text_list
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from deskside.learn import wording
from deskside.learn.queries.my_course import MyCourse, NextStep, SectionRow, due_words
from deskside.progress.states import State

SOON = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class RowWords:
    """Right-hand end of a section's line: a date with its colour and sign, and a line below."""

    due: str
    css: str = ""
    icon: str = ""
    note: str = ""


def row_words(row: SectionRow, now: datetime, zone: ZoneInfo) -> RowWords:
    words = due_words(row, now, zone)
    days = row.progress.days
    match row.progress.state:
        case State.DONE:
            return RowWords(words, "done", "check")
        case State.DONE_LATE:
            note = ngettext(
                "Done %(days)d day after its date.", "Done %(days)d days after its date.", days
            )
            return RowWords(words, "done", "check", note % {"days": days})
        case State.OVERDUE:
            note = ngettext(
                "%(days)d day past its date, and still open.",
                "%(days)d days past its date, and still open.",
                days,
            )
            return RowWords(words, "soon", "clock", note % {"days": days})
    due = row.progress.due
    if due is None:
        return RowWords("")
    note = _("You have longer for this one.") if due.extended_to else ""
    is_soon = due.last - now <= SOON and (row.is_now or not row.is_ahead)
    return RowWords(words, "soon" if is_soon else "", "clock" if is_soon else "", note)


def heading(mine: MyCourse, now: datetime, zone: ZoneInfo) -> str:
    """Eight sections, until 8 January."""
    count = len(mine.rows)
    sections = ngettext("%(n)s section", "%(n)s sections", count) % {"n": wording.said(count)}
    if mine.last_due is None:
        return wording.capital(_("%(sections)s, at your own pace") % {"sections": sections})
    until = wording.long_day(mine.last_due.astimezone(zone).date(), now, zone)
    return wording.capital(_("%(sections)s, until %(day)s") % {"sections": sections, "day": until})


def dates_line(mine: MyCourse, zone: ZoneInfo) -> str:
    """What the dates mean, in whose zone; nothing where there are none."""
    times = {f"{at.astimezone(zone):%H:%M}" for at in mine.due_times}
    if not times:
        return _("Missing a day locks nothing.")
    where = {"place": wording.place_name(zone), "time": min(times)}
    if len(times) == 1:
        line = _("Dates end at %(time)s, %(place)s time, your time zone.") % where
    else:
        line = _("Dates are in %(place)s time, your time zone.") % where
    return f"{line} {_('Missing one locks nothing.')}"


def seen_line(mine: MyCourse) -> str:
    """Who sees what."""
    if not mine.leaders:
        return _("Nobody but you sees what you wrote.")
    return ngettext(
        "%(names)s sees which activities you finished, never what you wrote.",
        "%(names)s see which activities you finished, never what you wrote.",
        len(mine.leaders),
    ) % {"names": get_text_list(mine.leaders, _("and"))}


def kicker(step: NextStep) -> str:
    words = {
        "reading": _("a reading"),
        "video": _("a video"),
        "check": _("a check"),
        "reflection": _("a reflection"),
        "exercise": _("an exercise"),
    }
    what = words.get(step.activity.kind, step.activity.kind)
    if step.section.number is None:
        return f"{step.section.title}, {what}"
    return _("Section %(number)d, %(what)s") % {"number": step.section.number, "what": what}


def step_words(step: NextStep, now: datetime, zone: ZoneInfo) -> str:
    """Where you stopped and how much is left, or what awaits you."""
    if step.is_choice:
        return _("Each of these %(n)s counts. Choose the one that suits your week.") % {
            "n": wording.said(len(step.section.choices))
        }
    minutes = wording.minutes_words(_minutes_left(step))
    if step.placed_at is None:
        return f"{step.activity.summary} {wording.capital(minutes)}."
    return _resume(step.activity.kind) % {
        "when": wording.when_words(step.placed_at, now, zone),
        "where": _how_far(step),
        "left": minutes,
        "Left": wording.capital(minutes),
        "right": wording.capital(wording.said(step.place or 0)),
        "all": wording.said(len(step.text.questions)),
    }


def _resume(kind: str) -> str:
    sentences = {
        "reading": _("You stopped %(where)s, %(when)s. %(Left)s left, then one question."),
        "check": _("You stopped %(when)s. %(right)s of %(all)s right so far, %(left)s left."),
        "reflection": _("You began to write %(when)s. Your words are where you left them."),
        "exercise": _("You took this on %(when)s. Done? Then one line about it is enough."),
    }
    return sentences.get(kind, _("You began it %(when)s."))


def _part(step: NextStep) -> float:
    of = len(step.text.questions) if step.activity.kind == "check" else step.text.paragraphs
    return min((step.place or 0) / of, 1) if of else 0


def _minutes_left(step: NextStep) -> int:
    if step.activity.kind not in {"reading", "check"}:
        return step.activity.minutes
    return max(1, round(step.activity.minutes * (1 - _part(step))))


def _how_far(step: NextStep) -> str:
    part = _part(step)
    if part < 0.4:  # noqa: PLR2004  thirds, roughly
        return _("near the beginning")
    return _("half-way") if part < 0.75 else _("near the end")  # noqa: PLR2004  as above
