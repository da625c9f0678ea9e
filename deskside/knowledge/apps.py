from __future__ import annotations

from django.apps import AppConfig


class KnowledgeConfig(AppConfig):
    name = "deskside.knowledge"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from deskside.knowledge import personal

        personal.register()
