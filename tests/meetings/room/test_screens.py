"""What stands on a phone, before whoever leads and on the wall; what a screen asks each second."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from deskside.lib import clock
from deskside.meetings.actions import rooms
from deskside.meetings.actions.presence import leave
from deskside.meetings.models import Attendance, Room
from tests.factories.people import MembershipFactory, PersonFactory
from tests.meetings.room.conftest import (
    ALL,
    BACK,
    NEXT,
    NOW,
    PAIRS,
    PROMISE,
    TELL,
    WRITE,
    Desk,
    client_of,
    page,
    post,
)

pytestmark = pytest.mark.django_db


@pytest.mark.item("I-52", missing="")
def test_phone_shows_the_question_the_clock_and_a_sheet(desk: Desk) -> None:
    desk.at(WRITE)
    desk.comes(desk.carla)
    desk.goes_on(seconds=18)

    html = page(client_of(desk.carla), desk.url())

    assert ">42</p>" in html
    assert "When did you last finish somebody\u2019s sentence?" in html
    assert "At zero it is kept without a click." in html
    assert "http-equiv" not in html  # nothing reloads under writing hands


def test_phone_outside_asks_to_come_in_and_opening_it_changes_nothing(desk: Desk) -> None:
    desk.at(WRITE)
    carla = client_of(desk.carla)

    html = page(carla, desk.url())

    assert "Come in" in html
    assert not Attendance.objects.filter(person=desk.carla).exists()
    post(carla, desk.url("come/"))
    assert "<textarea" in page(carla, desk.url())


def test_late_comer_lands_on_the_right_page(desk: Desk) -> None:
    desk.at(ALL)
    desk.goes_on(minutes=4)
    dora = client_of(desk.dora)

    post(dora, desk.url("come/"))

    assert "<b>All</b>" in page(dora, desk.url())


def test_early_leaver_is_counted_out_and_may_come_back(desk: Desk) -> None:
    desk.at(ALL)
    desk.comes(desk.carla)
    carla = client_of(desk.carla)

    post(carla, desk.url("leave/"))
    assert carla.get(desk.url("state/")).json()["here"] == 1
    assert "The chair is still yours" in page(carla, desk.url())

    post(carla, desk.url("come/"))
    assert carla.get(desk.url("state/")).json()["here"] == 2


def test_driver_who_leaves_can_be_replaced_at_once(desk: Desk) -> None:
    room = desk.at(ALL)
    desk.comes(desk.carla)
    leave(room=room, attendance=Attendance.objects.get(person=desk.aylin), now=NOW)

    answer = post(client_of(desk.carla), desk.url("take/"), screen="lead")

    assert answer.status_code == 303
    assert desk.room.driver == desk.carla


def test_state_is_small_and_says_the_servers_time(desk: Desk) -> None:
    desk.at(WRITE)
    desk.comes(desk.carla)
    desk.goes_on(seconds=10)

    answer = client_of(desk.carla).get(desk.url("state/"))

    found = answer.json()
    assert found["ends"] - found["now"] == 50_000
    assert found["step"] == WRITE
    assert found["here"] == 2
    assert len(answer.content) < 200


def test_wrong_clock_of_a_phone_does_not_matter(desk: Desk) -> None:
    """The page carries what is left, and the state the server's own `now`: no instant of the
    device is asked for or sent."""
    desk.at(WRITE)
    later = desk.goes_on(seconds=30)

    found = client_of(desk.carla).get(desk.url("state/"), headers={"Date": "yesterday"}).json()

    assert found["now"] == round(later.timestamp() * 1000)
    assert found["ends"] - found["now"] == 30_000


@pytest.mark.parametrize("people", [1, 3])
def test_state_costs_one_statement_beside_the_sessions(
    desk: Desk, people: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    desk.at(WRITE)
    for person in (desk.carla, desk.dora, desk.bilal)[:people]:
        desk.comes(person)
    carla = client_of(desk.carla)

    with django_assert_num_queries(3):  # session, person, room
        carla.get(desk.url("state/"))


def test_sign_of_life_is_written_every_twenty_seconds_at_most(
    desk: Desk, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    desk.at(WRITE)
    desk.comes(desk.carla)
    carla = client_of(desk.carla)
    desk.goes_on(seconds=21)

    carla.get(desk.url("state/"))
    desk.goes_on(seconds=25)
    with django_assert_num_queries(3):
        carla.get(desk.url("state/"))

    assert Attendance.objects.get(person=desk.carla).seen_at == NOW + timedelta(seconds=21)
    assert Room.objects.get().version == desk.room.version


def test_phone_that_has_gone_silent_is_not_counted(desk: Desk) -> None:
    desk.at(WRITE)
    desk.comes(desk.carla)
    desk.goes_on(seconds=70)

    found = client_of(desk.dora).get(desk.url("state/")).json()

    assert found["here"] == 0


def test_removed_member_is_out_with_the_next_second(desk: Desk) -> None:
    desk.at(WRITE)
    desk.comes(desk.carla)
    carla = client_of(desk.carla)
    assert carla.get(desk.url("state/")).status_code == 200

    desk.leaves_the_group(desk.carla)

    assert carla.get(desk.url("state/")).status_code == 410
    assert "You are not in this group any more" in page(carla, desk.url(), 410)
    assert carla.get(desk.url("part/phone/")).status_code == 410
    assert post(carla, desk.url("come/")).status_code == 410


def test_stranger_finds_no_room(desk: Desk) -> None:
    desk.at(WRITE)
    stranger = client_of(PersonFactory.create())

    for part in ("", "lead/", "wall/", "state/", "part/phone/"):
        assert stranger.get(desk.url(part)).status_code == 404, part
    assert post(stranger, desk.url("come/")).status_code == 404
    assert post(stranger, desk.url("write/question/"), text="Hi", version=0).status_code == 404


def test_visitor_is_asked_to_sign_in(desk: Desk) -> None:
    desk.at(WRITE)

    for part in ("", "lead/", "wall/", "state/", "part/phone/"):
        assert "/account/login/" in Client().get(desk.url(part)).headers["Location"], part


@pytest.mark.parametrize("step", range(8))
@pytest.mark.parametrize("screen", ["phone", "lead", "wall"])
def test_every_step_has_its_screens_within_ten_statements(
    desk: Desk, step: int, screen: str
) -> None:
    desk.at(step)
    for person in (desk.bilal, desk.carla):
        desk.comes(person)
    client = client_of(desk.aylin)

    page(client, desk.url({"phone": ""}.get(screen, f"{screen}/")))
    part = client.get(desk.url(f"part/{screen}/"))

    assert part.status_code == 200
    assert b"data-slot" in part.content
    assert b"<html" not in part.content


@pytest.mark.item("I-54")
def test_up_to_six_speak_in_turn_by_name_and_more_in_pairs(desk: Desk) -> None:
    desk.at(TELL)
    for person in (desk.bilal, desk.carla):
        desk.comes(person)
    carla = client_of(desk.carla)
    in_turn = page(carla, desk.url())

    for _one in range(4):
        person = MembershipFactory.create(group=desk.group).person
        desk.comes(person)
    in_pairs = page(carla, desk.url())

    assert 'data-each="60"' in in_turn  # three people, three minutes
    assert "data-order" not in in_pairs
    assert "Tell " in in_pairs


@pytest.mark.item("I-54")
def test_whoever_leads_may_choose_the_other_way(desk: Desk) -> None:
    desk.at(TELL)
    for person in (desk.bilal, desk.carla):
        desk.comes(person)

    post(client_of(desk.aylin), desk.url("talk/"), how="pairs", screen="lead")

    assert "data-order" not in page(client_of(desk.carla), desk.url())


@pytest.mark.item("I-53", missing="")
def test_pairs_hear_when_to_swap(desk: Desk) -> None:
    desk.at(TELL)
    for person in (desk.bilal, desk.carla):
        desk.comes(person)
    rooms.choose_talk(room=desk.room, in_pairs=True, by=desk.aylin, now=NOW)

    assert 'data-swap="Now the other way round."' in page(client_of(desk.carla), desk.url())


@pytest.mark.item("I-38")
def test_last_minute_says_what_is_due_and_who_leads(desk: Desk) -> None:
    desk.at(NEXT)

    html = page(client_of(desk.aylin), desk.url("wall/"))

    assert "Until Friday 13 March" in html


def test_somebody_without_a_device_is_counted(desk: Desk) -> None:
    desk.at(WRITE)
    aylin = client_of(desk.aylin)

    post(aylin, desk.url(f"without-device/{desk.dora.uid}/"))
    desk.goes_on(minutes=5)

    html = page(aylin, desk.url("lead/"))
    assert "without a device" in html
    assert aylin.get(desk.url("state/")).json()["here"] == 2


def test_somebody_of_another_group_cannot_be_counted_in(desk: Desk) -> None:
    desk.at(WRITE)
    stranger = MembershipFactory.create().person

    answer = post(client_of(desk.aylin), desk.url(f"without-device/{stranger.uid}/"))

    assert answer.status_code == 404


def test_page_works_without_script_by_coming_anew(desk: Desk) -> None:
    desk.at(PAIRS)
    desk.comes(desk.carla)

    html = page(client_of(desk.carla), desk.url())

    assert '<noscript><meta http-equiv="refresh"' in html


def test_markup_in_a_question_stays_words(desk: Desk) -> None:
    desk.opened()
    room = desk.room
    room.steps[WRITE]["text"] = "<script>alert(1)</script>"
    room.save()
    desk.at(WRITE)
    desk.comes(desk.carla)

    for part in ("", "lead/", "wall/"):
        html = page(client_of(desk.aylin), desk.url(part))
        assert "<script>alert" not in html


def test_promise_round_and_check_back_show_ones_own_alone(desk: Desk) -> None:
    desk.at(PROMISE)
    desk.comes(desk.carla)
    post(
        client_of(desk.carla),
        desk.url("promise/"),
        how="make",
        when="",
        then="look up before I type",
        version=0,
    )

    for person in (desk.aylin, desk.bilal):
        for part in ("", "lead/", "wall/"):
            html = client_of(person).get(desk.url(part), follow=True).content.decode()
            assert "look up before I type" not in html
    assert "look up before I type" in page(client_of(desk.carla), desk.url())
    assert clock.now() == NOW
    assert BACK == 1


def test_round_in_which_nobody_could_say_a_sentence_is_not_shown(desk: Desk) -> None:
    desk.at(BACK)
    for _one in range(16):
        desk.comes(MembershipFactory.create(group=desk.group).person)

    assert "data-order" not in page(client_of(desk.aylin), desk.url())
