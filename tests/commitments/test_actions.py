"""Written on two devices, shared and taken back, answered once and asked no more."""

from __future__ import annotations

from datetime import date, time, timedelta

import pytest
from django.db import IntegrityError, transaction

from deskside.commitments.actions.answering import (
    NotToAnswer,
    answer_commitment,
    cancel_commitment,
    close_links,
    note_what_happened,
)
from deskside.commitments.actions.sharing import release_to_wall, set_sharing, take_from_wall
from deskside.commitments.actions.writing import (
    AlreadyPromised,
    Choices,
    Spot,
    change_words,
    make_commitment,
    save_draft,
)
from deskside.commitments.letters import CHECK_BACK, REMINDER, commitment_of
from deskside.commitments.links import link_of
from deskside.commitments.models import (
    ANSWERS,
    About,
    CheckBack,
    Commitment,
    State,
    Via,
    Visibility,
)
from deskside.commitments.queries.own import own_commitment, own_draft
from deskside.commitments.wording import Words
from deskside.journal.actions import EntryConflict
from deskside.journal.models import Entry
from deskside.ledger.personal_data import erase_person, registered
from deskside.notify.kinds import kind_of
from deskside.notify.models import Message, MessageState
from deskside.people.models import Absence, Group, Person, WorkPattern
from tests.commitments.conftest import (
    SENTENCE,
    WORDS,
    promised,
    with_group,
    with_partner,
)
from tests.factories.people import PersonFactory
from tests.learn.conftest import NOW

OTHER = Words("", "ask one question in my next call")
LATER = NOW + timedelta(hours=25)


def draft(
    person: Person, spot: Spot, words: Words = WORDS, base: int = 0, about: str = About.USER
) -> Commitment:
    return save_draft(
        person=person, spot=spot, words=words, about=about, base_version=base, now=NOW
    )


def promise_draft(person: Person, spot: Spot, words: Words, base: int) -> Commitment:
    return make_commitment(
        person=person, spot=spot, words=words, choices=Choices(), base_version=base, now=NOW
    )


@pytest.mark.item("I-49", missing="after any block of a meeting")
def test_promise_is_due_a_day_later_and_waits_to_be_asked_about(commitment: Commitment) -> None:
    assert (commitment.local_date, commitment.local_time) == (date(2026, 7, 2), time(11))
    assert commitment.zone == "Europe/Berlin"
    assert commitment.due_at == NOW + timedelta(days=1)
    waiting = {message.kind: message.due_at for message in Message.objects.all()}
    assert waiting == {REMINDER: commitment.remind_at, CHECK_BACK: commitment.due_at}


def test_promise_is_tagged_with_concept_and_principle(commitment: Commitment, spot: Spot) -> None:
    assert (commitment.concept, commitment.principle) == (spot.concept, spot.principle)
    assert commitment.principle


def test_work_pattern_and_absence_move_the_day(learner: Person, spot: Spot) -> None:
    WorkPattern.objects.create(person=learner, weekdays="45", starts=time(9), ends=time(17))
    Absence.objects.create(person=learner, first_day=date(2026, 7, 2), last_day=date(2026, 7, 3))

    assert promised(learner, spot).local_date == date(2026, 7, 9)


def test_no_column_of_a_private_one_holds_the_text(commitment: Commitment) -> None:
    assert commitment.shared_text == ""
    row = Commitment.objects.filter(pk=commitment.pk).values().get()
    assert "walk-up" not in str(row)
    assert b"walk-up" not in bytes(Entry.objects.get(pk=commitment.entry_id).sealed)


def test_database_itself_refuses_a_text_beside_a_private_one(commitment: Commitment) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Commitment.objects.filter(pk=commitment.pk).update(shared_text="anything")


def test_draft_is_kept_once_and_grows(learner: Person, spot: Spot) -> None:
    draft(learner, spot, Words("", "a"))
    draft(learner, spot, WORDS, base=1)

    assert Commitment.objects.count() == 1
    found = own_draft(learner, spot.activity_id or 0)
    assert found is not None
    assert (found.words, found.version, found.commitment.about) == (WORDS, 2, About.USER)
    assert not Message.objects.exists()


def test_second_device_overwrites_nothing(learner: Person, spot: Spot) -> None:
    draft(learner, spot)

    with pytest.raises(EntryConflict):
        draft(learner, spot, OTHER)
    found = own_draft(learner, spot.activity_id or 0)
    assert found is not None
    assert found.words == WORDS


def test_draft_becomes_the_promise(learner: Person, spot: Spot) -> None:
    begun = draft(learner, spot)

    made = promise_draft(learner, spot, WORDS, base=1)

    assert made.pk == begun.pk
    assert made.state == State.OPEN


