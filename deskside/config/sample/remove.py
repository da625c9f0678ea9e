from __future__ import annotations

from django.db import transaction

from deskside.commitments.models import Commitment
from deskside.ledger.models import Receipt
from deskside.meetings.models import Sitting
from deskside.people.models import Group, Organisation, Person
from deskside.people.sample_hook import SampleRefused

BATCH = 500


@transaction.atomic
def remove_sample() -> None:
    """Deletes the sample's people with all that hangs on them, its groups and the organisation.

    Courses stay, and so does anybody who is not invented. Raises SampleRefused where the
    organisation is a real one, or where there is none.
    """
    organisation = Organisation.objects.select_for_update().first()
    if organisation is None or not organisation.is_sample:
        raise SampleRefused("There is no sample team here, so nothing was removed.")
    # Every group of a sample organisation belongs to it, those made while trying things out too.
    groups = list(Group.objects.order_by("pk").values_list("pk", flat=True))
    for start in range(0, len(groups), BATCH):
        _remove_groups(groups[start : start + BATCH])
    people = list(Person.objects.filter(is_sample=True).order_by("pk").values_list("pk", flat=True))
    for start in range(0, len(people), BATCH):
        _remove_people(people[start : start + BATCH])
    organisation.delete()


def _remove_groups(ids: list[int]) -> None:
    # A sitting protects its crew, its case and what was written in it, which go with the group.
    Sitting.objects.filter(meeting__series__group__in=ids).delete()
    Group.objects.filter(pk__in=ids).delete()


def _remove_people(ids: list[int]) -> None:
    # A promise protects its sealed words, which would go with their writer a moment earlier.
    Commitment.objects.filter(person__in=ids).delete()
    Receipt.objects.filter(actor__in=[f"p{pk}" for pk in ids]).delete()
    Person.objects.filter(pk__in=ids).delete()
