from __future__ import annotations

from django.apps import AppConfig


class JournalConfig(AppConfig):
    name = "deskside.journal"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from deskside.journal import personal

        personal.register()
