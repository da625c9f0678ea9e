from __future__ import annotations

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class NotifyConfig(AppConfig):
    name = "deskside.notify"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from deskside.ledger.rounds import register_round
        from deskside.lib.menu import register_entry
        from deskside.notify import catch_up_letter, personal
        from deskside.notify.channels import hello
        from deskside.notify.delivery.rounds import deliver_due

        personal.register()
        catch_up_letter.register()
        hello.register()
        register_entry(
            "outbox",
            _("Messages going out"),
            "notify:outbox",
            60,
            lambda request: bool(getattr(request.user, "is_owner", False)),
            place="account",
        )
        register_entry(
            "my_messages", _("What comes by mail"), "notify:my_messages", 15, place="account"
        )
        register_round("mail", 15, deliver_due)
