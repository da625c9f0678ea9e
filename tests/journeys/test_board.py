"""Boards of a meeting in real browsers: a phone, the laptop of whoever leads, and the wall."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from deskside.courses.outline import CourseOutline
from deskside.lib import clock
from deskside.meetings.actions import rooms
from deskside.meetings.actions.presence import come_in
from deskside.meetings.models import Card, Room, Spoke
from deskside.people.models import Group, Person
from tests.factories.meetings import make_sitting, open_room
from tests.journeys.test_learner import (
    LAPTOP,
    PHONE,
    Device,
    amara,
    check_access,
    course,
    device,
    sign_in,
)
from tests.journeys.test_room import lead
from tests.meetings.board.steps import KEYS, STEPS

__all__ = ["amara", "course", "device", "lead"]

TWICE = "\u00d72"
WALL = {"width": 1920, "height": 1080}
TOO_SMALL = """() => [...document.querySelectorAll(".wall *")].filter((each) =>
  [...each.childNodes].some((node) => node.nodeType === 3 && node.textContent.trim())
  && !each.closest(".unseen") && parseFloat(getComputedStyle(each).fontSize) < 40
).map((each) => each.textContent.trim())"""


@pytest.fixture
def room(amara: Person, lead: Person, course: CourseOutline) -> Room:
    now = clock.now()
    sitting = make_sitting(Group.objects.get(), starts_at=now, facilitator=lead)
    made = open_room(sitting, lead, now, STEPS)
    for person in (amara, lead):
        come_in(room=made, person=person, now=now)
    return made


def turned(room: Room, key: str) -> None:
    held = Room.objects.select_related("driver", "sitting").get(pk=room.pk)
    assert held.driver is not None
    rooms.go_to(room=held, step=KEYS.index(key), by=held.driver, now=clock.now())


def screen(device: Device, size: dict[str, int], person: Person, room: Room, part: str) -> Page:
    page = device(size).new_page()
    sign_in(page, person.email)
    page.goto(f"/meetings/{room.sitting.uid}/room/{part}")
    return page


@pytest.mark.item("I-63")
def test_word_goes_from_a_phone_to_the_wall_and_disturbs_nobody_who_types(
    device: Device, amara: Person, lead: Person, room: Room
) -> None:
    turned(room, "board-board")
    phone = screen(device, PHONE, amara, room, "")
    laptop = screen(device, LAPTOP, lead, room, "lead/")
    wall = screen(device, WALL, lead, room, "wall/")
    laptop.get_by_label("For the summary").press_sequentially("We ring")
    phone.get_by_label("A villain").fill("half a thou")

    phone.get_by_label("A hero").fill("listens")
    phone.get_by_label("A hero").press("Enter")

    expect(wall.get_by_text("listens")).to_be_visible()
    expect(laptop.get_by_role("checkbox", name="listens")).to_be_visible()
    expect(phone.get_by_label("A hero")).to_have_value("")
    expect(phone.get_by_label("A villain")).to_have_value("half a thou")
    laptop.get_by_role("checkbox", name="listens").check()
    phone.get_by_label("A hero").fill("listening")
    phone.get_by_label("A hero").press("Enter")
    expect(laptop.get_by_text("Alike?")).to_be_visible()
    expect(laptop.get_by_role("checkbox", name="listens")).to_be_checked()
    expect(laptop.get_by_label("For the summary")).to_have_value("We ring")
    laptop.locator(".alike").get_by_role("button", name="Take together").click()

    expect(wall.get_by_text(TWICE)).to_be_visible()
    laptop.get_by_role("button", name="apart again").click()
    expect(wall.get_by_text(TWICE)).to_be_hidden()
    for page in (phone, laptop, wall):
        check_access(page)
    assert wall.evaluate(TOO_SMALL) == []


@pytest.mark.item("I-44")
def test_card_that_is_too_long_is_kept_before_its_writer_and_a_double_click_hands_in_one(
    device: Device, amara: Person, lead: Person, room: Room
) -> None:
    turned(room, "cards-ideas")
    phone = screen(device, PHONE, amara, room, "")
    wall = screen(device, WALL, lead, room, "wall/")
    card = phone.get_by_label("One idea")
    card.fill("tea " * 1250)

    phone.get_by_role("button", name="Hand it in").click()
    expect(phone.get_by_text("A card holds 200 characters, and this has 4,999")).to_be_visible()
    assert card.input_value().startswith("tea tea")
    card.fill("Ten quiet minutes after an outage")
    phone.get_by_role("button", name="Hand it in").dblclick()

    expect(card).to_have_value("")
    expect(wall.get_by_text("1 card so far")).to_be_visible()
    expect(wall.get_by_text("Ten quiet minutes")).to_be_hidden()
    assert Card.objects.get().times == 1
    laptop = screen(device, LAPTOP, lead, room, "lead/")
    laptop.get_by_role("button", name="Show the cards").click()
    expect(wall.get_by_text("Ten quiet minutes")).to_be_visible()
    for page in (phone, laptop, wall):
        check_access(page)


@pytest.mark.item("I-81")
@pytest.mark.item("I-37")
def test_line_shows_itself_when_all_have_a_place_and_turns_are_counted(
    device: Device, amara: Person, lead: Person, room: Room
) -> None:
    turned(room, "line-before")
    phone = screen(device, PHONE, amara, room, "")
    other = screen(device, PHONE, lead, room, "")
    wall = screen(device, WALL, lead, room, "wall/")

    phone.get_by_role("button", name="3", exact=True).click()
    expect(wall.get_by_text("1 of 2 have one")).to_be_visible()
    expect(wall.get_by_role("img", name="1 at 3")).to_be_hidden()
    other.get_by_role("button", name="9", exact=True).click()

    expect(wall.get_by_role("img", name="1 at 3, 1 at 9")).to_be_visible()
    check_access(phone)
    check_access(wall)
    turned(room, "line-all")
    phone.get_by_role("button", name="I spoke").click()
    expect(phone.get_by_text("Counted: once in this meeting.")).to_be_visible()
    assert Spoke.objects.count() == 1
    laptop = screen(device, LAPTOP, lead, room, "lead/")
    expect(laptop.get_by_text("Everybody has been heard")).to_be_visible()
    check_access(laptop)
