from __future__ import annotations

from typing import Any
from urllib.parse import urlsplit

from django import forms
from django.utils.translation import gettext_lazy as _

from deskside.notify.channels.address import AddressRefused, checked_address
from deskside.notify.channels.systems import system_of
from deskside.notify.kinds import optional_kinds
from deskside.notify.models import System

UNREAD = _("Write a time like 20:00.")


class TimeField(forms.TimeField):
    """A time of the day, with the browser's own clock where it has one."""

    def __init__(self, **kwargs: Any) -> None:
        widget = forms.TimeInput(attrs={"type": "time"}, format="%H:%M")
        errors = {"required": UNREAD, "invalid": UNREAD}
        super().__init__(widget=widget, error_messages=errors, **kwargs)


class MessagesForm(forms.Form):
    """One switch for each kind of message, and the hours in which nobody writes."""

    starts = TimeField(label=_("From"))
    ends = TimeField(label=_("To"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for kind in optional_kinds():
            self.fields[f"kind-{kind.key}"] = forms.BooleanField(
                label=kind.title, help_text=kind.about, required=False
            )

    def switches(self) -> list[forms.BoundField]:
        return [self[name] for name in self.fields if name.startswith("kind-")]

    def wanted(self) -> set[str]:
        """Keys of the kinds that are ticked."""
        return {
            name.removeprefix("kind-")
            for name, ticked in self.cleaned_data.items()
            if name.startswith("kind-") and ticked
        }


class ChannelForm(forms.Form):
    """Where a chat system takes messages."""

    url = forms.CharField(
        label=_("Address of the incoming webhook"),
        max_length=2000,
        help_text=_(
            "Your chat system makes one for a channel. Whoever has it can write there, so it is "
            "kept sealed and not shown again."
        ),
        error_messages={"required": _("Paste the address here.")},
        widget=forms.URLInput(attrs={"autocomplete": "off", "placeholder": ""}),
    )
    system = forms.ChoiceField(
        label=_("Chat system"),
        required=False,
        choices=[("", _("Recognise it by the address")), *System.choices],
    )

    def clean_url(self) -> str:
        try:
            return checked_address(self.cleaned_data["url"])
        except AddressRefused as refused:
            raise forms.ValidationError(str(refused)) from refused

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if "url" in cleaned and not cleaned.get("system"):
            cleaned["system"] = system_of(urlsplit(cleaned["url"]).hostname or "")
        return cleaned
