from __future__ import annotations

from django.apps import AppConfig


class ConfigConfig(AppConfig):
    name = "deskside.config"
    default_auto_field = "django.db.models.BigAutoField"
