from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from deskside.people.forms.entrance import AddressField


class CorrectAddressForm(forms.Form):
    """The address that somebody was meant to be invited at."""

    email = AddressField(
        label=_("The right address"),
        help_text=_("A new invitation goes there, and the old link stops working."),
    )
