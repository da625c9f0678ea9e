from __future__ import annotations

from django.apps import AppConfig


class ProgressConfig(AppConfig):
    name = "deskside.progress"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from deskside.courses.usage import register_activity_user
        from deskside.progress import personal
        from deskside.progress.queries.used import completed_among

        personal.register()
        register_activity_user(completed_among)
