from __future__ import annotations

from datetime import datetime

from django.apps import AppConfig


class ProgressConfig(AppConfig):
    name = "deskside.progress"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from django.utils.translation import gettext_lazy as _

        from deskside.courses.usage import register_activity_user
        from deskside.ledger.due import register_due
        from deskside.ledger.rounds import register_round
        from deskside.people.signals import joined
        from deskside.progress import letters, personal
        from deskside.progress.actions.reminders import WORK, write_letters
        from deskside.progress.actions.times import ROUND_SECONDS, release_times
        from deskside.progress.queries.used import completed_among

        personal.register()
        letters.register()
        register_activity_user(completed_among)
        register_due(WORK, write_letters, title=_("Letters about a date"))
        register_round("section times", ROUND_SECONDS, release_times)
        joined.connect(_welcome, dispatch_uid="dates of newcomers")


def _welcome(group_id: int, person_ids: list[int], now: datetime, **_news: object) -> None:
    from deskside.progress.actions.newcomers import welcome

    welcome(group_id=group_id, person_ids=person_ids, now=now)
