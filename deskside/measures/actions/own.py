from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import datetime
from zoneinfo import ZoneInfo

from django.db import transaction

from deskside.journal.actions import replace_note, save_note
from deskside.measures.instruments.kinds import Instrument, SeenBy
from deskside.measures.models import Pulse
from deskside.measures.scores import cleaned, period_of
from deskside.people.models import Person


@transaction.atomic
def answer_about_myself(
    *, person: Person, instrument: Instrument, scores: Mapping[str, int], now: datetime
) -> Pulse:
    """Seal somebody's answers. A second time in the same day or week takes the first one's place.

    Raises journal's SealBroken where the earlier ones do not open.
    """
    if instrument.seen_by != SeenBy.NOBODY_ELSE:
        raise ValueError(instrument.key)
    text = json.dumps(cleaned(instrument, scores))
    period = period_of(instrument.rhythm, now.astimezone(ZoneInfo(person.zone)).date())
    # Two devices at once come one after the other.
    Person.objects.select_for_update().filter(pk=person.pk).values_list("pk").first()
    own = Pulse.objects.filter(person=person, instrument=instrument.key, period=period)
    found = own.select_related("entry").first()
    if found is None or found.entry is None:
        return Pulse.objects.create(
            person=person,
            instrument=instrument.key,
            period=period,
            entry=save_note(person=person, text=text, now=now),
            opened_at=now,
        )
    replace_note(
        person=person,
        entry_id=found.entry.pk,
        text=text,
        base_version=found.entry.version,
        now=now,
    )
    return found


@transaction.atomic
def remove_own(*, pulse: Pulse) -> None:
    """Somebody throws away what they answered; nothing of it stays."""
    entry = pulse.entry
    pulse.delete()
    if entry is not None:
        entry.delete()
