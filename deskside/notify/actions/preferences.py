from __future__ import annotations

from collections.abc import Collection
from datetime import time

from django.db import models, transaction

from deskside.lib.db.bulk import insert_ignoring_conflicts
from deskside.notify.kinds import optional_kinds
from deskside.notify.models import QuietHours, SwitchedOff


@transaction.atomic
def choose_messages(
    *, person: models.Model, wanted: Collection[str], starts: time, ends: time
) -> QuietHours:
    """Of the kinds that may be switched off, those not wanted are off from now on."""
    for kind in optional_kinds():
        if kind.key in wanted:
            SwitchedOff.objects.filter(person_id=person.pk, kind=kind.key).delete()
        else:
            insert_ignoring_conflicts(SwitchedOff, person_id=person.pk, kind=kind.key)
    hours, _made = QuietHours.objects.update_or_create(
        person_id=person.pk, defaults={"starts": starts, "ends": ends}
    )
    return hours


@transaction.atomic
def switch_off(*, person: models.Model, kind: str) -> bool:
    """One kind, by the link in a mail; a second time changes nothing."""
    return insert_ignoring_conflicts(SwitchedOff, person_id=person.pk, kind=kind)
