from __future__ import annotations

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PeopleConfig(AppConfig):
    name = "deskside.people"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from deskside.lib.menu import register_entry
        from deskside.people import invitation_letter, personal

        personal.register()
        invitation_letter.register()
        register_entry("me", _("My account"), "people:me", 10, place="account")
        register_entry("my_data", _("My data"), "people:my_data", 20, place="account")
