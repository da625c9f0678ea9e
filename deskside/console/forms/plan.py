from __future__ import annotations

import re
from datetime import date, time
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from deskside.courses.outline import CourseOutline
from deskside.lib.zones import zone_choices
from deskside.progress.models import Plan, Preset
from deskside.progress.pacing import Pacing, PacingError, check_own, propose

WEEKDAYS = [
    ("1", _("Monday")),
    ("2", _("Tuesday")),
    ("3", _("Wednesday")),
    ("4", _("Thursday")),
    ("5", _("Friday")),
    ("6", _("Saturday")),
    ("7", _("Sunday")),
]
EARLIEST = date(2000, 1, 1)
LATEST = date(2100, 1, 1)
MOST_BLACKOUT = 200


class DateInput(forms.DateInput):
    input_type = "date"

    def __init__(self) -> None:
        super().__init__(format="%Y-%m-%d")


class TimeInput(forms.TimeInput):
    input_type = "time"

    def __init__(self) -> None:
        super().__init__(format="%H:%M")


class PlanForm(forms.Form):
    """The pace of a group. With own dates there is one field per section, `date-<section id>`."""

    preset = forms.ChoiceField(label=_("Pace"), choices=Preset.choices, widget=forms.RadioSelect)
    starts_on = forms.DateField(label=_("First day"), widget=DateInput)
    every_days = forms.IntegerField(
        label=_("Working days for each section"),
        help_text=_("Counts when the pace is every few working days."),
        min_value=1,
        max_value=60,
        initial=3,
    )
    weekdays = forms.MultipleChoiceField(
        label=_("Working days"), choices=WEEKDAYS, widget=forms.CheckboxSelectMultiple
    )
    due_time = forms.TimeField(
        label=_("A date ends at"), help_text=_("Local time of the group."), widget=TimeInput
    )
    zone = forms.ChoiceField(label=_("Time zone of the group"), choices=zone_choices)
    blackout = forms.CharField(
        label=_("Days off"),
        help_text=_("One date a line, as 2026-12-24. No section is due on these days."),
        required=False,
        widget=forms.Textarea({"rows": 3}),
    )

    def __init__(self, *args: Any, course: CourseOutline, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.course = course
        self.own_dates: dict[int, date] = {}
        self.dates: list[date] = []

    def clean_blackout(self) -> list[date]:
        words = re.split(r"[\s,;]+", self.cleaned_data["blackout"].strip())
        days = [_day(word) for word in words if word]
        if len(days) > MOST_BLACKOUT:
            raise forms.ValidationError(_("That is more days off than a plan can hold (200)."))
        return days

    def clean_starts_on(self) -> date:
        day: date = self.cleaned_data["starts_on"]
        if not EARLIEST <= day <= LATEST:
            raise forms.ValidationError(_("Choose a day in this century."))
        return day

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if self.errors:
            return cleaned
        try:
            if cleaned["preset"] == Preset.OWN:
                self._read_own()
            else:
                self.dates = propose(self.pacing, len(self.course.sections))
        except PacingError as error:
            self.add_error("preset", str(error))
        return cleaned

    def _read_own(self) -> None:
        for section in self.course.sections:
            typed = str(self.data.get(f"date-{section.id}", "")).strip()
            if not typed:
                raise PacingError(str(_("Give every section a date.")))
            self.own_dates[section.id] = _day(typed)
        self.dates = list(self.own_dates.values())
        check_own(self.dates)

    @property
    def pacing(self) -> Pacing:
        """The wishes as `progress.pacing` reads them; only after the fields were valid."""
        chosen = self.cleaned_data
        return Pacing(
            preset=chosen["preset"],
            starts_on=chosen["starts_on"],
            weekdays="".join(sorted(chosen["weekdays"])),
            every_days=chosen["every_days"],
            blackout=frozenset(chosen["blackout"]),
            due_time=chosen["due_time"],
            zone=chosen["zone"],
        )


def _day(text: str) -> date:
    try:
        day = date.fromisoformat(text)
    except ValueError:
        raise forms.ValidationError(
            _("“%(text)s” is no date. Write it as 2026-12-24."), params={"text": text[:40]}
        ) from None
    if not EARLIEST <= day <= LATEST:
        raise forms.ValidationError(_("Choose days in this century."))
    return day


def initial_of(plan: Plan | None, zone: str, today: date) -> dict[str, Any]:
    """What the form shows first: the plan there is, or one section a week from today."""
    if plan is None:
        return {
            "preset": Preset.WEEKLY,
            "starts_on": today,
            "every_days": 3,
            "weekdays": list("12345"),
            "due_time": time(18),
            "zone": zone,
        }
    return {
        "preset": plan.preset,
        "starts_on": plan.starts_on,
        "every_days": plan.every_days,
        "weekdays": list(plan.weekdays),
        "due_time": plan.due_time,
        "zone": plan.zone,
        "blackout": "\n".join(plan.blackout_days),
    }


class MoveForm(forms.Form):
    to = forms.DateField(label=_("New date"), widget=DateInput)
    shift_later = forms.BooleanField(label=_("Move all later ones too"), required=False)


class LongerForm(forms.Form):
    section = forms.ChoiceField(label=_("Section"))
    to = forms.DateField(label=_("Until"), widget=DateInput)
    reason = forms.CharField(
        label=_("Reason"),
        help_text=_("You two see it, nobody else does."),
        max_length=200,
        required=False,
    )

    def __init__(self, *args: Any, course: CourseOutline, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [(section.key, section.title) for section in course.sections]
        self.fields["section"].choices = choices  # type: ignore[attr-defined]
