from __future__ import annotations

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class MeetingsConfig(AppConfig):
    name = "deskside.meetings"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from deskside.ledger.due import register_due
        from deskside.meetings import personal, series_start, summary_letter
        from deskside.meetings.actions.closing import close_forgotten
        from deskside.meetings.actions.rooms import END_KIND

        personal.register()
        series_start.register()
        summary_letter.register()
        register_due(END_KIND, close_forgotten, title=_("End of a meeting that nobody ended"))
