from __future__ import annotations

from datetime import date, datetime, time
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from deskside.courses.outline import ActivityOutline, CourseOutline
from deskside.lib.zones import resolve
from deskside.progress.models import How

NOON = time(12)


class MarkForm(forms.Form):
    """What somebody has done without this site; activities are ticked by their keys."""

    on = forms.DateField(
        label=_("Done on"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )
    how = forms.ChoiceField(
        label=_("How it was done"),
        choices=[(How.PAPER, _("on paper")), (How.LEADER, _("with me, or I saw it"))],
    )

    def __init__(
        self, *args: Any, course: CourseOutline, today: date, zone: str, **kwargs: Any
    ) -> None:
        initial = {"on": today, "how": How.PAPER} | kwargs.pop("initial", {})
        super().__init__(*args, initial=initial, **kwargs)
        self.course, self.today, self.zone = course, today, zone

    def clean_on(self) -> date:
        day: date = self.cleaned_data["on"]
        if day > self.today:
            raise forms.ValidationError(_("That day is still to come."))
        if day.year < self.today.year - 1:
            raise forms.ValidationError(_("That is too long ago."))
        return day

    def clean(self) -> dict[str, Any]:
        found = super().clean() or {}
        keys = self.data.getlist("done") if hasattr(self.data, "getlist") else []
        self.activities = [a for a in map(self.course.activity, keys) if a is not None]
        if not self.activities:
            raise forms.ValidationError(_("Tick what is done first."))
        return found

    activities: list[ActivityOutline]

    def at(self, now: datetime) -> datetime:
        """Noon of that day where the group is; now, if that is earlier."""
        return min(now, resolve(self.cleaned_data["on"], NOON, self.zone))
