from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from deskside.console.actions.asking import Said
from deskside.console.actions.writing import Words
from deskside.console.models import BlockerKind, Reason, RequestState
from deskside.people.models import Group

ANSWERS = [(s, s.label) for s in RequestState if s is not RequestState.OPEN]


class WordsForm(forms.Form):
    """What a leader says to one person; a draft is there to be changed."""

    text = forms.CharField(
        label=_("Your words"), max_length=2000, widget=forms.Textarea(attrs={"dir": "auto"})
    )
    reason = forms.ChoiceField(choices=Reason.choices, required=False, widget=forms.HiddenInput)

    def words(self) -> Words:
        return Words(self.cleaned_data["reason"] or Reason.OTHER, self.cleaned_data["text"])


class RequestForm(forms.Form):
    """The leader's answer."""

    state = forms.ChoiceField(label=_("Your answer"), choices=ANSWERS, widget=forms.RadioSelect)
    reply = forms.CharField(
        label=_("A line with it"),
        max_length=500,
        required=False,
        widget=forms.Textarea(attrs={"dir": "auto"}),
    )


class BlockerForm(forms.Form):
    """What is in the way, in one tap and a line if one likes."""

    kind = forms.ChoiceField(
        label=_("What is in the way?"),
        choices=BlockerKind.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Pick the one that fits best.")},
    )
    words = forms.CharField(
        label=_("A line more, if you like"),
        max_length=500,
        required=False,
        widget=forms.Textarea(attrs={"dir": "auto"}),
    )

    def said(self) -> Said:
        return Said(self.cleaned_data["kind"], self.cleaned_data["words"])


class AskForm(forms.Form):
    """A request to whoever leads."""

    ask = forms.CharField(
        label=_("What do you need?"),
        max_length=500,
        widget=forms.Textarea(attrs={"dir": "auto"}),
        help_text=_(
            "For instance half an hour off the phones, a headset, sample products to try, or "
            "another date."
        ),
    )
    activity = forms.SlugField(required=False, max_length=100, widget=forms.HiddenInput)


class GroupChoice(forms.Form):
    """Which of somebody's groups is meant; asked only of those who are in several."""

    group = forms.UUIDField(required=False, widget=forms.Select)

    def __init__(self, *args: Any, groups: list[Group], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.groups = groups

    def chosen(self) -> Group | None:
        """The one that was named, or the only or first one; None for somebody else's group."""
        if not self.is_valid():
            return None
        wanted = self.cleaned_data["group"]
        if wanted is None:
            return self.groups[0] if self.groups else None
        return next((group for group in self.groups if group.uid == wanted), None)
