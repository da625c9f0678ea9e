from __future__ import annotations

from django.apps import AppConfig


class LibConfig(AppConfig):
    name = "deskside.lib"
    default_auto_field = "django.db.models.BigAutoField"
