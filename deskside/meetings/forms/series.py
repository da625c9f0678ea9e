"""What a leader says about a series, one more meeting, a crew, another time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, time
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from deskside.courses.outline import SectionOutline
from deskside.meetings.actions.series import CrewWish
from deskside.meetings.models import Kind, Mode

WEEKDAYS = [
    (1, gettext_lazy("Monday")),
    (2, gettext_lazy("Tuesday")),
    (3, gettext_lazy("Wednesday")),
    (4, gettext_lazy("Thursday")),
    (5, gettext_lazy("Friday")),
    (6, gettext_lazy("Saturday")),
    (7, gettext_lazy("Sunday")),
]
LENGTHS = [(15, gettext_lazy("15 minutes")), (20, gettext_lazy("20 minutes"))]
EARLIEST, LATEST = date(2000, 1, 1), date(2100, 1, 1)
CREW_ROWS = 3


class DateInput(forms.DateInput):
    input_type = "date"

    def __init__(self) -> None:
        super().__init__(format="%Y-%m-%d")


class TimeInput(forms.TimeInput):
    input_type = "time"

    def __init__(self) -> None:
        super().__init__(format="%H:%M")


class SeriesForm(forms.Form):
    """The wishes, and up to three crews: `crew-1-name`, `crew-1-weekday`, `crew-1-time`."""

    minutes = forms.TypedChoiceField(
        label=gettext_lazy("How long"), choices=LENGTHS, coerce=int, widget=forms.RadioSelect
    )
    weekday = forms.TypedChoiceField(
        label=gettext_lazy("Weekday"),
        choices=WEEKDAYS,
        coerce=int,
        help_text=gettext_lazy(
            "Each meeting comes on the first one after the date of its section."
        ),
    )
    local_time = forms.TimeField(label=gettext_lazy("Hour"), widget=TimeInput)
    place = forms.CharField(
        label=gettext_lazy("Place"),
        help_text=gettext_lazy("A room, or a link for those far away."),
        max_length=300,
        required=False,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for number in range(1, CREW_ROWS + 1):
            self.fields[f"crew-{number}-name"] = forms.CharField(
                label=_("Crew %(number)d") % {"number": number}, max_length=100, required=False
            )
            self.fields[f"crew-{number}-weekday"] = forms.TypedChoiceField(
                label=_("Weekday"),
                choices=[("", _("the same")), *WEEKDAYS],
                coerce=int,
                empty_value=None,
                required=False,
            )
            self.fields[f"crew-{number}-time"] = forms.TimeField(
                label=_("Hour"), widget=TimeInput, required=False
            )

    def crew_rows(self) -> Iterator[tuple[forms.BoundField, forms.BoundField, forms.BoundField]]:
        for number in range(1, CREW_ROWS + 1):
            yield tuple(self[f"crew-{number}-{part}"] for part in ("name", "weekday", "time"))  # type: ignore[misc]

    @property
    def crews_typed(self) -> bool:
        return any(self[f"crew-{number}-name"].value() for number in range(1, CREW_ROWS + 1))

    @property
    def crews(self) -> tuple[CrewWish, ...]:
        """Those with a name; only after the fields were valid."""
        chosen = self.cleaned_data
        return tuple(
            CrewWish(
                chosen[f"crew-{number}-name"],
                chosen[f"crew-{number}-weekday"],
                chosen[f"crew-{number}-time"],
            )
            for number in range(1, CREW_ROWS + 1)
            if chosen.get(f"crew-{number}-name")
        )


class CrewForm(forms.Form):
    name = forms.CharField(label=gettext_lazy("Name of the crew"), max_length=100)
    weekday = forms.TypedChoiceField(
        label=gettext_lazy("Weekday"),
        choices=[("", gettext_lazy("as the others")), *WEEKDAYS],
        coerce=int,
        empty_value=None,
        required=False,
    )
    local_time = forms.TimeField(
        label=gettext_lazy("Hour"),
        help_text=gettext_lazy("Empty: the same as the others."),
        widget=TimeInput,
        required=False,
    )

    @property
    def wish(self) -> CrewWish:
        chosen = self.cleaned_data
        return CrewWish(chosen["name"], chosen["weekday"], chosen["local_time"])


class WhenForm(forms.Form):
    """Another time for one sitting."""

    day = forms.DateField(label=gettext_lazy("Day"), widget=DateInput)
    at = forms.TimeField(label=gettext_lazy("Hour"), widget=TimeInput)
    place = forms.CharField(label=gettext_lazy("Place"), max_length=300, required=False)

    def clean_day(self) -> date:
        return sensible_day(self.cleaned_data["day"])


class OneMoreForm(forms.Form):
    """One more meeting, about a section or long after the course."""

    section = forms.ChoiceField(label=gettext_lazy("About"))
    mode = forms.ChoiceField(
        label=gettext_lazy("Which questions"),
        help_text=gettext_lazy("None that your group has discussed before."),
        choices=Mode.choices,
    )
    minutes = forms.TypedChoiceField(
        label=gettext_lazy("How long"), choices=LENGTHS, coerce=int, widget=forms.RadioSelect
    )
    day = forms.DateField(label=gettext_lazy("Day"), widget=DateInput)
    local_time = forms.TimeField(label=gettext_lazy("Hour"), widget=TimeInput)

    def __init__(self, *args: Any, sections: Sequence[SectionOutline], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.sections = {str(section.id): section for section in sections}
        choices = [(key, section.title) for key, section in self.sections.items()]
        self.fields["section"].choices = choices  # type: ignore[attr-defined]

    def clean_day(self) -> date:
        return sensible_day(self.cleaned_data["day"])

    @property
    def section_chosen(self) -> SectionOutline:
        return self.sections[self.cleaned_data["section"]]

    @property
    def kind(self) -> Kind:
        return Kind.REFRESHER if self.cleaned_data["mode"] == Mode.REFRESHER else Kind.SECTION


def sensible_day(day: date) -> date:
    if not EARLIEST <= day <= LATEST:
        raise forms.ValidationError(_("Choose a day in this century."))
    return day


def read_day(text: str) -> date | None:
    """What a date field carries; None for an empty one. Raises ValidationError in words."""
    if not text.strip():
        return None
    try:
        return sensible_day(date.fromisoformat(text.strip()))
    except ValueError:
        raise forms.ValidationError(
            _("“%(text)s” is no date. Write it as 2026-12-24."), params={"text": text[:40]}
        ) from None


def first_wishes(weekday: int, at: time) -> dict[str, Any]:
    return {"minutes": 15, "weekday": weekday, "local_time": at, "place": ""}