def test_both_devices_that_promise_the_same_get_one_promise(learner: Person, spot: Spot) -> None:
    draft(learner, spot)
    first = promise_draft(learner, spot, WORDS, base=1)

    again = promise_draft(learner, spot, WORDS, base=1)
    late_save = draft(learner, spot, WORDS, base=1)

    assert first.pk == again.pk == late_save.pk
    assert Commitment.objects.count() == 1


def test_other_words_after_the_promise_elsewhere_are_not_lost_in_it(
    learner: Person, spot: Spot
) -> None:
    draft(learner, spot)
    promise_draft(learner, spot, WORDS, base=1)

    with pytest.raises(AlreadyPromised):
        promise_draft(learner, spot, OTHER, base=1)

    promise_draft(learner, spot, OTHER, base=0)
    assert Commitment.objects.filter(state=State.OPEN).count() == 2


def test_sharing_copies_the_text_and_private_takes_it_away(
    commitment: Commitment, colleague: Person, group: Group
) -> None:
    set_sharing(commitment=commitment, words=WORDS, sharing=with_partner(colleague))
    assert (commitment.shared_text, commitment.partner) == (SENTENCE, colleague)

    set_sharing(commitment=commitment, words=WORDS, sharing=with_group(group))
    assert (commitment.partner, commitment.group) == (None, group)

    set_sharing(commitment=commitment, words=WORDS, sharing=Choices().sharing)
    assert (commitment.shared_text, commitment.group) == ("", None)


def test_changed_words_change_what_others_read(
    learner: Person, spot: Spot, colleague: Person
) -> None:
    made = promised(learner, spot, sharing=with_partner(colleague))

    change_words(commitment=made, words=OTHER, base_version=1, now=NOW)

    made.refresh_from_db()
    assert made.shared_text == OTHER.sentence


@pytest.mark.item("I-51")
@pytest.mark.parametrize("answer", [State.KEPT, State.PARTLY, State.NOT, State.NO_CHANCE])
def test_answer_is_kept_and_nobody_asks_again(commitment: Commitment, answer: State) -> None:
    answer_commitment(commitment=commitment, answer=answer, via=Via.APP, now=LATER)

    commitment.refresh_from_db()
    assert commitment.state == answer
    assert {m.state for m in Message.objects.all()} == {MessageState.DROPPED}


def test_link_answers_once_and_only_the_writer_changes_it(commitment: Commitment) -> None:
    answer_commitment(commitment=commitment, answer=State.KEPT, via=Via.LINK, now=LATER)
    answer_commitment(commitment=commitment, answer=State.NOT, via=Via.LINK, now=LATER)
    assert CheckBack.objects.get().answer == State.KEPT

    answer_commitment(commitment=commitment, answer=State.PARTLY, via=Via.APP, now=LATER)
    back = CheckBack.objects.get()
    assert (back.answer, back.via) == (State.PARTLY, Via.APP)


@pytest.mark.parametrize("answer", ["open", "cancelled", "", "yes"])
def test_what_is_no_answer_is_refused(commitment: Commitment, answer: str) -> None:
    with pytest.raises(NotToAnswer):
        answer_commitment(commitment=commitment, answer=answer, via=Via.APP, now=LATER)


def test_line_of_what_happened_is_sealed_and_can_be_changed(
    learner: Person, commitment: Commitment
) -> None:
    answer_commitment(commitment=commitment, answer=State.KEPT, via=Via.APP, now=LATER)
    back = CheckBack.objects.get()

    note_what_happened(check_back=back, text="She sat down at once.", base_version=0, now=LATER)
    note_what_happened(check_back=back, text="She sat down.", base_version=1, now=LATER)

    found = own_commitment(learner, commitment.uid)
    assert found is not None
    assert (found.note, found.note_version) == ("She sat down.", 2)
    assert b"sat down" not in b"".join(bytes(e.sealed) for e in Entry.objects.all())


def test_cancelled_one_is_asked_about_no_more_and_seen_by_nobody(
    learner: Person, spot: Spot, colleague: Person
) -> None:
    made = promised(learner, spot, sharing=with_partner(colleague))

    cancel_commitment(commitment=made)

    made.refresh_from_db()
    assert (made.state, made.shared_text, made.partner) == (State.CANCELLED, "", None)
    assert not made.link_works(1, NOW)
    assert {m.state for m in Message.objects.all()} == {MessageState.DROPPED}


def test_discarded_draft_leaves_nothing(learner: Person, spot: Spot) -> None:
    cancel_commitment(commitment=draft(learner, spot))

    assert not Commitment.objects.exists()
    assert not Entry.objects.exists()


