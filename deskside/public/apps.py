from __future__ import annotations

from django.apps import AppConfig


class PublicConfig(AppConfig):
    name = "deskside.public"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from deskside.lib.menu import register_banner

        register_banner(
            "sample",
            "public/sample_banner.html",
            lambda request: bool(getattr(request.user, "is_sample", False)),
        )
