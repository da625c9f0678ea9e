from __future__ import annotations

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class NotifyConfig(AppConfig):
    name = "deskside.notify"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from deskside.ledger.rounds import register_round
        from deskside.lib.menu import register_entry
        from deskside.notify import personal
        from deskside.notify.delivery import deliver_due

        personal.register()
        register_entry(
            "outbox",
            _("Messages going out"),
            "notify:outbox",
            60,
            lambda request: bool(getattr(request.user, "is_owner", False)),
            place="account",
        )
        register_round("mail", 15, deliver_due)
