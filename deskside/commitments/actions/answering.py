from __future__ import annotations

from datetime import datetime

from django.db import transaction

from deskside.commitments import letters
from deskside.commitments.kept import release_kept
from deskside.commitments.models import ANSWERS, CheckBack, Commitment, State, Via, Visibility
from deskside.journal.actions import replace_note, save_note
from deskside.notify.actions import drop_messages


class NotToAnswer(Exception):  # noqa: N818  an answer to the sender
    """It is a draft, or was taken back."""


@transaction.atomic
def answer_commitment(
    *, commitment: Commitment, answer: str, via: Via, now: datetime
) -> Commitment:
    """Keep whether it happened; nobody is asked any more.

    By a link only the first answer counts: whoever holds one may not turn round what its writer
    said. Signed in, the writer may. Raises NotToAnswer.
    """
    held = Commitment.objects.select_for_update().get(pk=commitment.pk)
    if answer not in ANSWERS or held.state in {State.DRAFT, State.CANCELLED}:
        raise NotToAnswer
    if held.is_answered and via == Via.LINK:
        return held
    CheckBack.objects.update_or_create(
        commitment=held, defaults={"answer": answer, "answered_at": now, "via": via}
    )
    held.state = State(answer)
    if answer != State.KEPT:
        held.released_at, held.released_text = None, ""
    held.save(update_fields=["state", "released_at", "released_text"])
    _ask_no_more(held)
    release_kept(person=held.person, concept=held.concept, now=now)
    return held


@transaction.atomic
def note_what_happened(
    *, check_back: CheckBack, text: str, base_version: int, now: datetime
) -> CheckBack:
    """One line, sealed for its writer. Raises as journal's replace_note does."""
    person = check_back.commitment.person
    if check_back.note_id is None:
        check_back.note = save_note(person=person, text=text, now=now)
        check_back.save(update_fields=["note"])
        return check_back
    replace_note(
        person=person,
        entry_id=check_back.note_id,
        text=text,
        base_version=base_version,
        now=now,
    )
    return check_back


@transaction.atomic
def cancel_commitment(*, commitment: Commitment) -> Commitment:
    """Taken back: nobody asks, no link opens it, nobody else sees it. Its writer still may."""
    held = Commitment.objects.select_for_update().get(pk=commitment.pk)
    if held.state not in {State.OPEN, State.DRAFT}:
        return held
    if held.state == State.DRAFT:
        _discard(held)
        return held
    held.state = State.CANCELLED
    held.visibility, held.shared_text = Visibility.PRIVATE, ""
    held.partner = held.group = None
    held.link_version += 1
    held.save()
    _ask_no_more(held)
    return held


def _discard(draft: Commitment) -> None:
    """Words nobody was promised go for good."""
    entry = draft.entry
    draft.delete()
    entry.delete()


@transaction.atomic
def close_links(*, commitment: Commitment) -> Commitment:
    """No link sent so far opens this one any more."""
    held = Commitment.objects.select_for_update().get(pk=commitment.pk)
    held.link_version += 1
    held.save(update_fields=["link_version"])
    return held


def _ask_no_more(commitment: Commitment) -> None:
    key = letters.subject_key_of(commitment.uid)
    for kind in letters.KINDS:
        drop_messages(kind=kind, subject_keys=[key])
