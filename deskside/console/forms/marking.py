from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, datetime, time
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from deskside.courses.outline import ActivityOutline, CourseOutline
from deskside.lib.zones import resolve
from deskside.progress.models import How
from deskside.progress.states import is_done

NOON = time(12)
SECTION = "section:"


class MarkForm(forms.Form):
    """What somebody has done without this site: one activity, or all that is left of a section."""

    done = forms.CharField(label=_("What was done"), max_length=120, widget=forms.Select)
    on = forms.DateField(
        label=_("Done on"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )
    how = forms.ChoiceField(
        label=_("How it was done"),
        choices=[(How.PAPER, _("on paper")), (How.LEADER, _("with me, or I saw it"))],
    )

    def __init__(
        self,
        data: Any = None,
        *,
        course: CourseOutline,
        marks: Mapping[str, int],
        today: date,
        zone: str,
    ) -> None:
        super().__init__(data, initial={"on": today, "how": How.PAPER})
        self.course, self.marks, self.today, self.zone = course, marks, today, zone
        choices = [("", _("Choose")), *self._choices()]
        self.fields["done"].widget.choices = choices
        self.activities: list[ActivityOutline] = []

    def _choices(self) -> Iterator[tuple[str, list[tuple[str, str]]]]:
        for section in self.course.sections:
            left = [a for a in section.activities if not is_done(self.marks, a.id)]
            if left:
                title = f"{section.number}. {section.title}" if section.number else section.title
                whole = (f"{SECTION}{section.key}", str(_("All that is left of it")))
                yield title, [whole, *((a.key, a.title) for a in left)]

    def clean_done(self) -> str:
        wanted: str = self.cleaned_data["done"]
        self.activities = self._meant(wanted)
        if not self.activities:
            raise forms.ValidationError(_("Choose what was done."))
        return wanted

    def _meant(self, wanted: str) -> list[ActivityOutline]:
        if not wanted.startswith(SECTION):
            activity = self.course.activity(wanted)
            return [activity] if activity else []
        section = self.course.section(wanted.removeprefix(SECTION))
        if section is None:
            return []
        needed = {*section.required}
        if not any(is_done(self.marks, choice) for choice in section.choices):
            needed.update(section.choices[:1])
        return [a for a in section.activities if a.id in needed and not is_done(self.marks, a.id)]

    def clean_on(self) -> date:
        day: date = self.cleaned_data["on"]
        if day > self.today:
            raise forms.ValidationError(_("That day is still to come."))
        if day.year < self.today.year - 1:
            raise forms.ValidationError(_("That is too long ago."))
        return day

    def at(self, now: datetime) -> datetime:
        """Noon of that day where the group is; now, if that is earlier."""
        return min(now, resolve(self.cleaned_data["on"], NOON, self.zone))
