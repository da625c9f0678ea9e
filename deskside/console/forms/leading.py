from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from deskside.console.actions.leading import Days
from deskside.people.models import Membership

LONGEST = timedelta(days=366)


class HandOverForm(forms.Form):
    """Who leads, from when until when."""

    person = forms.UUIDField(
        label=_("Who leads"),
        widget=forms.Select,
        error_messages={"required": _("Choose somebody."), "invalid": _("Choose somebody.")},
    )
    first_day = forms.DateField(
        label=_("From"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )
    last_day = forms.DateField(
        label=_("Until"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        help_text=_("Leave it empty to hand the group over for good: you become a learner then."),
    )

    def __init__(self, data: Any = None, *, members: list[Membership], today: date) -> None:
        super().__init__(data, initial={"first_day": today})
        self.members = {str(member.person.uid): member for member in members}
        self.today = today
        choices = [("", _("Choose"))] + [(k, m.person.name) for k, m in self.members.items()]
        self.fields["person"].widget.choices = choices

    def clean_person(self) -> Membership:
        member = self.members.get(str(self.cleaned_data["person"]))
        if member is None:
            raise forms.ValidationError(_("Choose somebody."))
        return member

    def clean_first_day(self) -> date:
        day: date = self.cleaned_data["first_day"]
        if day < self.today:
            raise forms.ValidationError(_("That day is over."))
        if day > self.today + LONGEST:
            raise forms.ValidationError(_("That is more than a year away."))
        return day

    def clean(self) -> dict[str, Any]:
        found = super().clean() or {}
        first, last = found.get("first_day"), found.get("last_day")
        if first and last and not first <= last <= first + LONGEST:
            self.add_error("last_day", _("It ends before it begins, or after more than a year."))
        return found

    def days(self) -> Days:
        return Days(self.cleaned_data["first_day"], self.cleaned_data["last_day"])
