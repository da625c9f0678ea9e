"""Opening a room, turning its pages, the clock, and who turns them."""

from __future__ import annotations

from datetime import timedelta

import pytest

from deskside.meetings.actions import rooms
from deskside.meetings.actions.rooms import NotDriving, RoomOver
from deskside.meetings.models import Room, SittingState
from tests.meetings.room.conftest import ALL, NOW, PAIRS, WRITE, Desk, client_of, page, post

pytestmark = pytest.mark.django_db


def test_room_opens_with_people_coming_in_and_no_clock(desk: Desk) -> None:
    desk.opened()

    room = desk.room
    assert (room.step, room.step_ends_at, room.left_ms) == (0, None, None)
    assert room.driver == desk.aylin
    assert len(room.code) == 6
    assert desk.room.sitting.state == SittingState.RUNNING


def test_room_opened_twice_is_one_room_and_keeps_its_driver(desk: Desk) -> None:
    first = desk.opened()

    again = rooms.open_room(sitting=desk.sitting, by=desk.leader, now=NOW)

    assert again == first
    assert desk.room.driver == desk.aylin


def test_room_of_a_sitting_that_is_over_does_not_open(desk: Desk) -> None:
    desk.sitting.state = SittingState.CANCELLED
    desk.sitting.save()

    with pytest.raises(RoomOver):
        rooms.open_room(sitting=desk.sitting, by=desk.aylin, now=NOW)


@pytest.mark.item("I-52", missing="")
def test_step_ends_by_the_servers_clock(desk: Desk) -> None:
    room = desk.at(WRITE)

    assert room.step_ends_at == NOW + timedelta(seconds=60)


def test_every_turn_counts_the_version_up(desk: Desk) -> None:
    before = desk.opened().version

    rooms.go_to(room=desk.room, step=WRITE, by=desk.aylin, now=NOW)
    rooms.pause(room=desk.room, by=desk.aylin, now=NOW)
    rooms.resume(room=desk.room, by=desk.aylin, now=NOW)
    rooms.more_time(room=desk.room, by=desk.aylin, now=NOW)

    assert desk.room.version == before + 4


def test_pause_keeps_what_is_left_and_resume_goes_on_from_there(desk: Desk) -> None:
    desk.at(WRITE)

    rooms.pause(room=desk.room, by=desk.aylin, now=NOW + timedelta(seconds=20))
    assert (desk.room.step_ends_at, desk.room.left_ms) == (None, 40_000)

    rooms.resume(room=desk.room, by=desk.aylin, now=NOW + timedelta(minutes=5))
    assert desk.room.step_ends_at == NOW + timedelta(minutes=5, seconds=40)


@pytest.mark.parametrize(
    ("passed", "ends"), [(30, 120), (100, 160)], ids=["in time", "after it has run over"]
)
def test_more_time_is_a_minute_from_the_end_or_from_now(desk: Desk, passed: int, ends: int) -> None:
    desk.at(WRITE)

    rooms.more_time(room=desk.room, by=desk.aylin, now=NOW + timedelta(seconds=passed))

    assert desk.room.step_ends_at == NOW + timedelta(seconds=ends)


def test_step_back_begins_its_time_anew(desk: Desk) -> None:
    desk.at(PAIRS)
    later = NOW + timedelta(minutes=3)

    rooms.go_to(room=desk.room, step=WRITE, by=desk.aylin, now=later)

    assert desk.room.step_ends_at == later + timedelta(seconds=60)


def test_two_who_press_next_at_once_do_not_skip_a_step(desk: Desk) -> None:
    desk.at(WRITE)
    for _press in range(2):
        rooms.go_to(room=desk.room, step=PAIRS, by=desk.aylin, now=NOW, came_from=WRITE)
    rooms.go_to(room=desk.room, step=ALL, by=desk.aylin, now=NOW, came_from=WRITE)

    assert desk.room.step == PAIRS


