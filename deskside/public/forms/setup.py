from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django import forms
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from deskside.people.forms.entrance import AddressField, NewPassword
from deskside.people.forms.fields import NameField, ZoneField
from deskside.people.forms.roster import RosterForm
from deskside.people.holiday_calendars import countries, days_off, suggested
from deskside.people.models import Person
from deskside.people.roster.parse import Roster
from deskside.progress.pacing import LONGEST, Pacing, PacingError, propose

FARTHEST = timedelta(days=366)


class CodeForm(forms.Form):
    code = forms.CharField(
        label=_("The code from the terminal"),
        max_length=40,
        help_text=_("Eight letters and figures. Capitals, blanks and dashes do not matter."),
        widget=forms.TextInput(
            {"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}
        ),
    )


class OrganisationForm(forms.Form):
    organisation = NameField(
        label=_("Your organisation"), help_text=_("Company, hospital, school, whatever it is.")
    )
    own_name = NameField(label=_("Your name"), help_text=_("As your colleagues say it."))
    email = AddressField(label=_("Your e-mail"), help_text=_("You sign in with it."))
    password = NewPassword(label=_("A password"))
    # Filled in by a script; without one the group's zone is asked for on the next page anyway.
    zone = ZoneField(required=False, widget=forms.HiddenInput)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        password = cleaned.get("password")
        if password:
            person = Person(name=cleaned.get("own_name", ""), email=cleaned.get("email", ""))
            try:
                validate_password(password, person)
            except ValidationError as error:
                self.add_error("password", error)
        return cleaned


class FirstGroupForm(RosterForm):
    """The group and its people; without a list there is a link to join instead."""

    name = NameField(
        label=_("Name of the group"),
        help_text=_("As people say it, for instance Service Desk North."),
    )
    zone = ZoneField(label=_("Where its dates are counted"), help_text=_("Type a city."))
    with_link = forms.BooleanField(
        label=_("Make a link to share as well"),
        help_text=_("Whoever has it can join. You can switch it off at any time."),
        required=False,
    )
    field_order = ["name", "zone", "text", "file", "with_link"]

    def clean(self) -> dict[str, Any]:
        if not self.data.get("text", "").strip() and not self.files.get("file"):
            self.roster, self.text_read = Roster((), ()), ""
            return self.cleaned_data
        return super().clean()


class PaceForm(forms.Form):
    """Enough of a plan to begin with; everything else can be changed on the plan's own page."""

    preset = forms.ChoiceField(
        label=_("Pace"),
        choices=[
            ("weekly", _("One section a week")),
            ("every-n", _("One section every few working days")),
            ("two-days", _("The whole course in two days")),
        ],
        widget=forms.RadioSelect,
    )
    every_days = forms.IntegerField(
        label=_("Working days for each section"),
        min_value=1,
        max_value=60,
        required=False,
        help_text=_("Only for “every few working days”."),
    )
    starts_on = forms.DateField(
        label=_("First day"), widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d")
    )

    with_holidays = forms.BooleanField(required=False)

    def __init__(self, *args: Any, zone: str, sections: int, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.zone, self.sections, self.today = zone, sections, today
        self.country = suggested(zone)
        if self.country:
            place = countries()[self.country]
            words = _("Leave out the public holidays of %(country)s") % {"country": place}
            self.fields["with_holidays"].label = words
        else:
            del self.fields["with_holidays"]

    def clean_starts_on(self) -> date:
        day: date = self.cleaned_data["starts_on"]
        if abs(day - self.today) > FARTHEST:
            raise ValidationError(_("Choose a day within a year from today."))
        return day

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if not self.errors:
            try:
                propose(self.pacing, self.sections)
            except PacingError as error:
                self.add_error("preset", str(error))
        return cleaned

    @property
    def pacing(self) -> Pacing:
        """Only after the fields were valid."""
        chosen = self.cleaned_data
        return Pacing(
            preset=chosen["preset"],
            starts_on=chosen["starts_on"],
            every_days=chosen.get("every_days") or 3,
            zone=self.zone,
            holidays=frozenset(self.holidays),
        )

    @property
    def chosen_country(self) -> str:
        """Whose public holidays are left out; empty where the leader does not want that."""
        return (self.country or "") if self.cleaned_data.get("with_holidays") else ""

    @property
    def holidays(self) -> dict[date, str]:
        """Names by day, from the first day on. Only after the fields were valid."""
        first = self.cleaned_data["starts_on"]
        return days_off(self.chosen_country, "", first, first + LONGEST)
