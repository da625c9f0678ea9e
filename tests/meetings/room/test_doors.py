"""The way in with six letters, and guests."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client

from deskside.meetings.actions.closing import close_room
from deskside.meetings.models import Attendance, Guest
from tests.factories.people import PersonFactory
from tests.meetings.room.conftest import NOW, WRITE, Desk, client_of, page, post

pytestmark = pytest.mark.django_db


def knocks(desk: Desk, client: Client, name: str = "Gio from facilities") -> Guest:
    post(client, f"/r/{desk.room.code}/ask/", name=name)
    return Guest.objects.latest("pk")


def lets_in(desk: Desk, guest: Guest, how: str = "admit") -> int:
    answer = post(client_of(desk.aylin), desk.url(f"guests/{guest.uid}/"), how=how)
    return answer.status_code


def test_member_with_the_code_is_in_the_room(desk: Desk) -> None:
    room = desk.opened()

    answer = client_of(desk.carla).get(f"/r/{room.code.lower()}/")

    assert answer.headers["Location"] == desk.url()


@pytest.mark.parametrize("spelling", ["{0}", "{1} {2}", "{3}", " {1}-{2} "])
def test_letters_may_be_typed_as_people_type(desk: Desk, spelling: str) -> None:
    code = desk.opened().code
    typed = spelling.format(code, code[:3], code[3:], code.lower())

    answer = Client().get("/r/", {"code": typed})

    assert answer.headers["Location"] == f"/r/{code}/"


@pytest.mark.parametrize("typed", ["", "QQQQQQ", "<script>", "x" * 5000, "\0"])
def test_letters_that_open_nothing_are_answered_in_words(desk: Desk, typed: str) -> None:
    desk.opened()

    answer = Client().get("/r/", {"code": typed})

    assert answer.status_code == 422
    assert "<script>" not in answer.content.decode()


def test_qr_code_on_the_wall_leads_to_the_door(desk: Desk) -> None:
    room = desk.opened()

    html = page(client_of(desk.aylin), desk.url("wall/"))

    assert "<svg" in html
    assert f"{room.code[:3]} {room.code[3:]}" in html


def test_guest_is_let_in_by_name_and_sees_the_room(desk: Desk) -> None:
    desk.at(WRITE)
    visitor = Client()
    guest = knocks(desk, visitor)

    assert "You have knocked" in page(visitor, f"/r/{desk.room.code}/")
    assert visitor.get(desk.url()).status_code == 302
    assert "Gio from facilities" in page(client_of(desk.aylin), desk.url("lead/"))
    lets_in(desk, guest)

    assert visitor.get(f"/r/{desk.room.code}/").headers["Location"] == desk.url()
    html = page(visitor, desk.url())
    assert "When did you last finish" in html
    assert "<textarea" not in html
    assert visitor.get(desk.url("state/")).json()["here"] == 2
    assert guest.admitted_by is None
    assert Guest.objects.get().admitted_by == desk.aylin


def test_guest_sees_nothing_but_the_room(desk: Desk) -> None:
    desk.at(WRITE)
    visitor = Client()
    lets_in(desk, knocks(desk, visitor))

    for part in ("wall/", "part/wall/", "part/lead/"):
        assert visitor.get(desk.url(part)).status_code == 404, part
    assert visitor.get(desk.url("lead/")).headers["Location"] == desk.url()
    for url in (f"/meetings/{desk.sitting.uid}/summary/", "/team/", "/promises/"):
        assert "/account/login/" in visitor.get(url).headers["Location"]
    for part in ("go/", "take/", "close/", "write/question/", "promise/", "check-back/"):
        assert post(visitor, desk.url(part), to=3, text="x", version=0).status_code == 404, part


def test_guest_of_one_room_is_nobody_in_another(desk: Desk) -> None:
    desk.at(WRITE)
    visitor = Client()
    lets_in(desk, knocks(desk, visitor))
    other = desk.url().replace(str(desk.sitting.uid), "00000000-0000-4000-8000-000000000000")

    assert visitor.get(other).status_code == 302
    assert visitor.get(f"{other}state/").status_code == 404


def test_guest_who_is_sent_away_is_out(desk: Desk) -> None:
    desk.at(WRITE)
    visitor = Client()
    guest = knocks(desk, visitor)
    lets_in(desk, guest)

    lets_in(desk, guest, how="refuse")

    assert visitor.get(desk.url("state/")).status_code == 410
    assert "This room has closed for you" in page(visitor, desk.url(), 410)
    assert "Not today" in page(visitor, f"/r/{desk.room.code}/")


def test_member_cannot_let_a_guest_in(desk: Desk) -> None:
    desk.at(WRITE)
    guest = knocks(desk, Client())

    answer = post(client_of(desk.carla), desk.url(f"guests/{guest.uid}/"))

    assert answer.status_code == 404
    assert not Attendance.objects.filter(guest=guest).exists()


@pytest.mark.parametrize("name", ["", "   ", "x" * 101])
def test_guest_without_a_proper_name_is_asked_again(desk: Desk, name: str) -> None:
    desk.opened()

    answer = post(Client(), f"/r/{desk.room.code}/ask/", name=name)

    assert answer.status_code == 422
    assert not Guest.objects.exists()


def test_markup_in_a_guests_name_stays_a_name(desk: Desk) -> None:
    desk.opened()
    lets_in(desk, knocks(desk, Client(), "<b onclick=x>Gio</b>"))

    for part in ("lead/", "wall/"):
        assert "<b onclick" not in page(client_of(desk.aylin), desk.url(part))


def test_crowd_of_strangers_does_not_fill_the_screen(desk: Desk) -> None:
    desk.opened()
    for number in range(20):
        knocks(desk, Client(), f"Stranger {number}")

    answer = post(Client(), f"/r/{desk.room.code}/ask/", name="One more")

    assert answer.status_code == 422
    assert Guest.objects.count() == 20


def test_stranger_who_is_signed_in_may_knock_too(desk: Desk) -> None:
    desk.at(WRITE)
    other = client_of(PersonFactory.create(name="Otto"))
    assert 'value="Otto"' in page(other, f"/r/{desk.room.code}/")

    lets_in(desk, knocks(desk, other, "Otto"))

    assert "When did you last finish" in page(other, desk.url())


def test_code_opens_nothing_once_the_meeting_is_over(desk: Desk) -> None:
    room = desk.at(WRITE)
    visitor = Client()
    lets_in(desk, knocks(desk, visitor))
    close_room(room=room, by=desk.aylin, now=NOW + timedelta(minutes=15))

    assert visitor.get(f"/r/{room.code}/").status_code == 404
    assert "Thank you for coming" in page(visitor, desk.url())
