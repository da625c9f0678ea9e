from __future__ import annotations

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CommitmentsConfig(AppConfig):
    name = "deskside.commitments"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from deskside.commitments import letters, personal
        from deskside.lib.menu import register_entry

        personal.register()
        letters.register()
        register_entry("promises", _("Promises"), "commitments:promises", 40)
