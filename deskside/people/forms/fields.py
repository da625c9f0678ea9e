from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from deskside.lib.zones import zone_or_none
from deskside.people.account.forms import zone_by_words
from deskside.people.roster.cells import clean, has_control

MOST_NAME = 200


class NameField(forms.CharField):
    """A name in any script, with its blanks tidied up."""

    def __init__(self, *, label: Any, **kwargs: Any) -> None:
        super().__init__(label=label, max_length=MOST_NAME, **kwargs)
        self.widget.attrs.setdefault("dir", "auto")

    def clean(self, value: Any) -> str:
        name = clean(super().clean(value))
        if has_control(name):
            raise forms.ValidationError(_("There are unreadable characters in this name."))
        if self.required and not name:
            raise forms.ValidationError(self.error_messages["required"], code="required")
        return name


class ZoneField(forms.CharField):
    """A time zone by its own name or by its city; a script fills in the browser's where asked."""

    def __init__(self, *, guess: bool = True, **kwargs: Any) -> None:
        kwargs.setdefault("label", _("Time zone"))
        super().__init__(max_length=64, **kwargs)
        self.widget.attrs.update(list="zones", autocomplete="off")
        if guess:
            self.widget.attrs["data-guess-zone"] = ""

    def clean(self, value: Any) -> str:
        typed = super().clean(value)
        if not typed:
            return ""
        found = zone_or_none(typed) or zone_by_words(typed)
        if found is None:
            raise forms.ValidationError(
                _("No place of this name is known. Try the largest city near you.")
            )
        return found
