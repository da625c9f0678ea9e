from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal

import pytest

from deskside.ledger.due_round import run_due
from deskside.ledger.models import DueWork
from deskside.measures.actions.figures import save_figures
from deskside.notify.kinds import kind_of
from deskside.notify.models import Message
from deskside.people.models import Group, Membership, Person
from tests.measures.conftest import NOW, learner_in

# The group began on 5 January 2026, at the time of Berlin.
THEN = datetime.fromisoformat("2026-05-01T07:00:00+00:00")
EARLY = datetime.fromisoformat("2026-02-02T09:00:00+00:00")
BASELINE = {date(2025, 9, 1): {"complaints": Decimal(4)}}
SINCE = {date(2026, month, 1): {"complaints": Decimal(3)} for month in (2, 3, 4)}


@pytest.fixture
def written_down(group: Group, leader: Person) -> Group:
    save_figures(group=group, values=BASELINE, by=leader, now=EARLY)
    return group


def is_true(message: Message, now: datetime) -> bool:
    kind = kind_of(message.kind)
    assert kind is not None
    return kind.still_true(message, now)


@pytest.mark.item("I-180")
def test_leader_is_asked_once_after_three_whole_months(written_down: Group, leader: Person) -> None:
    learner_in(written_down, "Amara")
    assert DueWork.objects.get().due_at == THEN

    run_due(THEN)
    run_due(NOW)

    message = Message.objects.get()
    kind = kind_of(message.kind)
    assert kind is not None
    assert message.person == leader
    assert is_true(message, THEN)
    assert "Service Desk North" in kind.render(message).as_text()


def test_message_is_dropped_where_the_figures_have_come(
    written_down: Group, leader: Person
) -> None:
    run_due(THEN)
    for key in ("satisfaction", "reopened", "escalations"):
        values = {month: {key: Decimal(1)} for month in SINCE}
        save_figures(group=written_down, values=values, by=leader, now=THEN)
    save_figures(group=written_down, values=SINCE, by=leader, now=THEN)

    assert not is_true(Message.objects.get(), THEN)


def test_message_is_dropped_for_whoever_leads_no_more(written_down: Group, leader: Person) -> None:
    run_due(THEN)
    Membership.objects.filter(person=leader).update(ends_at=EARLY)

    assert not is_true(Message.objects.get(), THEN)


def test_closed_group_is_not_asked(written_down: Group) -> None:
    Group.objects.update(archived_at=EARLY)

    run_due(THEN)

    assert not Message.objects.exists()
