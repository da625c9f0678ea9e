from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest

from deskside.meetings.actions.turns import settle_turn
from deskside.meetings.actions.upkeep import keep_rotas
from deskside.meetings.models import Attendance, SittingState, Swap, Turn, TurnState
from deskside.notify.models import Message
from deskside.people.models import Absence, Membership, Person
from tests.factories.people import MembershipFactory
from tests.meetings.series.conftest import NOW, Team, url_of


def states(person: Person) -> list[str]:
    return list(Turn.objects.filter(person=person).order_by("pk").values_list("state", flat=True))


@pytest.mark.item("I-40")
def test_giving_back_hands_the_turn_to_the_next_and_twice_is_once(team: Team) -> None:
    _kick_off, first, _second = team.set_up()
    before = first.facilitator
    assert before is not None
    body = {"receipt": "6ab06f1f-7f5c-4f9d-a9a5-8f4f7f3a2f10", "do": "give-back"}
    for _click in range(2):
        response = team.client(before).post(url_of(first, "turn/"), body)
        assert response.status_code == 303
    first.refresh_from_db()
    assert first.facilitator not in {None, before}
    assert states(before) == [TurnState.GIVEN_BACK]
    assert Turn.objects.filter(sitting=first).count() == 2


def test_only_whose_turn_it_is_may_give_it_back(team: Team) -> None:
    _kick_off, first, _second = team.set_up()
    other = next(p for p in team.people if p.pk != first.facilitator_id)
    assert team.post(other, url_of(first, "turn/"), do="give-back").status_code == 404
    assert team.post(other, url_of(first, "turn/"), do="skip").status_code == 404
    assert team.post(other, url_of(first, "turn/"), do="take").status_code == 404
    assert team.post(other, url_of(first, "turn/"), do="dance").status_code == 404


def test_a_leader_skips_somebody_once_and_they_come_up_again(team: Team) -> None:
    _kick_off, first, second = team.set_up(
        **{f"section-{team.course.sections[1].id}": "2026-03-17"}
    )
    skipped = first.facilitator
    assert skipped is not None
    assert team.post(team.leader, url_of(first, "turn/"), do="skip").status_code == 303
    first.refresh_from_db()
    assert first.facilitator_id not in {None, skipped.pk}
    body = {
        "section": team.course.sections[2].id,
        "mode": "during",
        "minutes": "15",
        "day": "2026-03-24",
        "local_time": "09:30",
    }
    assert team.post(team.leader, team.url("one-more/"), **body).status_code == 303
    last = team.sittings()[-1]
    fewest = {p.pk for p in team.people} - {first.facilitator_id, second.facilitator_id}
    assert last.facilitator_id in fewest


def test_a_leader_names_somebody(team: Team) -> None:
    _kick_off, first, _second = team.set_up()
    chosen = next(p for p in team.people if p.pk != first.facilitator_id)
    html = team.get(team.leader, url_of(first, "turn/name/")).content.decode()
    assert chosen.name in html
    named = team.post(team.leader, url_of(first, "turn/name/"), person=str(chosen.uid))
    assert named.status_code == 303
    first.refresh_from_db()
    assert first.facilitator == chosen
    assert first.understudy_id not in {None, chosen.pk}
    assert Message.objects.filter(kind="turn_assigned", person=chosen).exists()
    assert team.get(chosen, url_of(first, "turn/name/")).status_code == 404


@pytest.mark.item("I-40")
def test_two_people_swap_their_turns(team: Team) -> None:
    _kick_off, first, second = team.set_up()
    asker, asked = first.facilitator, second.facilitator
    assert asker is not None
    assert asked is not None
    html = team.get(asker, url_of(first, "turn/swap/")).content.decode()
    assert "you would take Tuesday 17 March" in html
    assert team.post(asker, url_of(first, "turn/swap/"), person=str(asked.uid)).status_code == 303
    swap = Swap.objects.get()
    assert Message.objects.filter(kind="swap_asked", person=asked).count() == 1
    assert "asks whether you would lead" in team.get(asked, "/meetings/").content.decode()
    url = f"/meetings/swaps/{swap.uid}/"
    assert "would like to swap" in team.get(asked, url).content.decode()
    assert team.post(asked, url, answer="yes").status_code == 303
    first.refresh_from_db()
    second.refresh_from_db()
    assert (first.facilitator, second.facilitator) == (asked, asker)
    assert states(asker) == [TurnState.SWAPPED, TurnState.COMING]
    assert "Agreed" in team.get(asker, url).content.decode()


def test_a_no_changes_nothing_and_strangers_do_not_find_the_question(team: Team) -> None:
    _kick_off, first, second = team.set_up()
    asker, asked = first.facilitator, second.facilitator
    assert asker is not None
    assert asked is not None
    team.post(asker, url_of(first, "turn/swap/"), person=str(asked.uid))
    url = f"/meetings/swaps/{Swap.objects.get().uid}/"
    third = next(p for p in team.people if p not in (asker, asked))
    assert team.get(third, url).status_code == 404
    assert team.get(third, url_of(first, "turn/swap/")).status_code == 404
    assert team.post(asked, url, answer="no").status_code == 303
    first.refresh_from_db()
    assert first.facilitator == asker


