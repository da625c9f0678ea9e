from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy

from deskside.meetings.actions.feedback import Answers

HEARD = [
    (1, gettext_lazy("Hardly")),
    (2, gettext_lazy("A little")),
    (3, gettext_lazy("Enough")),
    (4, gettext_lazy("As much as I wanted")),
]


class FeedbackForm(forms.Form):
    """Three questions about how a meeting was led. All may stay empty but not all at once."""

    heard = forms.TypedChoiceField(
        label=gettext_lazy("Did you get to say what you wanted?"),
        choices=HEARD,
        coerce=int,
        empty_value=None,
        required=False,
        widget=forms.RadioSelect,
    )
    worked = forms.CharField(
        label=gettext_lazy("What worked?"),
        max_length=300,
        required=False,
        widget=forms.Textarea({"rows": 2}),
    )
    change = forms.CharField(
        label=gettext_lazy("What would you do differently next time?"),
        max_length=300,
        required=False,
        widget=forms.Textarea({"rows": 2}),
    )

    def clean(self) -> dict[str, object]:
        cleaned = super().clean() or {}
        if not self.errors and not any(cleaned.values()):
            raise forms.ValidationError(gettext_lazy("One answer is enough; none says nothing."))
        return cleaned

    @property
    def answers(self) -> Answers:
        chosen = self.cleaned_data
        return Answers(chosen["worked"], chosen["change"], chosen["heard"])