def test_closing_links_counts_their_version_up(commitment: Commitment) -> None:
    close_links(commitment=commitment)

    commitment.refresh_from_db()
    assert not commitment.link_works(1, NOW)
    assert commitment.link_works(2, NOW)


def test_only_kept_ones_hang_on_the_wall(commitment: Commitment) -> None:
    release_to_wall(commitment=commitment, words=WORDS, now=NOW)
    assert commitment.released_at is None

    kept = answer_commitment(commitment=commitment, answer=State.KEPT, via=Via.APP, now=LATER)
    release_to_wall(commitment=kept, words=WORDS, now=LATER)
    assert kept.released_text == SENTENCE

    take_from_wall(commitment=kept)
    assert kept.released_text == ""


def test_answer_that_is_no_longer_yes_takes_it_from_the_wall(commitment: Commitment) -> None:
    kept = answer_commitment(commitment=commitment, answer=State.KEPT, via=Via.APP, now=LATER)
    release_to_wall(commitment=kept, words=WORDS, now=LATER)

    answer_commitment(commitment=kept, answer=State.NOT, via=Via.APP, now=LATER)

    commitment.refresh_from_db()
    assert commitment.released_text == ""


def still_true(kind: str, hours: int = 25) -> bool:
    message = Message.objects.get(kind=kind)
    found = kind_of(kind)
    assert found is not None
    return found.still_true(message, NOW + timedelta(hours=hours))


def test_check_back_is_true_while_it_is_open(commitment: Commitment) -> None:
    assert still_true(CHECK_BACK)
    assert still_true(REMINDER, hours=22)
    assert not still_true(REMINDER, hours=24)  # too late to remind anybody

    Commitment.objects.update(state=State.KEPT)
    assert not still_true(CHECK_BACK)


def test_nobody_is_asked_while_away(learner: Person, commitment: Commitment) -> None:
    day = date(2026, 7, 2)
    Absence.objects.create(person=learner, first_day=day, last_day=day)

    assert not still_true(CHECK_BACK)


def test_invented_people_are_not_written_to(learner: Person, commitment: Commitment) -> None:
    Person.objects.filter(pk=learner.pk).update(is_sample=True)

    assert not still_true(CHECK_BACK)


@pytest.mark.parametrize("kind", [REMINDER, CHECK_BACK])
def test_letter_holds_no_word_of_the_promise(commitment: Commitment, kind: str) -> None:
    message = Message.objects.get(kind=kind)
    found = kind_of(kind)
    assert found is not None

    letter = found.render(message)

    text = letter.subject + letter.as_text()
    assert not {"walk-up", "chair", "hello.", commitment.concept} & {*text.split()}
    assert "chair" not in text


def test_reminder_leads_to_the_page_and_check_back_to_the_signed_link(
    commitment: Commitment,
) -> None:
    letters = {m.kind: kind_of(m.kind).render(m) for m in Message.objects.all()}  # type: ignore[union-attr]

    assert f"/promises/{commitment.uid}/" in letters[REMINDER].as_text()
    for answer in ANSWERS:
        assert link_of(commitment, answer) in letters[CHECK_BACK].as_text()
    assert "yours alone" in " ".join(letters[CHECK_BACK].as_text().split())


def test_message_of_somebody_elses_commitment_finds_none(commitment: Commitment) -> None:
    message = Message.objects.filter(kind=CHECK_BACK).get()
    message.person = PersonFactory.create()

    assert commitment_of(message) is None


def test_export_opens_the_writers_texts(learner: Person, commitment: Commitment) -> None:
    answer_commitment(commitment=commitment, answer=State.KEPT, via=Via.APP, now=LATER)
    back = CheckBack.objects.get()
    note_what_happened(check_back=back, text="She sat down.", base_version=0, now=LATER)

    records = [dict(r) for entry in registered() for r in entry.records_of(learner)]

    (mine,) = [record for record in records if SENTENCE in str(record.get("text"))]
    assert "She sat down." in str(mine["text"])
    assert mine["visibility"] == Visibility.PRIVATE


def test_erasure_takes_all_of_it(learner: Person, commitment: Commitment) -> None:
    answer_commitment(commitment=commitment, answer=State.KEPT, via=Via.APP, now=LATER)
    note_what_happened(check_back=CheckBack.objects.get(), text="Yes.", base_version=0, now=LATER)

    erase_person(person=learner)

    assert not Commitment.objects.exists()
    assert not CheckBack.objects.exists()
    assert not Entry.objects.exists()


def test_erased_partner_leaves_it_private(learner: Person, spot: Spot, colleague: Person) -> None:
    made = promised(learner, spot, sharing=with_partner(colleague))

    erase_person(person=colleague)

    made.refresh_from_db()
    assert (made.visibility, made.shared_text) == (Visibility.PRIVATE, "")
