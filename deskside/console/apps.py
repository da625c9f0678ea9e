from __future__ import annotations

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ConsoleConfig(AppConfig):
    name = "deskside.console"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from deskside.console import personal, tabs
        from deskside.console.queries.groups import leads_somebody
        from deskside.lib.menu import register_entry

        personal.register()
        tabs.register()
        register_entry("team", _("Team"), "console:team", 10, leads_somebody)
