"""How the sample's course was opened: the leader's message, and who has read what is expected."""

from __future__ import annotations

from datetime import time, timedelta

from deskside.config.sample.people import Wishes
from deskside.lib.zones import resolve
from deskside.people.queries.availability import learners_of
from deskside.progress.models import Confirmation, KickOff, Plan

BEFORE, MORNING = timedelta(days=3), time(9)
NOT_YET = 5  # every fifth has not said so
WORDS = (
    "On Monday we begin. Most of what people remember of us is not the fix but how they were "
    "treated while we worked on it.\n\n"
    "A few minutes a day are enough, and missing a date locks nothing. I take the course too."
)


def open_courses(wishes: Wishes) -> None:
    """For small samples, of which all plans are the sample's own."""
    for plan in Plan.objects.filter(group__memberships__person__is_sample=True).distinct():
        sent_at = resolve(plan.starts_on, MORNING, plan.zone) - BEFORE
        people = learners_of(plan.group_id, wishes.now)
        KickOff.objects.create(plan=plan, subject="We begin", words=WORDS, sent_at=sent_at)
        Confirmation.objects.bulk_create(
            Confirmation(
                plan=plan, person_id=person, confirmed_at=sent_at + timedelta(hours=number)
            )
            for number, (person, _name) in enumerate(people, start=1)
            if number % NOT_YET
        )
