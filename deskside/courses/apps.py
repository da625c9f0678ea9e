from __future__ import annotations

from django.apps import AppConfig


class CoursesConfig(AppConfig):
    name = "deskside.courses"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from deskside.courses import personal

        personal.register()
