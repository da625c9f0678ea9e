from __future__ import annotations

from django.apps import AppConfig


class LedgerConfig(AppConfig):
    name = "deskside.ledger"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from deskside.ledger import personal, receipts
        from deskside.ledger.rounds import register_round

        personal.register()
        register_round("old receipts", 24 * 60 * 60, receipts.remove_old_receipts)
