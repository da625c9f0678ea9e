from __future__ import annotations

from typing import Any

from django import forms
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from deskside.people.forms.fields import NameField, ZoneField
from deskside.people.models import Person
from deskside.people.roster.cells import BadCell, email_from


class NewPassword(forms.CharField):
    """Typed once and seen if wanted: a second field makes people choose shorter ones."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("label", _("Password"))
        kwargs.setdefault(
            "help_text", _("At least 10 characters. Four words that only you put together do well.")
        )
        # Hashing takes time by length; nobody types more.
        super().__init__(max_length=200, strip=False, widget=forms.PasswordInput, **kwargs)
        self.widget.attrs.update(autocomplete="new-password")


class AddressField(forms.CharField):
    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("label", _("E-mail"))
        super().__init__(max_length=254, widget=forms.EmailInput, **kwargs)
        self.widget.attrs.update(autocomplete="username")

    def clean(self, value: Any) -> str:
        typed = super().clean(value)
        try:
            return email_from(typed)
        except BadCell as bad:
            raise ValidationError(str(bad)) from bad


class EntranceForm(forms.Form):
    """What somebody says who comes in for the first time."""

    name = NameField(label=_("Your name"), help_text=_("As your colleagues say it."))
    password = NewPassword()
    zone = ZoneField(help_text=_("All dates and times are shown in this zone."))
    shared_computer = forms.BooleanField(
        label=_("This is a shared computer"),
        help_text=_(
            "Nothing you type is kept here, and you are signed out when the browser closes or "
            "after 30 minutes without a click."
        ),
        required=False,
    )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        password = cleaned.get("password")
        if password:
            person = Person(name=cleaned.get("name", ""), email=self.address())
            try:
                validate_password(password, person)
            except ValidationError as error:
                self.add_error("password", error)
        return cleaned

    def address(self) -> str:
        return str(self.cleaned_data.get("email", ""))


class InvitationForm(EntranceForm):
    """The address is known from the invitation and cannot be changed here."""

    def __init__(self, *args: Any, email: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.email = email

    def address(self) -> str:
        return self.email


class JoinForm(EntranceForm):
    email = AddressField(help_text=_("You sign in with it."))
    field_order = ["name", "email", "password", "zone", "shared_computer"]