def test_a_swap_that_comes_too_late_says_so(team: Team) -> None:
    _kick_off, first, second = team.set_up()
    asker, asked = first.facilitator, second.facilitator
    assert asker is not None
    assert asked is not None
    team.post(asker, url_of(first, "turn/swap/"), person=str(asked.uid))
    swap = Swap.objects.get()
    third = next(p for p in team.people if p not in (asker, asked))
    second.facilitator = third
    second.save()
    response = team.post(asked, f"/meetings/swaps/{swap.uid}/", answer="yes")
    assert response.status_code == 409
    assert "changed hands" in response.content.decode()
    first.refresh_from_db()
    assert first.facilitator == asker


@pytest.mark.item("I-40")
def test_an_absence_near_the_day_makes_the_understudy_lead(team: Team) -> None:
    _kick_off, first, _second = team.set_up()
    away, stands_by = first.facilitator, first.understudy
    assert away is not None
    Absence.objects.create(person=away, first_day=date(2026, 3, 9), last_day=date(2026, 3, 11))
    assert "is away on" in team.get(team.leader, team.url()).content.decode()
    keep_rotas(NOW + timedelta(days=4))
    first.refresh_from_db()
    assert first.facilitator == stands_by
    assert first.understudy_id not in {None, stands_by.pk if stands_by else 0, away.pk}
    assert keep_rotas(NOW + timedelta(days=4)) == 0


def test_an_absence_far_ahead_gives_the_turn_to_the_next_in_order(team: Team) -> None:
    *_others, second = team.set_up()
    away = second.facilitator
    assert away is not None
    Absence.objects.create(person=away, first_day=date(2026, 3, 17), last_day=date(2026, 3, 17))
    keep_rotas(NOW)
    second.refresh_from_db()
    assert second.facilitator not in {None, away}


def test_whoever_leaves_the_group_leads_nothing_any_more(team: Team) -> None:
    _kick_off, first, _second = team.set_up()
    gone = first.facilitator
    assert gone is not None
    Membership.objects.filter(person=gone).update(ends_at=NOW + timedelta(hours=1))
    keep_rotas(NOW + timedelta(hours=2))
    first.refresh_from_db()
    assert first.facilitator_id not in {None, gone.pk}


@pytest.mark.item("I-40")
def test_a_newcomer_does_not_get_the_next_turn(team: Team) -> None:
    team.set_up()
    new = MembershipFactory(group=team.group, starts_at=NOW + timedelta(hours=1)).person
    team.freeze(NOW + timedelta(hours=2))
    _kick_off, first, _second = team.sittings()
    assert first.facilitator is not None
    team.post(first.facilitator, url_of(first, "turn/"), do="give-back")
    first.refresh_from_db()
    assert first.facilitator not in {None, new}


@pytest.mark.item("I-40")
def test_who_really_led_is_recorded_and_whose_turn_it_was_comes_up_again(team: Team) -> None:
    _kick_off, first, _second = team.set_up()
    turn, stood_in = first.facilitator, first.understudy
    assert turn is not None
    assert stood_in is not None
    settle_turn(sitting=first, led_by=stood_in, now=NOW)
    settle_turn(sitting=first, led_by=stood_in, now=NOW)
    first.refresh_from_db()
    assert first.led_by == stood_in
    assert states(turn) == [TurnState.STOOD_IN]
    assert states(stood_in).count(TurnState.LED) == 1


def test_everybody_sees_the_rota_at_the_same_price(
    team: Team, django_assert_num_queries: Callable[[int], object]
) -> None:
    team.set_up()
    learner = team.people[0]
    team.client(learner)
    with django_assert_num_queries(8):  # type: ignore[attr-defined]
        html = team.get(learner, team.url("rota/")).content.decode()
    assert all(person.name in html for person in team.people)
    assert "Give them out anew" not in html
    assert "Give them out anew" in team.get(team.leader, team.url("rota/")).content.decode()
    assert team.post(learner, team.url("rota/share-out/")).status_code == 404


def test_giving_turns_out_anew_takes_in_whoever_has_come(team: Team) -> None:
    sections = team.course.sections
    more = {f"section-{s.id}": f"2026-04-{7 + 7 * n:02}" for n, s in enumerate(sections[2:5])}
    team.set_up(**more)
    new = MembershipFactory(group=team.group, starts_at=NOW + timedelta(hours=1)).person
    Attendance.objects.create(sitting=_closed(team), person=new, came_at=NOW, seen_at=NOW)
    team.freeze(NOW + timedelta(days=2))
    assert team.post(team.leader, team.url("rota/share-out/")).status_code == 303
    leads = [s.facilitator for s in team.sittings()]
    assert new in leads[3:]
    assert leads[0] == team.leader


def _closed(team: Team) -> object:
    first = team.sittings()[0]
    first.state = SittingState.CLOSED
    first.save()
    return first


@pytest.mark.item("I-40")
def test_while_a_team_is_coming_in_later_turns_wait_for_it(team: Team) -> None:
    ids = [person.pk for person in team.people]
    Person.objects.filter(pk__in=ids).update(joined_at=None)

    kick_off, first, second = team.set_up()

    assert kick_off.facilitator == first.facilitator == team.leader
    assert second.facilitator is None
    Person.objects.filter(pk__in=ids).update(joined_at=NOW)
    keep_rotas(NOW)
    second.refresh_from_db()
    assert second.facilitator_id in ids
