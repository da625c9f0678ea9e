"""What the pages say about one commitment."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from django.utils import timezone
from django.utils.dateformat import format as format_date
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy

from deskside.commitments.models import ANSWERS, Commitment, State, Visibility
from deskside.commitments.queries.own import Own, Panel
from deskside.courses.queries import course_outline
from deskside.people.models import Person
from deskside.progress.queries.access import learner_access

if TYPE_CHECKING:
    from django_stubs_ext import StrPromise

WEEK = 7
ANSWER_WORDS: dict[str, StrPromise] = {
    State.KEPT: _lazy("Yes"),
    State.PARTLY: _lazy("Partly"),
    State.NOT: _lazy("No"),
    State.NO_CHANCE: _lazy("No chance to"),
}
SAID: dict[str, StrPromise] = {
    State.KEPT: _lazy("It happened"),
    State.PARTLY: _lazy("It happened in part"),
    State.NOT: _lazy("Not this time"),
    State.NO_CHANCE: _lazy("No chance came"),
    State.CANCELLED: _lazy("Taken back"),
}


@dataclass(frozen=True, slots=True)
class Line:
    own: Own
    made: str
    due: str
    said: StrPromise | str
    is_due: bool
    seen: str

    @property
    def row(self) -> Commitment:
        return self.own.commitment


@dataclass(frozen=True, slots=True)
class ShownLine:
    """Somebody else's: the copy, never the entry."""

    row: Commitment
    made: str
    due: str
    said: StrPromise | str


@dataclass(frozen=True, slots=True)
class PanelWords:
    """What commitments/panel.html shows on the course page; `line` is None without an open one."""

    line: Line | None
    more: int
    asks_leader: bool
    answers: list[tuple[str, StrPromise]]


def panel_words(panel: Panel, now: datetime, *, leads: bool) -> PanelWords:
    return PanelWords(
        line=line(panel.first, now) if panel.first else None,
        more=panel.more,
        asks_leader=leads and not panel.shared_this_week,
        answers=answer_choices(),
    )


def answer_choices() -> list[tuple[str, StrPromise]]:
    return [(answer.value, ANSWER_WORDS[answer]) for answer in ANSWERS]


def line(own: Own, now: datetime) -> Line:
    row = own.commitment
    return Line(
        own=own,
        made=when_words(row.made_at, now),
        due=when_words(row.due_at, now) if row.due_at else "",
        said=SAID.get(row.state, ""),
        is_due=row.due_at is not None and row.due_at <= now,
        seen=seen_words(row),
    )


def shown_line(row: Commitment, now: datetime) -> ShownLine:
    due = when_words(row.due_at, now) if row.due_at else ""
    return ShownLine(row, when_words(row.made_at, now), due, SAID.get(row.state, ""))


def seen_words(row: Commitment) -> str:
    """Who sees it and its answer."""
    if row.visibility == Visibility.PARTNER and row.partner:
        return _("Only you and %(name)s see it") % {"name": row.partner.get_short_name()}
    if row.visibility == Visibility.GROUP and row.group:
        return _("Everybody in %(group)s sees it") % {"group": row.group.name}
    return _("Only you see it")


def when_words(instant: datetime, now: datetime) -> str:
    """yesterday at 14:41, tomorrow at 9:00, on Friday at 14:41, on 4 November at 16:10."""
    zone = ZoneInfo(timezone.get_current_timezone_name())
    local = instant.astimezone(zone)
    at = format_date(local, "H:i")
    today = now.astimezone(zone).date()
    near = {
        today - timedelta(days=1): _("yesterday at %(time)s"),
        today: _("today at %(time)s"),
        today + timedelta(days=1): _("tomorrow at %(time)s"),
    }
    if local.date() in near:
        return near[local.date()] % {"time": at}
    return _("on %(day)s at %(time)s") % {"day": _day(local.date(), today), "time": at}


def _day(day: date, today: date) -> str:
    if abs((day - today).days) < WEEK:
        return format_date(day, "l")
    return format_date(day, "j F" if day.year == today.year else "j F Y")


def concepts_of(person: Person, now: datetime) -> dict[str, str]:
    """Titles by key, of the course this person reads; one statement."""
    access = learner_access(person, None, now)
    if access is None:
        return {}
    outline = course_outline(access.release_id, person.language)
    return {concept.key: concept.title for concept in outline.concepts}
