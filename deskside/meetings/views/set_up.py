from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from deskside.ledger.receipts import answer_once
from deskside.lib import clock
from deskside.lib.zones import zone_label
from deskside.meetings.actions.series import Planned, Wishes, set_up_series
from deskside.meetings.forms.series import SeriesForm, first_wishes, read_day
from deskside.meetings.models import Kind, Mode
from deskside.meetings.proposing import propose_kick_off, propose_meetings
from deskside.meetings.queries.series import Background, background, open_series
from deskside.meetings.views.scope import led_seat
from deskside.people.http import PersonRequest
from deskside.people.queries.groups import Seat
from deskside.progress.models import Preset

USUAL_HOUR = time(9, 30)
KICK_OFF = "kick-off"


@dataclass(frozen=True, slots=True)
class Row:
    """A meeting on the set-up page: `name` is its date field's; an empty day leaves it out."""

    name: str
    title: str
    number: int | None
    section_id: int | None
    due: date | None
    day: date | None


@require_http_methods(["GET", "HEAD", "POST"])
def set_up(request: PersonRequest, group_uid: UUID) -> HttpResponse:
    """The whole series on one page, proposed from the plan. “Show the dates” is a GET with the
    wishes in the address; an emptied date leaves that meeting out."""
    seat = led_seat(request, group_uid, to_change=True)
    if request.method != "POST" and open_series(seat.group.pk) is not None:
        return redirect("meetings:group", group_uid)
    found = background(seat.group, request.user.language)
    if found is None:
        return redirect("meetings:group", group_uid)
    if request.method == "POST":
        form = SeriesForm(request.POST)
        return _save(request, seat, found, form)
    if "weekday" in request.GET:
        form = SeriesForm(request.GET)
        form.is_valid()
        return page(request, seat, found, form)
    return page(request, seat, found, SeriesForm(initial=_initial(found)))


def page(
    request: PersonRequest,
    seat: Seat,
    found: Background,
    form: SeriesForm,
    rows: list[Row] | None = None,
    wrong: str = "",
) -> HttpResponse:
    """Also shown in the place of a group's meetings while there are none."""
    shown = _proposed(found, form, clock.now()) if rows is None else rows
    context = {
        "seat": seat,
        "group": seat.group,
        "form": form,
        "rows": shown,
        "count": sum(row.day is not None for row in shown),
        "left_out": sum(row.day is None for row in shown),
        "zone": zone_label(found.plan.zone),
        "wrong": wrong,
    }
    status = 422 if form.is_bound and (wrong or form.errors) else 200
    return render(request, "meetings/series/set_up.html", context, status=status)


def first_page(request: PersonRequest, seat: Seat, found: Background) -> HttpResponse:
    return page(request, seat, found, SeriesForm(initial=_initial(found)))


def _save(request: PersonRequest, seat: Seat, found: Background, form: SeriesForm) -> HttpResponse:
    try:
        rows = _typed(request, _rows(found))
    except ValidationError as error:
        return page(request, seat, found, form, wrong=" ".join(error.messages))
    kept = [row for row in rows if row.day is not None]
    if not form.is_valid() or not kept:
        wrong = "" if kept else _("Give at least one meeting a date.")
        return page(request, seat, found, form, rows, wrong)

    def work() -> None:
        set_up_series(
            group=seat.group,
            wishes=_wishes(found, form),
            meetings=sorted(
                (_planned(row, found) for row in kept), key=lambda planned: planned.day
            ),
            by=request.user,
            now=clock.now(),
        )

    return answer_once(request, work, location=reverse("meetings:group", args=[seat.group.uid]))


def _initial(found: Background) -> dict[str, object]:
    """The day after the weekday on which sections are due, so that the talk is about something
    fresh; a working day."""
    due = found.dues[0][1] if found.dues else found.plan.starts_on
    day = next(
        (due + timedelta(days=n) for n in range(1, 8) if found.works(due + timedelta(days=n))), due
    )
    return first_wishes(day.isoweekday(), USUAL_HOUR)


def _rows(found: Background) -> list[Row]:
    """All there may be, without dates."""
    sections = {section.id: section for section in found.course.sections}
    kick_off = Row(KICK_OFF, _("Before the first section"), None, None, None, None)
    return [
        kick_off,
        *(
            Row(
                f"section-{section_id}",
                sections[section_id].title,
                sections[section_id].number,
                section_id,
                due,
                None,
            )
            for section_id, due in found.dues
        ),
    ]


def _proposed(found: Background, form: SeriesForm, now: datetime) -> list[Row]:
    weekday, at = _weekday_and_hour(form)
    local = now.astimezone(ZoneInfo(found.plan.zone))
    earliest = local.date() + timedelta(days=int(local.time() >= at))
    days: dict[int | None, date] = {
        each.section_id: each.day
        for each in propose_meetings(
            found.dues, weekday=weekday, earliest=earliest, works=found.works
        )
    }
    if found.dues and found.dues[0][1] >= earliest:
        kick_off = propose_kick_off(found.plan.starts_on, earliest=earliest, works=found.works)
        days[None] = kick_off.day
    return [_with_day(row, days.get(row.section_id)) for row in _rows(found)]


def _weekday_and_hour(form: SeriesForm) -> tuple[int, time]:
    """As chosen, or as first shown where what was chosen is no such thing."""
    source = getattr(form, "cleaned_data", None) or form.initial
    return source.get("weekday") or 2, source.get("local_time") or USUAL_HOUR


def _typed(request: PersonRequest, rows: list[Row]) -> list[Row]:
    """Raises ValidationError for what is no date."""
    return [_with_day(row, read_day(request.POST.get(row.name, ""))) for row in rows]


def _with_day(row: Row, day: date | None) -> Row:
    return Row(row.name, row.title, row.number, row.section_id, row.due, day)


def _wishes(found: Background, form: SeriesForm) -> Wishes:
    chosen = form.cleaned_data
    return Wishes(
        course_id=found.course.course_id,
        minutes=chosen["minutes"],
        weekday=chosen["weekday"],
        local_time=chosen["local_time"],
        zone=found.plan.zone,
        place=chosen["place"],
        crews=form.crews,
    )


def _planned(row: Row, found: Background) -> Planned:
    assert row.day is not None  # noqa: S101  only those with a day are kept
    is_kick_off = row.section_id is None
    is_after = found.plan.preset == Preset.TWO_DAYS and not is_kick_off
    return Planned(
        row.section_id,
        row.title,
        row.day,
        kind=Kind.KICK_OFF if is_kick_off else Kind.SECTION,
        mode=Mode.AFTER if is_after else Mode.DURING,
    )
