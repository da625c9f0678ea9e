from __future__ import annotations

from enum import Enum

from django.utils.translation import gettext_lazy as _


class Kind(Enum):
    """What was found; its value stands in brackets where it was."""

    PERSON = _("person")  # with a letter: who is who stays clear
    EMAIL = _("e-mail")
    PHONE = _("phone")
    LINK = _("link")
    FILE = _("file")
    ADDRESS = _("IP address")
    DEVICE = _("device address")
    HOST = _("computer")
    TICKET = _("ticket")
    ACCOUNT = _("account number")
    SERIAL = _("serial number")
    USER = _("user name")
    SECRET = _("secret")
    PLACE = _("place")
    DATE = _("date of birth")
    NUMBER = _("number")

    @property
    def words(self) -> str:
        return str(self.value)
