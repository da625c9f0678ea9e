from __future__ import annotations

from django.apps import AppConfig


class ConfigConfig(AppConfig):
    name = "deskside.config"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from deskside.config.sample.make import make_small_sample
        from deskside.config.sample.remove import remove_sample
        from deskside.people.sample_hook import register_sample

        register_sample(make_small_sample, remove_sample)
