from __future__ import annotations

from datetime import datetime

from django.db import transaction

from deskside.lib.db.bulk import insert_ignoring_conflicts
from deskside.notify.actions import Order, queue_many
from deskside.people.models import Person
from deskside.people.queries.availability import learners_of
from deskside.progress.actions.dates import note
from deskside.progress.models import Confirmation, KickOff, Plan


@transaction.atomic
def confirm_expectations(*, plan_id: int, person: Person, now: datetime) -> bool:
    """Once for each plan; False when they had said so before."""
    return insert_ignoring_conflicts(
        Confirmation, plan_id=plan_id, person_id=person.pk, confirmed_at=now
    )


@transaction.atomic
def send_kick_off(*, plan: Plan, subject: str, words: str, by: Person, now: datetime) -> KickOff:
    """To everybody who takes the course now, but not to the sender."""
    sent = KickOff.objects.create(plan=plan, subject=subject, words=words, sent_by=by, sent_at=now)
    people = [person for person, _name in learners_of(plan.group_id, now) if person != by.pk]
    orders = [Order(person, f"kickoff:{sent.pk}", now) for person in people]
    queue_many(kind="kick_off", orders=orders, now=now)
    note(plan, by, f"Sent the opening message to {len(people)}", now)
    return sent
