from __future__ import annotations

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class LearnConfig(AppConfig):
    name = "deskside.learn"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from deskside.learn.calendar import due_sections, openings
        from deskside.lib.menu import register_entry
        from deskside.people.calendar_registry import register_calendar

        register_entry("course", _("My course"), "learn:course", 20)
        register_entry("notebook", _("Notebook"), "learn:notebook", 50)
        register_calendar("sections", due_sections)
        register_calendar("openings", openings)
