from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from deskside.console.forms.plan import DateInput, this_century
from deskside.courses.outline import CourseOutline
from deskside.people.models import Person
from deskside.progress.pacing import LONGEST, Pacing, PacingError, check_own
from deskside.progress.planning.moving import rearranged


class MoveForm(forms.Form):
    to = forms.DateField(label=_("New date"), widget=DateInput, validators=[this_century])
    shift_later = forms.BooleanField(label=_("Move all later ones too"), required=False)


class DatesForm(forms.Form):
    """One date for each section, `date-<id>`; `was-<id>` is the date that the page showed."""

    take_later = forms.BooleanField(label=_("All later ones move along"), required=False)

    def __init__(
        self, *args: Any, course: CourseOutline, now_due: dict[int, date], pacing: Pacing, **kw: Any
    ) -> None:
        super().__init__(*args, **kw)
        self.course, self.now_due, self.pacing = course, now_due, pacing
        for section in course.sections:
            for kind, required in (("date", True), ("was", False)):
                self.fields[f"{kind}-{section.id}"] = forms.DateField(
                    label=section.title,
                    widget=DateInput,
                    required=required,
                    validators=[this_century],
                    error_messages={"required": _("Give every section a date.")},
                )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        self.dates: dict[int, date] = dict(self.now_due)
        if not self.errors:
            self._rearrange(cleaned)
        return cleaned

    def _rearrange(self, cleaned: dict[str, Any]) -> None:
        """Compares with what the page showed, so that a second change does not undo the first."""
        ids = [section.id for section in self.course.sections]
        typed = [cleaned[f"date-{number}"] for number in ids]
        shown = [cleaned[f"was-{number}"] or self.now_due.get(number) for number in ids]
        before = [was or day for was, day in zip(shown, typed, strict=True)]
        after = rearranged(before, typed, take_later=cleaned["take_later"], pacing=self.pacing)
        self.dates = dict(zip(ids, after, strict=True))
        try:
            check_own(after)
        except PacingError as error:
            self.add_error(None, str(error))


class PauseForm(forms.Form):
    """For whom, from when until when; the reason is for those who lead."""

    who = forms.ChoiceField(label=_("Who pauses"))
    first_day = forms.DateField(label=_("First day"), widget=DateInput, validators=[this_century])
    last_day = forms.DateField(label=_("Last day"), widget=DateInput, validators=[this_century])
    reason = forms.CharField(
        label=_("Reason"),
        help_text=_("Only those who lead this group see it."),
        max_length=200,
        required=False,
    )

    def __init__(self, *args: Any, people: list[Person], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.people = {str(person.uid): person for person in people}
        whole = ("", _("The whole group"))
        names = [(uid, person.name) for uid, person in self.people.items()]
        self.fields["who"].choices = [whole, *names]  # type: ignore[attr-defined]
        self.fields["who"].required = False

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        first, last = cleaned.get("first_day"), cleaned.get("last_day")
        if first and last and last < first:
            self.add_error("last_day", _("The last day is before the first one."))
        elif first and last and last - first > LONGEST:
            self.add_error("last_day", _("A pause may last three years at most."))
        return cleaned

    @property
    def person(self) -> Person | None:
        return self.people.get(self.cleaned_data["who"])


class LeaveForm(forms.Form):
    """What if so many are away."""

    people = forms.IntegerField(label=_("How many are away"), min_value=1, initial=2)
    first_day = forms.DateField(label=_("First day"), widget=DateInput, validators=[this_century])
    last_day = forms.DateField(label=_("Last day"), widget=DateInput, validators=[this_century])

    def __init__(self, *args: Any, of: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.of = of

    def clean_people(self) -> int:
        people: int = self.cleaned_data["people"]
        if people > max(self.of, 1):
            raise forms.ValidationError(_("There are not so many people in the group."))
        return people

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        first, last = cleaned.get("first_day"), cleaned.get("last_day")
        if first and last and not 0 <= (last - first).days <= LONGEST.days:
            self.add_error("last_day", _("The last day is before the first one."))
        return cleaned


class KickOffForm(forms.Form):
    subject = forms.CharField(label=_("Subject"), max_length=200)
    words = forms.CharField(
        label=_("Your message"),
        max_length=8000,
        widget=forms.Textarea({"rows": 16, "class": "input letter"}),
        error_messages={"required": _("Write at least a line.")},
    )
