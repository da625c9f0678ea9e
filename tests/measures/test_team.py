"""What a team is asked: only sums come out, once, and nothing leads from a sum to a person."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from pytest_django import DjangoAssertNumQueries

from deskside.ledger.due_round import run_due
from deskside.ledger.models import AggregateShare, AggregateSnapshot, Receipt
from deskside.ledger.personal_data import erase_person
from deskside.measures.actions.team import (
    NotToAsk,
    PulseOver,
    answer_for_team,
    show_to_team,
    withdraw_pulse,
)
from deskside.measures.ballots import token_of
from deskside.measures.instruments import LEADING_PULSE, TEAMWORK
from deskside.measures.keys import joint_key
from deskside.measures.models import Pulse
from deskside.measures.queries.team import own_ballot, rounds_of
from deskside.notify.models import Message, MessageState
from deskside.people.models import Group, Membership, Person, Role
from tests.factories.people import MembershipFactory
from tests.measures.conftest import (
    AFTER,
    NEXT_ROUND,
    NOW,
    answered,
    asked,
    client_of,
    closed,
    learner_in,
    page,
    post,
)

HEARD = "hears-us-out"
CHANGING = re.compile(r'csrfmiddlewaretoken" value="[^"]+"|receipt" value="[^"]+"|nonce="[^"]+"')


def team_page(person: Person, group: Group) -> str:
    """Without the numbers that differ each time."""
    return CHANGING.sub("", page(client_of(person), f"/team/{group.uid}/pulse/"))


@pytest.mark.item("I-35")
def test_sum_comes_out_after_the_last_day_from_five_on(
    group: Group, leader: Person, team: list[Person]
) -> None:
    pulse = asked(group, leader)
    answered(pulse, team[:5])

    closed(pulse)

    html = team_page(leader, group)
    assert "5 people" in html
    assert "3.0 of 5" in html


@pytest.mark.parametrize("count", [0, 1, 4])
def test_fewer_than_five_answers_are_thrown_away(
    group: Group, leader: Person, team: list[Person], count: int
) -> None:
    pulse = asked(group, leader)
    answered(pulse, team[:count])

    closed(pulse)

    pulse.refresh_from_db()
    assert (pulse.is_released, pulse.box) == (False, {})
    assert not AggregateSnapshot.objects.exists()
    assert not AggregateShare.objects.exists()
    assert "There is nothing to show of this one" in team_page(leader, group)


@pytest.mark.item("I-35")
def test_page_does_not_change_while_people_answer(
    group: Group, leader: Person, team: list[Person]
) -> None:
    pulse = asked(group, leader)
    pages = {team_page(leader, group)}

    for person in team:
        answered(pulse, [person])
        pages.add(team_page(leader, group))

    assert len(pages) == 1


def test_page_does_not_change_after_the_last_day_either(
    group: Group, leader: Person, team: list[Person], standing_clock: Callable[[datetime], None]
) -> None:
    pulse = asked(group, leader)
    answered(pulse, team[:5])
    standing_clock(AFTER)

    before = team_page(leader, group)  # the worker has not come by yet
    with pytest.raises(PulseOver):
        answered(pulse, team[5:6], at=AFTER)
    closed(pulse)
    after = team_page(leader, group)
    closed(pulse, at=AFTER + timedelta(days=1))

    assert "5 people" not in before
    assert team_page(leader, group) == after


def test_nothing_in_the_database_joins_an_answer_to_a_person(
    group: Group, leader: Person, team: list[Person]
) -> None:
    pulse = asked(group, leader)
    answered(pulse, team)
    pulse.refresh_from_db()

    ids = {str(value) for person in team for value in (person.pk, person.uid, person.uid.hex)}
    kept = json.dumps(pulse.box)
    closed(pulse)

    assert not ids & set(pulse.box)
    assert not [one for one in ids if len(one) > 4 and one in kept]
    assert not AggregateShare.objects.exclude(person=None).exists()
    assert pulse.entry_id is None


def test_box_tells_neither_order_nor_time(group: Group, leader: Person, team: list[Person]) -> None:
    pulse = asked(group, leader)
    answered(pulse, list(reversed(team)))
    pulse.refresh_from_db()

    assert list(pulse.box) == sorted(pulse.box, key=int)
    assert {key for ballot in pulse.box.values() for key in ballot} == LEADING_PULSE.item_keys


def test_number_of_a_person_needs_the_installations_key(
    team: list[Person], group: Group, settings: object
) -> None:
    key = joint_key(group.uid, "leading")
    mine = token_of(team[0].uid, key)

    settings.SECRET_KEY = "another key"  # type: ignore[attr-defined]  # noqa: S105

    assert token_of(team[0].uid, key) != mine


def test_receipt_of_an_answer_keeps_no_answer(
    group: Group, leader: Person, team: list[Person]
) -> None:
    pulse = asked(group, leader)

    post(client_of(team[0]), f"/asked/{pulse.uid}/", **{HEARD: "1"})

    receipt = Receipt.objects.get()
    assert HEARD not in str(vars(receipt))
    assert own_ballot(Pulse.objects.get(), team[0]) == {HEARD: 1}


def test_items_of_one_ballot_cannot_be_put_together_again(
    group: Group, leader: Person, team: list[Person]
) -> None:
    pulse = asked(group, leader)
    answered(pulse, team)
    closed(pulse)

    shares = AggregateShare.objects.filter(key__startswith=f"pulse:{pulse.uid}:")
    tokens = list(shares.values_list("token", flat=True))

    assert len(set(tokens)) == len(tokens) == len(team) * len(LEADING_PULSE.items)


@pytest.mark.item("I-35")
@pytest.mark.parametrize(("movers", "is_shown"), [(1, False), (4, False), (5, True)])
def test_next_round_is_shown_only_where_five_differ(
    group: Group, leader: Person, team: list[Person], movers: int, is_shown: bool
) -> None:
    first = asked(group, leader)
    answered(first, team)
    closed(first)

    second = asked(group, leader, at=NEXT_ROUND)
    answered(second, team[movers:], at=NEXT_ROUND)
    answered(second, team[:movers], at=NEXT_ROUND, shift=1)
    closed(second, at=NEXT_ROUND + timedelta(days=8))

    second.refresh_from_db()
    assert second.is_released is is_shown
    assert [one.instrument.key for one in rounds_of(group, ["leading"]) if one.items] == [
        "leading"
    ] * (1 + is_shown)


def test_newcomer_is_not_found_by_laying_two_rounds_side_by_side(
    group: Group, leader: Person, team: list[Person]
) -> None:
    first = asked(group, leader)
    answered(first, team)
    closed(first)
    newcomer = learner_in(group, "Newcomer")

    second = asked(group, leader, at=NEXT_ROUND)
    answered(second, [*team, newcomer], at=NEXT_ROUND)
    closed(second, at=NEXT_ROUND + timedelta(days=8))

    second.refresh_from_db()
    assert not second.is_released


def test_item_that_all_answered_alike_shows_no_count(
    group: Group, leader: Person, team: list[Person]
) -> None:
    pulse = asked(group, leader)
    for place, person in enumerate(team):
        scores = {HEARD: 2, "sees-strain": 1 + place % 5}
        answer_for_team(pulse=pulse, person=person, scores=scores, now=NOW)
    closed(pulse)

    html = team_page(leader, group)

    assert "they are all alike" in html
    assert "2.0 of 5" not in html


def test_item_with_four_answers_is_not_shown(
    group: Group, leader: Person, team: list[Person]
) -> None:
    pulse = asked(group, leader)
    for place, person in enumerate(team):
        scores = {"sees-strain": 1 + place % 5} | ({HEARD: 5} if place < 4 else {})
        answer_for_team(pulse=pulse, person=person, scores=scores, now=NOW)
    closed(pulse)

    [found] = rounds_of(group, ["leading"])
    heard = next(one for one in found.items if one.item.key == HEARD)

    assert (heard.people, heard.bars, heard.mean) == (0, (), None)


def test_answer_may_be_changed_and_taken_back(
    group: Group, leader: Person, team: list[Person]
) -> None:
    pulse, client = asked(group, leader), client_of(team[0])
    url = f"/asked/{pulse.uid}/"

    assert post(client, url).status_code == 422
    post(client, url, **{HEARD: "1"})
    post(client, url, **{HEARD: "4"})
    assert own_ballot(Pulse.objects.get(), team[0]) == {HEARD: 4}
    assert "You have answered" in page(client, url)
    assert post(client, url).status_code == 303
    assert Pulse.objects.get().box == {}


def test_whoever_joins_after_it_was_opened_is_not_asked(
    group: Group, leader: Person, team: list[Person]
) -> None:
    pulse = asked(group, leader)
    newcomer = learner_in(group, "Newcomer")
    Membership.objects.filter(person=newcomer).update(starts_at=NOW + timedelta(seconds=1))
    client = client_of(newcomer)

    assert client.get(f"/asked/{pulse.uid}/").status_code == 404
    assert "is asked five questions" not in page(client, "/standing/")


def test_whoever_comes_too_late_is_told_so_and_nobody_else(
    group: Group, leader: Person, team: list[Person], standing_clock: Callable[[datetime], None]
) -> None:
    pulse = asked(group, leader)
    closed(pulse)
    standing_clock(AFTER)
    url = f"/asked/{pulse.uid}/"

    late = client_of(team[0]).get(url)

    assert late.status_code == 410
    assert "This one is over" in late.content.decode()
    assert post(client_of(team[0]), url, **{HEARD: "3"}).status_code == 410
    assert client_of(leader).get(url).status_code == 404
    assert client_of(MembershipFactory.create().person).get(url).status_code == 404


@pytest.mark.parametrize("role", [Role.LEADER, Role.DEPUTY, None])
def test_whoever_reads_the_sum_or_is_elsewhere_cannot_answer(
    group: Group, leader: Person, team: list[Person], role: Role | None
) -> None:
    pulse = asked(group, leader)
    other = MembershipFactory.create(**({"group": group, "role": role} if role else {})).person

    client, url = client_of(other), f"/asked/{pulse.uid}/"

    assert client.get(url).status_code == 404
    assert post(client, url, **{HEARD: "5"}).status_code == 404


def test_small_group_is_told_why_it_is_not_asked(group: Group, leader: Person) -> None:
    for number in range(4):
        learner_in(group, f"Learner {number}")
    learner_in(group, "Invited").joined_at = None
    Person.objects.filter(name="Invited").update(joined_at=None)

    with pytest.raises(NotToAsk, match="4 would be asked"):
        asked(group, leader)
    html = page(client_of(leader), f"/team/{group.uid}/pulse/")
    assert "4 would be asked" in html
    assert "Ask the team" not in html


def test_team_is_asked_at_most_once_in_four_weeks(
    group: Group, leader: Person, team: list[Person]
) -> None:
    closed(asked(group, leader))
    client = client_of(leader)

    response = post(client, f"/team/{group.uid}/pulse/ask/", instrument="leading")

    assert response.status_code == 422
    assert "from 29 July" in response.content.decode()
    assert asked(group, leader, instrument=TEAMWORK).instrument == "teamwork"


def test_asking_twice_opens_one(group: Group, leader: Person, team: list[Person]) -> None:
    client = client_of(leader)
    for _ in range(2):
        answer = post(client, f"/team/{group.uid}/pulse/ask/", instrument="leading")
        assert answer.status_code == 303

    assert Pulse.objects.count() == 1
    assert Message.objects.filter(kind="pulse_asked").count() == len(team)


@pytest.mark.parametrize("instrument", ["", "leader-mirror", "five-principles", "nonsense"])
def test_only_what_is_meant_for_teams_is_asked(
    group: Group, leader: Person, team: list[Person], instrument: str
) -> None:
    url = f"/team/{group.uid}/pulse/ask/"

    assert post(client_of(leader), url, instrument=instrument).status_code == 422
    assert not Pulse.objects.exists()


def test_learner_sees_nothing_of_it(group: Group, leader: Person, team: list[Person]) -> None:
    pulse = asked(group, leader)
    client = client_of(team[0])

    assert client.get(f"/team/{group.uid}/pulse/").status_code == 404
    assert post(client, f"/team/{group.uid}/pulse/{pulse.uid}/show/").status_code == 404
    assert "is asked five questions" in page(client, "/standing/")


def test_withdrawn_pulse_leaves_nothing(group: Group, leader: Person, team: list[Person]) -> None:
    pulse = asked(group, leader)
    answered(pulse, team)
    client = client_of(leader)

    assert post(client, f"/team/{group.uid}/pulse/{pulse.uid}/withdraw/").status_code == 303

    assert not Pulse.objects.exists()
    assert not AggregateSnapshot.objects.exists()
    assert set(Message.objects.values_list("state", flat=True)) == {MessageState.DROPPED}


def test_closed_pulse_is_not_withdrawn(group: Group, leader: Person, team: list[Person]) -> None:
    pulse = asked(group, leader)
    closed(pulse)

    withdraw_pulse(pulse=pulse)

    assert Pulse.objects.exists()


def test_worker_closes_it_on_its_last_evening(
    group: Group, leader: Person, team: list[Person], standing_clock: Callable[[datetime], None]
) -> None:
    pulse = asked(group, leader)
    answered(pulse, team)

    standing_clock(AFTER)
    run_due(AFTER)

    pulse.refresh_from_db()
    assert pulse.is_released
    assert pulse.closes_at == datetime.fromisoformat("2026-07-08T16:00:00+00:00")


def test_team_sees_the_sum_when_the_leader_lets_it(
    group: Group, leader: Person, team: list[Person]
) -> None:
    pulse = asked(group, leader)
    answered(pulse, team)
    closed(pulse)
    learner = client_of(team[0])

    assert "What your team said" not in page(learner, "/standing/")
    post(client_of(leader), f"/team/{group.uid}/pulse/{pulse.uid}/show/")
    assert "What your team said" in page(learner, "/standing/")
    stranger = client_of(MembershipFactory.create().person)
    assert "What your team said" not in page(stranger, "/standing/")


def test_what_was_not_released_is_not_shared(
    group: Group, leader: Person, team: list[Person]
) -> None:
    pulse = asked(group, leader)

    assert show_to_team(pulse=pulse, now=NOW).shared_at is None


def test_erased_person_takes_their_ballot_along(
    group: Group, leader: Person, team: list[Person]
) -> None:
    first = asked(group, leader)
    answered(first, team)
    closed(first)
    second = asked(group, leader, at=NEXT_ROUND)
    answered(second, team, at=NEXT_ROUND)

    erase_person(person=team[0])

    second.refresh_from_db()
    assert len(second.box) == len(team) - 1
    forgotten = AggregateShare.objects.filter(key=joint_key(group.uid, "leading"), token=None)
    assert [share.part for share in forgotten] == [{}]


def test_messages_are_the_same_whoever_has_answered(
    group: Group, leader: Person, team: list[Person]
) -> None:
    from deskside.notify.kinds import kind_of

    pulse = asked(group, leader)
    answered(pulse, team[:1])
    kind = kind_of("pulse_asked")
    assert kind is not None
    messages = list(Message.objects.select_related("person").order_by("person_id"))

    assert all(kind.still_true(message, NOW) for message in messages)
    bodies = {kind.render(m).as_text().replace(m.person.get_short_name(), "") for m in messages}
    assert len(bodies) == 1
    assert not any(kind.still_true(message, AFTER) for message in messages)


@pytest.mark.parametrize("count", [1, 3])
def test_leaders_page_takes_nine_statements(
    group: Group,
    leader: Person,
    team: list[Person],
    django_assert_num_queries: DjangoAssertNumQueries,
    count: int,
) -> None:
    for number in range(count):
        at = NOW - timedelta(days=30 * (count - number))
        pulse = asked(group, leader, at=at)
        answered(pulse, team, at=at, shift=number)
        closed(pulse, at=at + timedelta(days=8))
    client = client_of(leader)

    with django_assert_num_queries(9):
        client.get(f"/team/{group.uid}/pulse/")
