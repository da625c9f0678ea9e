from __future__ import annotations

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ConsoleConfig(AppConfig):
    name = "deskside.console"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from deskside.console import digest, letters, personal, tabs
        from deskside.console.actions import digests, leading, looking
        from deskside.console.queries.groups import leads_somebody
        from deskside.ledger.due import register_due
        from deskside.ledger.rounds import register_round
        from deskside.lib.menu import register_entry

        personal.register()
        letters.register()
        digest.register()
        tabs.register()
        register_due(leading.BEGINS, leading.run_begin, title=_("A hand-over begins"))
        register_due(leading.ENDS, leading.run_end, title=_("A hand-over ends"))
        register_round("looking", looking.EVERY_SECONDS, looking.look_through)
        register_round("digests", digests.EVERY_SECONDS, digests.queue_digests)
        register_entry("team", _("Team"), "console:team", 10, leads_somebody)
