from __future__ import annotations

from django.apps import AppConfig


class PeopleConfig(AppConfig):
    name = "deskside.people"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from deskside.people import personal

        personal.register()
