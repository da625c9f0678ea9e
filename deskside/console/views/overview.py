"""What stands above and below the table: who needs the leader, whom to praise, how far it is."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, time
from zoneinfo import ZoneInfo

from django.utils.formats import date_format
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from deskside.console import burn_up
from deskside.console.burn_up_svg import drawings
from deskside.console.meeting_panel import panel_of
from deskside.console.needs import needs_of
from deskside.console.needs_words import Line, Teller, heading, number_of, spelt
from deskside.console.queries.groups import ConsoleGroup
from deskside.console.queries.needs import SHOWN, Found, look_at
from deskside.console.queries.rows import Row, Rows, Scope
from deskside.lib.zones import resolve
from deskside.people.models import Role
from deskside.progress.states import State, section_progress

__all__ = ["look_at", "overview_of", "teller_of"]


@dataclass(frozen=True, slots=True)
class Chart:
    title: str
    svg: SafeString


def teller_of(found: ConsoleGroup, scope: Scope) -> Teller:
    return Teller(scope.course, found.group.uid, scope.due, scope.plan.zone, scope.now)


def overview_of(found: ConsoleGroup, scope: Scope, rows: Rows, seen: Found) -> dict[str, object]:
    teller = teller_of(found, scope)
    needs = needs_of(seen.signs, scope.now)
    lines: list[Line] = [teller.line(need) for need in needs[:SHOWN]]
    return {
        "lines": lines,
        "more": len(needs) > SHOWN,
        "heading": heading(min(len(needs), SHOWN), more=len(needs) > SHOWN),
        "praise": next(filter(None, map(teller.praise, seen.ahead)), None),
        "chart": chart_of(found, scope, rows, seen) if seen.people else None,
        "mine": mine(found, scope, rows, seen),
        "week": week_line(scope),
        "meeting": panel_of(found, _open_shared(seen), scope.now) if seen.sittings else None,
    }


def _open_shared(seen: Found) -> str:
    """Promises whose writers let the group see them: how many there are is no secret."""
    if not seen.open_shared:
        return ""
    since = ngettext(
        "%d shared open since last time", "%d shared open since last time", seen.open_shared
    )
    yet = ngettext("%d open for all to see", "%d open for all to see", seen.open_shared)
    return (since if seen.met else yet) % seen.open_shared


def chart_of(found: ConsoleGroup, scope: Scope, rows: Rows, seen: Found) -> Chart | None:
    """From the rows of the page where it holds everybody, else from the background's sums."""
    dues = [
        (scope.due[s.id].timestamp(), s.size) for s in scope.course.sections if s.id in scope.due
    ]
    begins = resolve(scope.plan.starts_on, time(), scope.plan.zone).timestamp()
    now = scope.now.timestamp()
    if not dues or now <= begins:
        return None
    plan = burn_up.plan_line(begins, dues, seen.people)
    by_name: list[tuple[str, int]] = []
    if rows.pages == 1:
        times = burn_up.times_of(scope.course, [row.packed for row in rows.rows])
        real = burn_up.real_line([at for own in times for at in own], begins, now)
        by_name = [(_first(row), len(own)) for row, own in zip(rows.rows, times, strict=True)]
    else:
        real = burn_up.real_line_of_days(found.summed_days, begins, now, seen.done)
    curve = burn_up.Curve(plan, real, now)
    return Chart(burn_up.finding(curve, by_name), drawings(curve, scope.plan.zone))


def _first(row: Row) -> str:
    return row.name.split()[0] if row.name.split() else row.name


def mine(found: ConsoleGroup, scope: Scope, rows: Rows, seen: Found) -> str:
    """Whoever leads goes first: where they are themselves, in a sentence; empty for others."""
    own = next((row for row in rows.rows if row.person_id == scope.viewer_id), None)
    if own is None or found.role != Role.LEADER:
        return ""
    return f"{_where(scope, own)} {_promised(seen.shared)}"


def _where(scope: Scope, own: Row) -> str:
    marks = own.marks
    for section in scope.course.sections:
        at = scope.due.get(section.id)
        progress = section_progress(section, marks, None, scope.now)
        if progress.state in {State.DONE, State.DONE_LATE}:
            continue
        if at is not None and at < scope.now:
            return _("Section %s was due and is still open in your own row.") % number_of(section)
        if at is not None:
            day = _day(at, scope)
            words = {"number": number_of(section), "day": day}
            return _("You are on time yourself: section %(number)s is next, due %(day)s.") % words
        return _("You are on time yourself.")
    return _("You have done all of it yourself.")


def _day(at: datetime, scope: Scope) -> str:
    return _("on %s") % date_format(at.astimezone(ZoneInfo(scope.plan.zone)).date(), "l j F")


def _promised(count: int) -> str:
    if not count:
        return _("You have not shown the group a promise of your own yet.")
    words = ngettext(
        "%s of your own promises is open, and everybody can see it.",
        "%s of your own promises are open, and everybody can see them.",
        count,
    )
    said = words % spelt(count)
    return said[:1].upper() + said[1:]


def week_line(scope: Scope) -> str:
    """ "week 4 of 10"; empty before the plan begins and after its last date."""
    if not scope.due:
        return ""
    zone = ZoneInfo(scope.plan.zone)
    today = scope.now.astimezone(zone).date()
    last = max(scope.due.values()).astimezone(zone).date()
    if not scope.plan.starts_on <= today <= last:
        return ""
    weeks = {
        "week": (today - scope.plan.starts_on).days // 7 + 1,
        "weeks": (last - scope.plan.starts_on).days // 7 + 1,
    }
    return _("week %(week)d of %(weeks)d") % weeks
