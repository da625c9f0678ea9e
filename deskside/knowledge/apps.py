from __future__ import annotations

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class KnowledgeConfig(AppConfig):
    name = "deskside.knowledge"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from deskside.knowledge import personal
        from deskside.lib.menu import register_entry
        from deskside.people.group_tabs import register_tab

        personal.register()
        register_entry("desk", _("Our desk"), "knowledge:desk", 45)
        register_entry(
            "tickets",
            _("Pasting tickets"),
            "knowledge:tickets",
            60,
            lambda request: bool(getattr(request.user, "is_owner", False)),
            place="account",
        )
        register_tab("desk", _("Our desk"), "knowledge:cases", 70)
