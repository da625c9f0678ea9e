from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from deskside.ledger.receipts import answer_once
from deskside.lib import clock
from deskside.measures.actions.team import NotToAsk, ask_team, show_to_team, withdraw_pulse
from deskside.measures.instruments import INSTRUMENTS, MIRROR, OF_TEAMS, Instrument
from deskside.measures.models import Pulse
from deskside.measures.policies import can_look_into_mirror
from deskside.measures.queries.asking import refusal, respondents
from deskside.measures.queries.own import has_answered_lately
from deskside.measures.queries.team import Round, group_pulse, rounds_of
from deskside.people.http import PersonRequest
from deskside.people.models import Group
from deskside.people.queries.groups import Seat
from deskside.people.views.scope import seat_of


@dataclass(frozen=True, slots=True)
class Part:
    """One instrument on the leader's page: what is open, what came of it, why not to ask now."""

    instrument: Instrument
    open: Round | None
    newest: Round | None
    earlier: list[Round]
    why_not: str


@require_safe
def team(request: PersonRequest, group_uid: UUID) -> HttpResponse:
    """What a team is asked without names. While a pulse is open nothing of it is to be seen."""
    return _page(request, seat_of(request, group_uid))


def _page(request: PersonRequest, seat: Seat, error: str = "", status: int = 200) -> HttpResponse:
    now = clock.now()
    context = {
        "seat": seat,
        "group": seat.group,
        "parts": _parts(seat.group, now),
        "looks": can_look_into_mirror(request.user, now),
        "has_looked": has_answered_lately(request.user, MIRROR, now),
        "error": error,
    }
    return render(request, "measures/team.html", context, status=status)


def _parts(group: Group, now: datetime) -> list[Part]:
    rounds = rounds_of(group, [one.key for one in OF_TEAMS])
    count = respondents(group, now).count()
    return [
        _part(instrument, [one for one in rounds if one.instrument == instrument], count, now)
        for instrument in OF_TEAMS
    ]


def _part(instrument: Instrument, rounds: list[Round], count: int, now: datetime) -> Part:
    """Past its last evening a pulse is over, even where the worker has not come by yet."""
    still = next((one for one in rounds if one.pulse.closed_at is None), None)
    closed = [one for one in rounds if one.pulse.closed_at is not None]
    last, zone = (closed[0].pulse.opened_at, _zone(closed[0])) if closed else (None, "UTC")
    return Part(
        instrument=instrument,
        open=still,
        newest=closed[0] if closed else None,
        earlier=[one for one in closed[1:] if one.mean is not None],
        why_not="" if still else refusal(count, last, now, zone),
    )


def _zone(one: Round) -> str:
    return one.pulse.group.zone if one.pulse.group else "UTC"


@require_POST
def ask(request: PersonRequest, group_uid: UUID) -> HttpResponse:
    """Ask a team; everybody who may answer gets one message."""
    seat = seat_of(request, group_uid, to_change=True)
    instrument = INSTRUMENTS.get(request.POST.get("instrument", ""))
    if instrument is None or instrument not in OF_TEAMS:
        return _page(request, seat, _("Choose what you would like to ask."), 422)
    now = clock.now()

    def work() -> None:
        ask_team(group=seat.group, instrument=instrument, by=request.user, now=now)

    try:
        answer = answer_once(request, work, location=_url(seat.group))
    except NotToAsk as why:
        return _page(request, seat, str(why), 422)
    messages.success(request, _("Asked. You see the sum after the last day, and nothing before."))
    return answer


@require_POST
def withdraw(request: PersonRequest, group_uid: UUID, pulse_uid: UUID) -> HttpResponse:
    """Take an open pulse back; what was answered is thrown away unseen."""
    seat, pulse = _pulse(request, group_uid, pulse_uid)
    return answer_once(request, lambda: withdraw_pulse(pulse=pulse), location=_url(seat.group))


@require_POST
def show(request: PersonRequest, group_uid: UUID, pulse_uid: UUID) -> HttpResponse:
    """Let the whole group see the sum."""
    seat, pulse = _pulse(request, group_uid, pulse_uid)

    def work() -> None:
        show_to_team(pulse=pulse, now=clock.now())

    return answer_once(request, work, location=_url(seat.group))


def _pulse(request: PersonRequest, group_uid: UUID, pulse_uid: UUID) -> tuple[Seat, Pulse]:
    seat = seat_of(request, group_uid, to_change=True)
    pulse = group_pulse(seat.group, pulse_uid)
    if pulse is None:
        raise Http404
    return seat, pulse


def _url(group: Group) -> str:
    return reverse("measures:team", args=[group.uid])
