from __future__ import annotations

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class MeasuresConfig(AppConfig):
    name = "deskside.measures"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from deskside.ledger.due import register_due
        from deskside.lib.menu import register_entry
        from deskside.measures import again_letter, letters, personal
        from deskside.measures.actions.team import CLOSE, close_due
        from deskside.people.group_tabs import register_tab

        personal.register()
        letters.register()
        again_letter.register()
        register_due(again_letter.KIND, again_letter.ask_again, title=_("Figures, three months on"))
        register_due(CLOSE, close_due, title=_("The last day of a team's pulse"))
        register_entry("standing", _("Where I stand"), "measures:standing", 45)
        register_tab("pulse", _("Pulse"), "measures:team", 70)
        register_tab("figures", _("Figures"), "measures:figures", 80)
