from __future__ import annotations

from django.apps import AppConfig


class NotifyConfig(AppConfig):
    name = "deskside.notify"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from deskside.ledger.rounds import register_round
        from deskside.notify import personal
        from deskside.notify import personal
        from deskside.notify.delivery import deliver_due

        personal.register()
        register_round("mail", 15, deliver_due)
        personal.register()
