from __future__ import annotations

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from deskside.journal.rules import TextRefused, tidy_text
from deskside.progress.models import How

SAVE = "save"
HOWS = {How.HERE.value, How.THOUGHT.value, How.PAPER.value}
NEEDS_WORDS = _("There are no words yet. One line is enough.")


class TextForm(forms.Form):
    """A private text: kept as it stands, or kept and finished in one of three ways."""

    # Not a CharField: that one refuses a NUL in words of its own, and strips.
    text = forms.Field(required=False, widget=forms.Textarea)
    version = forms.IntegerField(min_value=0, max_value=10**9)
    how = forms.ChoiceField(choices=[(how, how) for how in (SAVE, *sorted(HOWS))])

    def clean_text(self) -> str:
        try:
            return tidy_text(self.cleaned_data["text"] or "")
        except TextRefused as refused:
            raise ValidationError(str(refused)) from refused

    def clean(self) -> None:
        if self.cleaned_data.get("how") != How.HERE or "text" in self.errors:
            return
        if not self.cleaned_data.get("text", "").strip():
            self.add_error("text", NEEDS_WORDS)


class PlaceForm(forms.Form):
    """A paragraph, or a second of a film."""

    place = forms.IntegerField(min_value=0, max_value=100_000)
