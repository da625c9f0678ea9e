from __future__ import annotations

from collections.abc import Callable
from copy import copy
from http import HTTPStatus

from django.contrib import messages
from django.forms import BaseForm
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from deskside.ledger.receipts import answer_once
from deskside.lib import clock
from deskside.people.account import actions
from deskside.people.account.forms import (
    AboutMeForm,
    AbsenceForm,
    WorkPatternForm,
    zone_of,
    zone_options,
)
from deskside.people.http import PersonRequest
from deskside.people.models import Absence, WorkPattern


@require_http_methods(["GET", "HEAD", "POST"])
def me(request: PersonRequest) -> HttpResponse:
    """One's own account: everybody sees and changes their own alone."""
    if request.method != "POST":
        return _page(request)
    # A copy, so that the bar does not show a name that was refused.
    form = AboutMeForm(request.POST, instance=copy(request.user))
    if not form.is_valid():
        return _page(request, about=form)
    language = form.cleaned_data.get("language") or request.user.language
    name, zone = form.cleaned_data["name"], form.cleaned_data["zone"]
    return _answer(
        request,
        lambda: actions.change_about_me(
            person=request.user, name=name, zone=zone, language=language
        ),
        _("Saved. Dates and times are now shown in your zone."),
    )


@require_POST
def my_hours(request: PersonRequest) -> HttpResponse:
    form = WorkPatternForm(request.POST, instance=WorkPattern(person=request.user))
    if not form.is_valid():
        return _page(request, hours=form)
    return _answer(
        request,
        lambda: actions.change_work_pattern(person=request.user, **form.said),
        _("Your working hours are saved."),
    )


@require_POST
def my_absences(request: PersonRequest) -> HttpResponse:
    form = AbsenceForm(request.POST, today=clock.today(zone_of(request.user).key))
    if not form.is_valid():
        return _page(request, absence=form)
    first, last = form.cleaned_data["first_day"], form.cleaned_data["last_day"]
    return _answer(
        request,
        lambda: actions.add_absence(person=request.user, first_day=first, last_day=last),
        _("Noted. These days count as away."),
    )


@require_POST
def remove_my_absence(request: PersonRequest) -> HttpResponse:
    """The days themselves name the row, so no number of it leaves the house."""
    form = AbsenceForm(request.POST, today=clock.today(zone_of(request.user).key))
    form.is_valid()
    first, last = form.cleaned_data.get("first_day"), form.cleaned_data.get("last_day")
    if first is None or last is None:
        raise Http404
    return _answer(
        request,
        lambda: actions.remove_absence(person=request.user, first_day=first, last_day=last),
        _("Removed."),
    )


def _answer(request: PersonRequest, work: Callable[[], object], words: str) -> HttpResponse:
    def once() -> None:
        work()

    response = answer_once(request, once, location=reverse("people:me"))
    if response.status_code == HTTPStatus.SEE_OTHER:
        messages.success(request, words)
    return response


def _page(request: PersonRequest, **refused: BaseForm) -> HttpResponse:
    """The whole page; a refused form comes back with what was typed and what is wrong."""
    person = request.user
    today = clock.today(zone_of(person).key)
    pattern = WorkPattern.objects.filter(person=person).first()
    words = {
        "about": AboutMeForm(instance=person),
        "hours": WorkPatternForm(instance=pattern),
        "absence": AbsenceForm(today=today),
        "absences": Absence.objects.filter(person=person, last_day__gte=today),
        "zones": zone_options(),
        **refused,
    }
    status = HTTPStatus.UNPROCESSABLE_ENTITY if refused else HTTPStatus.OK
    return render(request, "people/me.html", words, status=status)
