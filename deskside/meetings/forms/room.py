from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from deskside.commitments.forms import DraftForm, WordsForm
from deskside.commitments.models import ANSWERS
from deskside.journal.rules import LONGEST
from deskside.meetings.models.room import Presence

__all__ = ["AnswerForm", "DraftForm", "KnockForm", "PresenceForm", "StepForm", "WordsForm"]
MOST_STEPS = 500


class StepForm(forms.Form):
    to = forms.IntegerField(min_value=0, max_value=MOST_STEPS)
    came_from = forms.IntegerField(min_value=0, max_value=MOST_STEPS, required=False)


class CodeForm(forms.Form):
    """Six letters, however somebody writes them: small, with a gap, with a dash."""

    code = forms.CharField(
        label=_("The six letters"),
        max_length=40,
        error_messages={"required": _("Six letters, as they stand on the wall.")},
    )

    def clean_code(self) -> str:
        typed: str = self.cleaned_data["code"]
        return "".join(letter for letter in typed.upper() if letter.isalnum())[:12]


class KnockForm(forms.Form):
    name = forms.CharField(
        label=_("Your name"),
        max_length=100,
        error_messages={
            "required": _("Whoever leads lets you in by name."),
            "max_length": _("A name of at most 100 characters, please."),
        },
    )

    def clean_name(self) -> str:
        return " ".join(str(self.cleaned_data["name"]).replace("\0", " ").split())


class PresenceForm(forms.Form):
    presence = forms.ChoiceField(choices=Presence.choices)


class WritingForm(forms.Form):
    """What somebody writes in silence."""

    text = forms.CharField(required=False, max_length=LONGEST, strip=False)
    version = forms.IntegerField(min_value=0, max_value=10**9)


class AnswerForm(forms.Form):
    promise = forms.UUIDField()
    answer = forms.ChoiceField(choices=[(answer.value, answer.label) for answer in ANSWERS])
