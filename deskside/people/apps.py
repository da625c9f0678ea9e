from __future__ import annotations

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PeopleConfig(AppConfig):
    name = "deskside.people"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from deskside.ledger.rounds import register_round
        from deskside.lib.menu import register_entry
        from deskside.people import invitation_letter, personal
        from deskside.people.actions import calendar

        personal.register()
        invitation_letter.register()
        register_entry("me", _("My account"), "people:me", 10, place="account")
        register_entry("my_calendar", _("My calendar"), "people:my_calendar", 15, place="account")
        register_entry("my_data", _("My data"), "people:my_data", 20, place="account")
        register_round("calendars", calendar.ROUND_SECONDS, calendar.refresh_due_feeds)