def test_second_facilitator_changes_nothing_before_taking_over(desk: Desk) -> None:
    desk.at(WRITE)

    with pytest.raises(NotDriving):
        rooms.go_to(room=desk.room, step=ALL, by=desk.bilal, now=NOW)

    rooms.take_over(room=desk.room, by=desk.bilal, now=NOW)
    rooms.go_to(room=desk.room, step=ALL, by=desk.bilal, now=NOW)
    assert (desk.room.step, desk.room.driver) == (ALL, desk.bilal)


def test_second_facilitator_is_told_who_turns_the_pages(desk: Desk) -> None:
    desk.at(WRITE)
    bilal = client_of(desk.bilal)

    html = page(bilal, desk.url("lead/"))
    answer = post(bilal, desk.url("go/"), to=ALL, came_from=WRITE, screen="lead", autosave=True)

    assert "Aylin turns the pages." in html
    assert "On to:" not in html
    assert answer.status_code == 422
    assert "Aylin turns the pages now" in answer.content.decode()
    assert desk.room.step == WRITE


def test_member_may_not_take_over_while_somebody_drives(desk: Desk) -> None:
    desk.at(WRITE)
    desk.comes(desk.carla)

    assert post(client_of(desk.carla), desk.url("take/")).status_code == 404
    assert desk.room.driver == desk.aylin


def test_anyone_present_takes_over_when_the_driver_is_lost(desk: Desk) -> None:
    desk.at(WRITE)
    desk.comes(desk.carla)
    desk.goes_on(seconds=40)
    carla = client_of(desk.carla)

    assert "Aylin has gone silent." in page(carla, desk.url())
    answer = post(carla, desk.url("take/"), screen="lead")

    assert answer.headers["Location"] == desk.url("lead/")
    assert desk.room.driver == desk.carla
    assert "On to:" in page(carla, desk.url("lead/"))


def test_whoever_is_not_in_the_room_takes_over_nothing(desk: Desk) -> None:
    desk.at(WRITE)
    desk.goes_on(seconds=40)

    assert post(client_of(desk.dora), desk.url("take/")).status_code == 404


def test_sign_of_life_of_the_driver_is_kept(desk: Desk) -> None:
    desk.at(WRITE)
    later = desk.goes_on(seconds=25)

    client_of(desk.aylin).get(desk.url("state/"))
    desk.goes_on(seconds=50)

    assert Room.objects.get().driver_seen_at == later
    assert not client_of(desk.carla).get(desk.url("state/")).json()["lost"]


def test_facilitator_opens_from_the_door_and_reads_what_to_say(desk: Desk) -> None:
    aylin = client_of(desk.aylin)
    assert "Open the room" in page(aylin, desk.url())

    answer = post(aylin, desk.url("open/"))

    assert answer.headers["Location"] == desk.url("lead/")
    html = page(aylin, desk.url("lead/"))
    assert html.count("button next") == 1
    assert "1 of 5 are here" in html
    assert sum(step["seconds"] for step in desk.room.steps) == 15 * 60


def test_member_waits_at_the_door_and_cannot_open_it(desk: Desk) -> None:
    carla = client_of(desk.carla)

    assert "Aylin opens the room." in page(carla, desk.url())
    assert post(carla, desk.url("open/")).status_code == 404
    assert not Room.objects.exists()


def test_lead_screen_goes_through_the_whole_meeting_with_one_button(desk: Desk) -> None:
    desk.opened()
    aylin = client_of(desk.aylin)

    for step in range(7):
        assert page(aylin, desk.url("lead/")).count("button next") == 1
        answer = post(aylin, desk.url("go/"), to=step + 1, came_from=step, screen="lead")
        assert answer.status_code == 303

    assert "End the meeting" in page(aylin, desk.url("lead/"))


def test_member_does_not_see_the_lead_screen(desk: Desk) -> None:
    desk.at(WRITE)

    assert client_of(desk.carla).get(desk.url("lead/")).headers["Location"] == desk.url()
    assert post(client_of(desk.carla), desk.url("go/"), to=3).status_code == 404
