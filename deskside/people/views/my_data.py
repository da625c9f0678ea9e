from __future__ import annotations

from http import HTTPStatus

from django import forms
from django.contrib.auth import logout
from django.contrib.auth.decorators import login_not_required
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from deskside.ledger.personal_archive import export_person
from deskside.ledger.personal_data import erase_person
from deskside.ledger.receipts import answer_once
from deskside.lib import clock
from deskside.people.http import PersonRequest
from deskside.people.models import Person
from deskside.people.models.person import normal_email
from deskside.people.policies import can_erase_self


class EraseMeForm(forms.Form):
    """Typing the whole address is slow on purpose: nothing brings the rows back."""

    email = forms.CharField(
        label=_("To erase everything, type your e-mail address"),
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "off"}),
    )

    def __init__(self, *args: object, person: Person, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self._person = person

    def clean_email(self) -> str:
        email = normal_email(self.cleaned_data["email"])
        if email != self._person.email:
            raise forms.ValidationError(
                _("That is not the address you sign in with, so nothing was erased.")
            )
        return email


@never_cache
@require_safe
def my_data(request: PersonRequest) -> HttpResponse:
    return _page(request, EraseMeForm(person=request.user))


@never_cache
@require_safe
def download_my_data(request: PersonRequest) -> FileResponse:
    now = clock.now()
    file = export_person(request.user, now=now)
    return FileResponse(file, as_attachment=True, filename=f"deskside-my-data-{now:%Y-%m-%d}.zip")


@require_POST
def erase_me(request: PersonRequest) -> HttpResponse:
    person = request.user
    if not can_erase_self(person):
        raise Http404
    form = EraseMeForm(request.POST, person=person)
    if not form.is_valid():
        return _page(request, form, status=HTTPStatus.UNPROCESSABLE_ENTITY)

    def work() -> None:
        erase_person(person=person)
        logout(request)

    return answer_once(request, work, location=reverse("people:erased"))


@login_not_required
@require_safe
def erased(request: HttpRequest) -> HttpResponse:
    return render(request, "people/erased.html")


def _page(
    request: PersonRequest, form: EraseMeForm, *, status: HTTPStatus = HTTPStatus.OK
) -> HttpResponse:
    context = {"form": form, "can_erase": can_erase_self(request.user)}
    return render(request, "people/my_data.html", context, status=status)
