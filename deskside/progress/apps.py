from __future__ import annotations

from django.apps import AppConfig


class ProgressConfig(AppConfig):
    name = "deskside.progress"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from deskside.progress import personal

        personal.register()
