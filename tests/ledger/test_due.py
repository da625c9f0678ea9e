from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest
from pytest_django import DjangoAssertNumQueries

from deskside.ledger import due, due_round
from deskside.ledger.due import cancel, register_due, run_again, schedule, schedule_many
from deskside.ledger.due_round import LEASE, MOST_TRIES, remove_old_work, run_due, wait
from deskside.ledger.models import DueState, DueWork, Heartbeat

NOW = datetime(2026, 7, 1, 9, tzinfo=UTC)
SECOND = timedelta(seconds=1)
pytestmark = pytest.mark.django_db
Freeze = Callable[[datetime], None]


@pytest.fixture
def seen(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What the kind "note" was called with; it also writes a row."""
    subjects: list[str] = []

    def note(subject_key: str, now: datetime) -> None:
        subjects.append(subject_key)
        Heartbeat.objects.create(name=subject_key, beat_at=now)

    monkeypatch.setattr(due, "_kinds", {})
    register_due("note", note, title="A note")
    return subjects


@pytest.fixture
def broken(seen: list[str]) -> None:
    def fail(subject_key: str, now: datetime) -> None:
        Heartbeat.objects.create(name=subject_key, beat_at=now)
        raise ZeroDivisionError("a private word")

    register_due("note", fail)


def at(now: datetime, freeze: Freeze) -> int:
    freeze(now)
    return run_due(now)


def test_work_is_done_once_at_its_instant_and_never_before(seen: list[str], frozen: Freeze) -> None:
    schedule(kind="note", subject_key="a", due_at=NOW)

    done = [at(NOW + shift, frozen) for shift in (-SECOND, SECOND * 0, SECOND, timedelta(days=9))]

    assert (done, seen) == ([0, 1, 0, 0], ["a"])
    assert DueWork.objects.get().finished_at == NOW


def test_same_thing_at_the_same_instant_is_scheduled_once_for_ever(
    seen: list[str], frozen: Freeze
) -> None:
    for _ in range(2):
        schedule(kind="note", subject_key="a", due_at=NOW)
    at(NOW, frozen)
    schedule(kind="note", subject_key="a", due_at=NOW)
    at(NOW + SECOND, frozen)

    assert seen == ["a"]
    assert DueWork.objects.count() == 1


@pytest.mark.parametrize("count", [1, 3])
def test_many_are_scheduled_in_one_insert(
    seen: list[str], count: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    dues = [(f"s{number}", NOW) for number in range(count)]

    with django_assert_num_queries(3):  # with the savepoint of the test
        schedule_many(kind="note", dues=dues)

    assert DueWork.objects.count() == count


def test_unknown_kind_is_refused_at_once(seen: list[str]) -> None:
    with pytest.raises(ValueError, match="No room has registered"):
        schedule(kind="dance", subject_key="a", due_at=NOW)


def test_kind_of_another_release_is_left_for_it(seen: list[str], frozen: Freeze) -> None:
    DueWork.objects.create(kind="later", subject_key="a", due_at=NOW, next_try_at=NOW)

    assert at(NOW, frozen) == 0
    assert DueWork.objects.get().state == DueState.WAITING


def test_cancelled_work_is_not_done_and_may_be_scheduled_again(
    seen: list[str], frozen: Freeze
) -> None:
    schedule(kind="note", subject_key="a", due_at=NOW)
    schedule(kind="note", subject_key="b", due_at=NOW)

    assert cancel(kind="note", subject_key="a") == 1
    at(NOW, frozen)
    assert seen == ["b"]
    schedule(kind="note", subject_key="a", due_at=NOW)
    at(NOW, frozen)

    assert seen == ["b", "a"]


@pytest.mark.usefixtures("broken")
def test_work_that_fails_leaves_nothing_and_is_tried_less_and_less_often(frozen: Freeze) -> None:
    schedule(kind="note", subject_key="a", due_at=NOW)
    now, waits = NOW, []
    while (work := DueWork.objects.get()).state == DueState.WAITING:
        waits.append(work.next_try_at - now)
        now = work.next_try_at
        at(now, frozen)

    assert Heartbeat.objects.count() == 0
    assert (work.state, work.tries) == (DueState.FAILED, MOST_TRIES)
    assert waits[1:4] == [SECOND * 30, SECOND * 60, SECOND * 120]
    assert waits[1:] == sorted(waits[1:])
    assert max(waits) <= timedelta(hours=6)
    assert work.last_error == "It could not be done (ZeroDivisionError)."


@pytest.mark.usefixtures("broken")
def test_failure_does_not_hold_up_the_next(seen: list[str], frozen: Freeze) -> None:
    register_due("fine", lambda subject_key, now: seen.append(subject_key))
    schedule(kind="note", subject_key="a", due_at=NOW)
    schedule(kind="fine", subject_key="b", due_at=NOW)

    assert at(NOW, frozen) == 1
    assert seen == ["b"]


@pytest.mark.usefixtures("broken")
def test_given_up_work_gets_all_its_tries_again(seen: list[str], frozen: Freeze) -> None:
    schedule(kind="note", subject_key="a", due_at=NOW)
    DueWork.objects.update(state=DueState.FAILED, tries=MOST_TRIES)
    register_due("note", lambda subject_key, now: seen.append(subject_key))

    run_again(work=DueWork.objects.get(), now=NOW)
    at(NOW, frozen)

    assert seen == ["a"]
    assert run_again(work=DueWork.objects.get(), now=NOW).state == DueState.DONE


def test_work_of_a_dead_worker_is_taken_over_when_its_lease_ends(
    seen: list[str], frozen: Freeze
) -> None:
    schedule(kind="note", subject_key="a", due_at=NOW)
    assert len(due_round._take(NOW)) == 1  # and dies

    assert at(NOW + LEASE - SECOND, frozen) == 0
    assert at(NOW + LEASE, frozen) == 1
    assert seen == ["a"]


def test_worker_that_wakes_up_after_its_lease_does_nothing(seen: list[str], frozen: Freeze) -> None:
    schedule(kind="note", subject_key="a", due_at=NOW)
    (slow,) = due_round._take(NOW)
    at(NOW + LEASE, frozen)

    assert not due_round._do(slow)
    assert seen == ["a"]


def test_worker_that_has_taken_cancelled_work_does_nothing(seen: list[str], frozen: Freeze) -> None:
    schedule(kind="note", subject_key="a", due_at=NOW)
    (taken,) = due_round._take(NOW)
    cancel(kind="note", subject_key="a")

    assert not due_round._do(taken)
    assert seen == []


def test_work_that_kills_every_worker_is_given_up_in_words(seen: list[str], frozen: Freeze) -> None:
    schedule(kind="note", subject_key="a", due_at=NOW)
    now = NOW
    for _ in range(MOST_TRIES):
        assert len(due_round._take(now)) == 1
        now += LEASE

    assert at(now, frozen) == 0
    work = DueWork.objects.get()
    assert (work.state, seen) == (DueState.FAILED, [])
    assert "again and again" in work.last_error


def test_clock_set_back_does_nothing_twice_and_goes_on(seen: list[str], frozen: Freeze) -> None:
    schedule(kind="note", subject_key="a", due_at=NOW)
    at(NOW, frozen)

    earlier = NOW - timedelta(hours=2)
    schedule(kind="note", subject_key="b", due_at=earlier - SECOND)
    at(earlier, frozen)
    at(NOW + SECOND, frozen)

    assert seen == ["a", "b"]


def test_long_queue_lets_go_after_a_minute_at_no_cost_of_tries(
    seen: list[str], frozen: Freeze, monkeypatch: pytest.MonkeyPatch
) -> None:
    schedule_many(kind="note", dues=[(f"s{n}", NOW) for n in range(4)])
    steps = iter(range(0, 1000, 25))
    monkeypatch.setattr("deskside.lib.clock._read", lambda: NOW + next(steps) * SECOND)

    assert run_due(NOW) == 1
    waiting = DueWork.objects.filter(state=DueState.WAITING)
    assert [(work.tries, work.lease) for work in waiting] == [(0, None)] * 3


def test_nothing_due_costs_two_looks_and_no_write(
    seen: list[str], frozen: Freeze, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    frozen(NOW)
    schedule(kind="note", subject_key="a", due_at=NOW + SECOND)

    with django_assert_num_queries(2):
        run_due(NOW)


def test_done_work_is_forgotten_after_a_year(seen: list[str], frozen: Freeze) -> None:
    schedule(kind="note", subject_key="a", due_at=NOW)
    at(NOW, frozen)

    assert remove_old_work(NOW + timedelta(days=399)) == 0
    assert remove_old_work(NOW + timedelta(days=401)) == 1


def test_waits_never_shrink() -> None:
    waits = [wait(tries) for tries in range(1, MOST_TRIES + 1)]

    assert waits == sorted(waits)
    assert waits[0] == SECOND * 30


def test_lease_of_another_is_not_ours(seen: list[str]) -> None:
    schedule(kind="note", subject_key="a", due_at=NOW)
    (work,) = due_round._take(NOW)

    with pytest.raises(due_round.LeaseLost):
        due_round._finish(work.pk, uuid4(), NOW)
