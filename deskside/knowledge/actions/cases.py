from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.db.models import ProtectedError
from django.utils.translation import gettext as _

from deskside.knowledge.masking import mask_texts
from deskside.knowledge.models import Case, CaseState, ImportConsent
from deskside.knowledge.queries.known import known_for
from deskside.people.models import Group, Person


class TicketsOff(Exception):  # noqa: N818  an answer to the sender
    """No owner has accepted yet what masking cannot promise."""


@dataclass(frozen=True, slots=True)
class CaseWords:
    title: str
    story: str
    asks: str = ""
    section_id: int | None = None
    shows_author: bool = True


@transaction.atomic
def write_case(
    *, group: Group, by: Person, words: CaseWords, from_ticket: bool, now: datetime
) -> Case:
    """A new case, which waits for a colleague. Masked here once more, whoever asks for it: no
    text comes into the table that was not. Raises TicketsOff."""
    if from_ticket and not ImportConsent.objects.exists():
        raise TicketsOff
    case = Case(group=group, written_by=by, written_at=now, from_ticket=from_ticket)
    _take_over(case, words)
    case.save()
    return case


@transaction.atomic
def change_case(*, case: Case, words: CaseWords) -> Case:
    """Other words; it waits for a colleague again, since nobody has read these."""
    held = Case.objects.select_for_update().get(pk=case.pk)
    _take_over(held, words)
    held.state, held.reviewed_by, held.reviewed_at = CaseState.WAITING, None, None
    held.save()
    return held


@transaction.atomic
def review_case(*, case: Case, by: Person, now: datetime) -> Case:
    """A second person has read it: it may be used. Read twice, the first reader stays."""
    held = Case.objects.select_for_update().get(pk=case.pk)
    if held.state == CaseState.WAITING:
        held.state, held.reviewed_by, held.reviewed_at = CaseState.REVIEWED, by, now
        held.save(update_fields=["state", "reviewed_by", "reviewed_at"])
    return held


@transaction.atomic
def put_away(*, case: Case) -> Case:
    """Not offered to meetings any more; those that used it keep it."""
    held = Case.objects.select_for_update().get(pk=case.pk)
    held.state = CaseState.RETIRED
    held.save(update_fields=["state"])
    return held


@transaction.atomic
def bring_back(*, case: Case) -> Case:
    """As it was: ready where a colleague had read it."""
    held = Case.objects.select_for_update().get(pk=case.pk)
    if held.state == CaseState.RETIRED:
        held.state = CaseState.REVIEWED if held.reviewed_at else CaseState.WAITING
        held.save(update_fields=["state"])
    return held


@transaction.atomic
def delete_case(*, case: Case) -> None:
    """Gone for good. Where a run-sheet still points at it, an empty row stays, without a word."""
    try:
        with transaction.atomic():
            case.delete()
    except ProtectedError:
        Case.objects.filter(pk=case.pk).update(
            title=_("A case that was taken out"),
            story="",
            asks="",
            state=CaseState.RETIRED,
            written_by=None,
            reviewed_by=None,
        )


@transaction.atomic
def allow_tickets(*, by: Person, now: datetime) -> ImportConsent:
    """From now on tickets may be pasted. A second owner's click changes nothing."""
    consent, _made = ImportConsent.objects.get_or_create(
        only=True, defaults={"accepted_by": by, "accepted_at": now}
    )
    return consent


@transaction.atomic
def stop_tickets() -> None:
    ImportConsent.objects.all().delete()


def _take_over(case: Case, words: CaseWords) -> None:
    texts = (words.title, words.story, words.asks)
    masked = mask_texts(texts, known_for(case.group_id, texts)).texts
    case.title, case.story, case.asks = (each.text.strip() for each in masked)
    case.section_id, case.shows_author = words.section_id, words.shows_author
