from __future__ import annotations

from collections.abc import Callable

import pytest

from deskside.meetings.models import Crew, CrewMember, Sitting
from tests.meetings.series.conftest import Team, url_of

TWO = {
    "crew-1-name": "Early",
    "crew-2-name": "Late",
    "crew-2-weekday": "4",
    "crew-2-time": "17:15",
}


def place(team: Team, early: list[int], late: list[int]) -> None:
    crews = {crew.name: str(crew.uid) for crew in Crew.objects.all()}
    body = {f"crew-{team.people[n].uid}": crews["Early"] for n in early}
    body |= {f"crew-{team.people[n].uid}": crews["Late"] for n in late}
    assert team.post(team.leader, team.url("crews/"), **body).status_code == 303


def test_people_are_put_into_crews_and_turns_stay_within_them(team: Team) -> None:
    team.set_up(**TWO)
    assert "5 people are in no crew" in team.get(team.leader, team.url("crews/")).content.decode()
    place(team, [0, 1], [2, 3])
    early = {team.people[0].pk, team.people[1].pk}
    for sitting in Sitting.objects.select_related("crew"):
        assert sitting.crew is not None
        if sitting.crew.name == "Early":
            assert sitting.facilitator_id in early
        else:
            assert sitting.facilitator_id not in {None, *early}
    assert "1 person is in no crew" in team.get(team.leader, team.url("crews/")).content.decode()


def test_my_meetings_are_those_of_my_crew(team: Team) -> None:
    team.set_up(**TWO)
    place(team, [0, 1], [2, 3])
    html = team.get(team.people[0], "/meetings/").content.decode()
    assert "17:15" not in html
    assert "17:15" in team.get(team.people[2], "/meetings/").content.decode()


def test_changing_crews_hands_the_turn_on(team: Team) -> None:
    team.set_up(**TWO)
    place(team, [0, 1], [2, 3])
    sitting = Sitting.objects.filter(crew__name="Early").latest("starts_at")
    mover = next(n for n, p in enumerate(team.people) if p.pk == sitting.facilitator_id)
    place(team, [], [mover])
    sitting.refresh_from_db()
    assert sitting.facilitator_id not in {None, team.people[mover].pk}


def test_the_first_crew_takes_over_the_meetings_there_are(team: Team) -> None:
    before = {sitting.pk for sitting in team.set_up()}
    assert team.post(team.leader, team.url("crews/add/"), name="Early").status_code == 303
    assert set(Sitting.objects.filter(crew__name="Early").values_list("pk", flat=True)) == before
    added = team.post(team.leader, team.url("crews/add/"), name="Late", local_time="16:00")
    assert added.status_code == 303
    late = Sitting.objects.filter(crew__name="Late")
    assert late.count() == 3
    assert {sitting.local_time.hour for sitting in late} == {16}
    assert team.post(team.leader, team.url("crews/add/"), name="").status_code == 422


def test_a_crew_that_no_longer_meets_has_no_meetings(team: Team) -> None:
    team.set_up(**TWO)
    place(team, [0, 1], [2, 3])
    late = Crew.objects.get(name="Late")
    for _click in range(2):
        url = team.url(f"crews/{late.uid}/end/")
        body = {"receipt": "0b5bb3a4-6a2e-4f2c-8a2e-5f2f8f6a1d11"}
        assert team.client(team.leader).post(url, body).status_code == 303
    assert {s.state for s in Sitting.objects.filter(crew=late)} == {"cancelled"}
    assert not CrewMember.objects.filter(crew=late).exists()
    early = Crew.objects.get(name="Early")
    team.post(team.leader, team.url(f"crews/{early.uid}/end/"))
    assert Sitting.objects.filter(crew=None, state="planned").count() == 3


@pytest.mark.parametrize("crews", [1, 3])
def test_the_page_costs_the_same_for_one_crew_and_for_three(
    team: Team, django_assert_num_queries: Callable[[int], object], crews: int
) -> None:
    team.set_up(**{f"crew-{n}-name": f"Crew {n}" for n in range(1, crews + 1)})
    with django_assert_num_queries(8):  # type: ignore[attr-defined]
        team.get(team.leader, team.url("crews/"))


def test_learners_arrange_no_crews(team: Team) -> None:
    first = team.set_up()[0]
    assert team.get(team.people[0], team.url("crews/")).status_code == 404
    assert team.post(team.people[0], team.url("crews/add/"), name="Mine").status_code == 404
    assert team.get(team.people[0], url_of(first, "turn/name/")).status_code == 404
