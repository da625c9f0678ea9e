from __future__ import annotations

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class LedgerConfig(AppConfig):
    name = "deskside.ledger"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from deskside.ledger import due_round, personal, receipts
        from deskside.ledger.rounds import register_round
        from deskside.lib.menu import register_entry

        personal.register()
        register_entry(
            "work",
            _("Background work"),
            "ledger:work",
            65,
            lambda request: bool(getattr(request.user, "is_owner", False)),
            place="account",
        )
        register_round("due work", due_round.EVERY_SECONDS, due_round.run_due)
        register_round("old due work", 24 * 60 * 60, due_round.remove_old_work)
        register_round("old receipts", 24 * 60 * 60, receipts.remove_old_receipts)
