from __future__ import annotations

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CommitmentsConfig(AppConfig):
    name = "deskside.commitments"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from deskside.commitments import letters, personal
        from deskside.commitments.calendar import open_promises
        from deskside.lib.menu import register_entry
        from deskside.people.calendar_registry import register_calendar

        personal.register()
        letters.register()
        register_entry("promises", _("Promises"), "commitments:promises", 40)
        register_calendar("promises", open_promises)
