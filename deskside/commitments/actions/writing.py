from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, time

from django.db import transaction

from deskside.commitments import letters, wording
from deskside.commitments.actions.sharing import Sharing, set_sharing
from deskside.commitments.models import About, Commitment, State
from deskside.commitments.queries.own import own_rows
from deskside.commitments.queries.working import working_of
from deskside.commitments.timing import due_after, remind_after
from deskside.commitments.wording import Words
from deskside.journal.actions import replace_note, save_note
from deskside.journal.queries import read_note
from deskside.notify.actions import queue
from deskside.people.models import Person


@dataclass(frozen=True, slots=True)
class Spot:
    """Where in a course the thought came from."""

    course_id: int
    activity_id: int | None
    concept: str
    principle: str

    @property
    def lookup(self) -> dict[str, int | None]:
        return {"course_id": self.course_id, "activity_id": self.activity_id}


@dataclass(frozen=True, slots=True)
class Choices:
    about: str = About.NOBODY
    sharing: Sharing = Sharing()  # noqa: RUF009  frozen as well
    remind: str = "shift"
    own_time: time | None = None


class AlreadyPromised(Exception):  # noqa: N818  an answer to the writer
    """The draft was made a promise elsewhere meanwhile, with other words. Nothing was changed."""

    def __init__(self, commitment: Commitment) -> None:
        super().__init__("promised elsewhere")
        self.commitment = commitment


@transaction.atomic
def save_draft(
    *, person: Person, spot: Spot, words: Words, about: str, base_version: int, now: datetime
) -> Commitment:
    """Keep what is typed, promised to nobody yet: one draft for a person and activity.

    Raises journal's EntryConflict where another text was saved meanwhile, TextRefused, SealBroken.
    Where the draft has become a promise with these very words that promise is returned.
    """
    draft = _hold_draft(person, spot)
    if draft is None:
        if promised := _promised_from(person, spot, base_version, words):
            return _same_or_refuse(person, promised, words)
        return _new(person, spot, words, about, State.DRAFT, now)
    replace_note(
        person=person,
        entry_id=draft.entry_id,
        text=words.dump(),
        base_version=base_version,
        now=now,
    )
    draft.about = about
    draft.save(update_fields=["about"])
    return _with_entry(draft)


@transaction.atomic
def make_commitment(
    *,
    person: Person,
    spot: Spot,
    words: Words,
    choices: Choices,
    base_version: int,
    now: datetime,
) -> Commitment:
    """The draft, or the words as they are, become a promise, due in a day, asked about then.

    A second device that sends the same words gets the same promise. Raises AlreadyPromised, and
    what journal's replace_note raises.
    """
    commitment = _hold_draft(person, spot)
    if commitment is None:
        if promised := _promised_from(person, spot, base_version, words):
            return _same_or_refuse(person, promised, words)
        commitment = _new(person, spot, words, choices.about, State.DRAFT, now)
    else:
        replace_note(
            person=person,
            entry_id=commitment.entry_id,
            text=words.dump(),
            base_version=base_version,
            now=now,
        )
    _open(person, commitment, choices, now)
    set_sharing(commitment=commitment, words=words, sharing=choices.sharing)
    _ask_later(commitment, now)
    return _with_entry(commitment)


def _hold_draft(person: Person, spot: Spot) -> Commitment | None:
    """Whoever writes on two devices at once comes one after the other."""
    Person.objects.select_for_update().filter(pk=person.pk).values_list("pk").first()
    drafts = Commitment.objects.filter(person=person, state=State.DRAFT)
    return drafts.filter(**spot.lookup).first()


def _promised_from(
    person: Person, spot: Spot, base_version: int, words: Words | None = None
) -> Commitment | None:
    """The open promise that this page's draft has become, or one that says the same."""
    rows = own_rows(person).filter(state=State.OPEN, **spot.lookup)
    for row in rows.order_by("-made_at"):
        if base_version or (words and _says(person, row, words)):
            return row
    return None


def _same_or_refuse(person: Person, promised: Commitment, words: Words) -> Commitment:
    if _says(person, promised, words):
        return promised
    raise AlreadyPromised(promised)


def _says(person: Person, commitment: Commitment, words: Words) -> bool:
    entry = read_note(person, commitment.entry_id)
    return entry is not None and wording.load(entry.text) == words


def _new(
    person: Person, spot: Spot, words: Words, about: str, state: State, now: datetime
) -> Commitment:
    return Commitment.objects.create(
        person=person,
        course_id=spot.course_id,
        activity_id=spot.activity_id,
        concept=spot.concept,
        principle=spot.principle,
        entry=save_note(person=person, text=words.dump(), now=now),
        about=about,
        state=state,
        made_at=now,
    )


def _open(person: Person, commitment: Commitment, choices: Choices, now: datetime) -> None:
    working = working_of(person, now)
    due = due_after(now, person.zone, working)
    commitment.state, commitment.made_at, commitment.about = State.OPEN, now, choices.about
    commitment.local_date, commitment.local_time = due.local_date, due.local_time
    commitment.zone, commitment.due_at = due.zone, due.at
    commitment.remind_at = remind_after(choices.remind, now, due, working, choices.own_time)
    commitment.save()


def _ask_later(commitment: Commitment, now: datetime) -> None:
    for kind, at in zip(letters.KINDS, (commitment.remind_at, commitment.due_at), strict=True):
        if at is not None:
            queue(
                kind=kind,
                person_id=commitment.person_id,
                subject_key=letters.subject_key_of(commitment.uid),
                due_at=at,
                now=now,
            )


def _with_entry(commitment: Commitment) -> Commitment:
    """The text's version may have moved on; a form goes on from the one that counts."""
    commitment.refresh_from_db(fields=["entry"])
    return commitment


@transaction.atomic
def change_words(
    *, commitment: Commitment, words: Words, base_version: int, now: datetime
) -> Commitment:
    """Make it smaller, say. What others were let see changes with it. Raises as save_draft."""
    replace_note(
        person=commitment.person,
        entry_id=commitment.entry_id,
        text=words.dump(),
        base_version=base_version,
        now=now,
    )
    sharing = Sharing(commitment.visibility, commitment.partner, commitment.group)
    set_sharing(commitment=commitment, words=words, sharing=sharing)
    return _with_entry(commitment)
