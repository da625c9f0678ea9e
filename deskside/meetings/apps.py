from __future__ import annotations

from django.apps import AppConfig


class MeetingsConfig(AppConfig):
    name = "deskside.meetings"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from deskside.meetings import personal

        personal.register()
