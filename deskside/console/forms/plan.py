from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, time, timedelta
from typing import Any, cast

from django import forms
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from deskside.courses.outline import CourseOutline
from deskside.lib.zones import zone_choices
from deskside.people.holiday_calendars import countries, days_off, regions
from deskside.people.models import Group
from deskside.progress.models import Plan, Preset
from deskside.progress.pacing import LONGEST, Pacing, PacingError, check_own, propose

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


def this_century(day: date) -> None:
    """Before and after it a zone may have no instant for a day."""
    if not EARLIEST <= day <= LATEST:
        raise forms.ValidationError(_("Choose a day in this century."))


class PlanForm(forms.Form):
    """The pace of a group. With own dates there is one field per section, `date-<section id>`."""

    preset = forms.ChoiceField(label=_("Pace"), choices=Preset.choices, widget=forms.RadioSelect)
    starts_on = forms.DateField(label=_("First day"), widget=DateInput, validators=[this_century])
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
    anchor = forms.TypedChoiceField(
        label=_("Weekly dates fall on"),
        choices=[("", _("The end of each seven days")), *WEEKDAYS],
        coerce=int,
        empty_value=None,
        required=False,
    )
    minutes_a_week = forms.IntegerField(
        label=_("Minutes a week for each person"),
        help_text=_("Sections that need more get longer. Empty: they count the same."),
        min_value=10,
        max_value=2400,
        required=False,
    )
    buffer_weeks = forms.IntegerField(
        label=_("Spare weeks at the end"),
        help_text=_("Nothing is due in them."),
        min_value=0,
        max_value=8,
        required=False,
    )
    comes_back = forms.BooleanField(
        label=_("Come back to it"),
        help_text=_(
            "A quarter of an hour after a week, a month and three months, in the calendar of each."
        ),
        required=False,
    )
    zone = forms.ChoiceField(label=_("Time zone of the group"), choices=zone_choices)
    holiday_country = forms.ChoiceField(label=_("Public holidays"), required=False)
    holiday_region = forms.CharField(
        label=_("Part of the country"), widget=forms.Select, required=False
    )
    blackout = forms.CharField(
        label=_("Days off"),
        help_text=_("One date a line, as 2026-12-24. No section is due on these days."),
        required=False,
        widget=forms.Textarea({"rows": 3}),
    )

    def __init__(
        self,
        *args: Any,
        course: CourseOutline,
        shown: Mapping[int, date] | None = None,
        **kwargs: Any,
    ) -> None:
        """`shown`: dates to begin with, by section id, where none of one's own is typed yet."""
        super().__init__(*args, **kwargs)
        self.course = course
        self.shown = shown or {}
        self.own_dates: dict[int, date] = {}
        nowhere = ("", _("None"))
        country = self.fields["holiday_country"]
        country.choices = [nowhere, *countries().items()]  # type: ignore[attr-defined]
        self.regions = regions(str(self["holiday_country"].value() or ""))
        every = ("", _("All of it"))
        region = cast("forms.Select", self.fields["holiday_region"].widget)
        region.choices = [every, *self.regions.items()]

    def clean_holiday_region(self) -> str:
        """A part of another country is forgotten, not refused: the country was changed."""
        region: str = self.cleaned_data["holiday_region"]
        return region if region in self.regions else ""

    def clean_blackout(self) -> list[date]:
        words = re.split(r"[\s,;]+", self.cleaned_data["blackout"].strip())
        days = [_day(word) for word in words if word]
        if len(days) > MOST_BLACKOUT:
            raise forms.ValidationError(_("That is more days off than a plan can hold (200)."))
        return days

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if self.errors:
            return cleaned
        try:
            if cleaned["preset"] == Preset.OWN:
                self._read_own()
            else:
                propose(self.pacing, len(self.course.sections), self._minutes)
        except PacingError as error:
            self.add_error("preset", str(error))
        return cleaned

    @property
    def _minutes(self) -> list[int]:
        return [section.minutes for section in self.course.sections]

    def _read_own(self) -> None:
        for section in self.course.sections:
            typed = str(self.data.get(f"date-{section.id}", "")).strip()
            if not typed and section.id in self.shown:
                typed = self.shown[section.id].isoformat()
            if not typed:
                raise PacingError(str(_("Give every section a date.")))
            self.own_dates[section.id] = _day(typed)
        check_own(list(self.own_dates.values()))

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
            anchor=chosen["anchor"],
            minutes_a_week=chosen["minutes_a_week"],
            buffer_weeks=chosen["buffer_weeks"] or 0,
            comes_back=chosen["comes_back"],
            holidays=frozenset(self.holidays),
        )

    @property
    def holidays(self) -> dict[date, str]:
        """Names by day, of the country chosen, from the first day on for three years."""
        chosen = self.cleaned_data
        first = chosen["starts_on"]
        last = first + LONGEST
        return days_off(chosen["holiday_country"], chosen["holiday_region"], first, last)


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


def initial_of(plan: Plan | None, group: Group, today: date) -> dict[str, Any]:
    """What the form shows first: the plan there is, or one section a week from Monday on."""
    if plan is None:
        return {
            "preset": Preset.WEEKLY,
            "starts_on": next_monday(today),
            "every_days": 3,
            "weekdays": list("12345"),
            "due_time": time(18),
            "zone": group.zone,
            "anchor": 5,
            "buffer_weeks": 1,
            "comes_back": True,
            **_holidays(group),
        }
    return {
        "preset": plan.preset,
        "starts_on": plan.starts_on,
        "every_days": plan.every_days,
        "weekdays": list(plan.weekdays),
        "due_time": plan.due_time,
        "zone": plan.zone,
        "blackout": "\n".join(plan.blackout_days),
        "anchor": plan.anchor,
        "minutes_a_week": plan.minutes_a_week,
        "buffer_weeks": plan.buffer_weeks,
        "comes_back": plan.comes_back,
        **_holidays(group),
    }


def _holidays(group: Group) -> dict[str, str]:
    return {"holiday_country": group.holiday_country, "holiday_region": group.holiday_region}


def next_monday(today: date) -> date:
    """Monday itself, or the next one: a plan begins with a week."""
    return today + timedelta(days=-today.weekday() % 7)


class LongerForm(forms.Form):
    section = forms.ChoiceField(label=_("Section"))
    to = forms.DateField(label=_("Until"), widget=DateInput, validators=[this_century])
    reason = forms.CharField(
        label=_("Reason"),
        help_text=_("You two see it, nobody else does."),
        max_length=200,
        required=False,
    )

    def __init__(
        self,
        *args: Any,
        course: CourseOutline,
        days: Mapping[str, date] | None = None,
        **kwargs: Any,
    ) -> None:
        """`days`: the group's own date by section key; nobody is given less time than all have."""
        super().__init__(*args, **kwargs)
        self.days = days or {}
        choices = [(section.key, section.title) for section in course.sections]
        self.fields["section"].choices = choices  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        own, to = self.days.get(cleaned.get("section", "")), cleaned.get("to")
        if own and to and to < own:
            words = _(
                "The group has until %(day)s for this section. Choose that day or a later one."
            )
            self.add_error("to", words % {"day": date_format(own, "l j F Y")})
        return cleaned
