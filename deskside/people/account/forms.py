from __future__ import annotations

from datetime import date
from typing import Any
from zoneinfo import ZoneInfo

from allauth.account.forms import LoginForm
from django import forms
from django.conf import settings
from django.http import HttpRequest, HttpResponseBase
from django.utils.translation import gettext_lazy as _

from deskside.lib.zones import zone_label, zone_names, zone_or_none
from deskside.people.account.sessions import mark_shared
from deskside.people.models import Absence, Person, WorkPattern
from deskside.people.working import UnreadableRota, read_rota, rota_words

WEEKDAYS = [
    ("1", _("Monday")),
    ("2", _("Tuesday")),
    ("3", _("Wednesday")),
    ("4", _("Thursday")),
    ("5", _("Friday")),
    ("6", _("Saturday")),
    ("7", _("Sunday")),
]


DAY_UNREAD = _("This is no day in the calendar. Write it like 2027-03-31.")


class SignInForm(LoginForm):  # type: ignore[misc]
    """Sign-in by e-mail and password; stays signed in unless the computer is shared."""

    shared_computer = forms.BooleanField(
        label=_("This is a shared computer"),
        help_text=_(
            "Nothing you type is kept here, and you are signed out when the browser closes or "
            "after 30 minutes without a click."
        ),
        required=False,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields.pop("remember", None)
        self.fields["login"].label = _("E-mail")
        self.fields["login"].widget.attrs["autocomplete"] = "username"
        self.fields["password"].help_text = ""

    def clean(self) -> Any:
        cleaned = super().clean()
        # allauth reads this name; what we ask is the opposite question.
        self.cleaned_data["remember"] = not self.cleaned_data.get("shared_computer")
        return cleaned

    def login(self, request: HttpRequest, redirect_url: str | None = None) -> HttpResponseBase:
        answer: HttpResponseBase = super().login(request, redirect_url)
        if self.cleaned_data.get("shared_computer"):
            mark_shared(request.session)
        return answer


class AboutMeForm(forms.ModelForm):  # type: ignore[type-arg]  # the class takes none when it runs
    """Name, language and zone. The e-mail address is the organisation's to change."""

    zone = forms.CharField(
        label=_("Time zone"),
        max_length=64,
        help_text=_("Type a city. All dates and times are shown in this zone."),
        error_messages={"required": _("Please name a city, so that times are right for you.")},
    )
    language = forms.ChoiceField(label=_("Language"), choices=lambda: settings.LANGUAGES)

    class Meta:
        model = Person
        fields = ["name", "language", "zone"]
        labels = {"name": _("Name")}
        error_messages = {"name": {"required": _("Please leave a name to call you by.")}}
        help_texts = {"name": _("As your colleagues say it.")}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["name"].widget.attrs.update(autocomplete="name", dir="auto")
        self.fields["zone"].widget.attrs.update(list="zones", autocomplete="off")
        if len(settings.LANGUAGES) == 1:
            # A choice of one is no choice.
            del self.fields["language"]

    def clean_name(self) -> str:
        return " ".join(str(self.cleaned_data["name"]).split())

    def clean_zone(self) -> str:
        typed = self.cleaned_data["zone"].strip()
        found = zone_or_none(typed) or zone_by_words(typed)
        if found is None:
            raise forms.ValidationError(
                _("No place of this name is known. Try the largest city near you.")
            )
        return found


def zone_by_words(typed: str) -> str | None:
    """The one zone whose city reads like what somebody typed: "lisbon", "new york"."""
    wanted = typed.casefold().replace("_", " ")
    exact = [name for name in zone_names() if zone_label(name).casefold() == wanted]
    starts = [
        name for name in zone_names() if wanted and zone_label(name).casefold().startswith(wanted)
    ]
    for found in (exact, starts):
        if len(found) == 1:
            return found[0]
    return None


class WorkPatternForm(forms.ModelForm):  # type: ignore[type-arg]  # the class takes none when it runs
    """The days and hours somebody usually works."""

    weekdays = forms.MultipleChoiceField(
        label=_("Working days"), choices=WEEKDAYS, widget=forms.CheckboxSelectMultiple
    )

    rota = forms.CharField(
        label=_("Rotating shifts"),
        help_text=_("As 4 on, 4 off. With them, the weekdays above do not count."),
        required=False,
        max_length=120,
    )

    class Meta:
        model = WorkPattern
        fields = ["weekdays", "starts", "ends", "cycle_from"]
        labels = {"starts": _("From"), "ends": _("To"), "cycle_from": _("First day of that turn")}
        widgets = {
            "cycle_from": forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
            "starts": forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
            "ends": forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["weekdays"].error_messages["required"] = _("Please tick at least one day.")
        if not self.is_bound:
            self.initial["weekdays"] = list(self.instance.weekdays)
            self.initial["rota"] = rota_words(self.instance.cycle)

    def clean_weekdays(self) -> str:
        return "".join(sorted(self.cleaned_data["weekdays"]))

    def clean_rota(self) -> str:
        """The cycle as the row keeps it."""
        try:
            return read_rota(self.cleaned_data["rota"])
        except UnreadableRota as bad:
            raise forms.ValidationError(str(bad)) from None

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        has_day = cleaned.get("cycle_from") or "cycle_from" in self.errors
        if cleaned.get("rota") and not has_day:
            self.add_error("cycle_from", _("From which day on do the days count?"))
        return cleaned

    @property
    def said(self) -> dict[str, Any]:
        """As `change_work_pattern` takes it; only after the fields were valid."""
        values = {name: self.cleaned_data[name] for name in ("weekdays", "starts", "ends")}
        cycle = self.cleaned_data["rota"]
        return {**values, "cycle": cycle, "cycle_from": self.cleaned_data["cycle_from"]}


class AbsenceForm(forms.ModelForm):  # type: ignore[type-arg]  # the class takes none when it runs
    """Days away, the first and the last counted. Nobody is asked why."""

    class Meta:
        model = Absence
        fields = ["first_day", "last_day"]
        labels = {"first_day": _("First day"), "last_day": _("Last day")}
        error_messages = {
            "first_day": {"required": _("From which day on?"), "invalid": DAY_UNREAD},
            "last_day": {"invalid": DAY_UNREAD},
        }
        widgets = {
            "first_day": forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
            "last_day": forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        }

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today
        self.fields["last_day"].required = False

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        first, last = cleaned.get("first_day"), cleaned.get("last_day")
        if first and not last and "last_day" not in self.errors:
            last = cleaned["last_day"] = first
        if first and last and last < first:
            self.add_error("last_day", _("The last day is before the first one."))
        elif last and last < self.today:
            self.add_error("last_day", _("These days are over already."))
        return cleaned


def zone_options() -> list[tuple[str, str]]:
    """What the browser offers while one types: the name to keep, and how people say it."""
    return [(name, zone_label(name)) for name in zone_names()]


def zone_of(person: Person) -> ZoneInfo:
    return ZoneInfo(zone_or_none(person.zone) or "UTC")
