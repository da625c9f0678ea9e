"""Screens of a running meeting in a real browser: what the page's own script promises."""

from __future__ import annotations

from datetime import timedelta

import pytest
from playwright.sync_api import Page, expect

from deskside.courses.outline import CourseOutline
from deskside.lib import clock
from deskside.meetings.actions import rooms
from deskside.meetings.actions.presence import come_in
from deskside.meetings.models import Room
from deskside.meetings.queries.room_people import own_writing
from deskside.people.models import Group, Person
from tests.factories.meetings import make_sitting, open_room
from tests.factories.people import PASSWORD, MembershipFactory, PersonFactory
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

__all__ = ["amara", "course", "device"]

WRITE, ALL = 2, 4
WORDS = "He went quiet and said: forget it."


@pytest.fixture
def lead(amara: Person) -> Person:
    group = Group.objects.get()
    person: Person = PersonFactory.create(name="Farid", secret=PASSWORD)
    MembershipFactory.create(person=person, group=group)
    return person


@pytest.fixture
def room(amara: Person, lead: Person) -> Room:
    now = clock.now()
    sitting = make_sitting(Group.objects.get(), starts_at=now, facilitator=lead)
    made = open_room(sitting, lead, now)
    come_in(room=made, person=amara, now=now)
    return turned(made, WRITE)


def turned(room: Room, step: int) -> Room:
    held = Room.objects.select_related("driver").get(pk=room.pk)
    assert held.driver is not None
    return rooms.go_to(room=held, step=step, by=held.driver, now=clock.now())


def phone_of(device: Device, person: Person, room: Room) -> Page:
    page = device(PHONE).new_page()
    sign_in(page, person.email)
    page.goto(f"/meetings/{room.sitting.uid}/room/")
    return page


def written(person: Person, room: Room) -> str:
    found = own_writing(person, room.sitting, "question")
    return found.text if found else ""


@pytest.mark.item("I-52", missing="")
def test_typing_goes_on_while_others_come_and_is_saved_without_a_click(
    device: Device, amara: Person, lead: Person, room: Room, course: CourseOutline
) -> None:
    page = phone_of(device, amara, room)
    sheet = page.locator("textarea[name=text]")

    sheet.press_sequentially("He went quiet")
    come_in(room=room, person=lead, now=clock.now())
    page.wait_for_timeout(1500)
    sheet.press_sequentially(" and said: forget it.")

    expect(sheet).to_be_focused()
    expect(sheet).to_have_value(WORDS)
    expect(page.get_by_text("Saved at")).to_be_visible()
    assert written(amara, room) == WORDS
    check_access(page)


@pytest.mark.item("I-52", missing="")
def test_page_that_turns_takes_the_last_words_along(
    device: Device, amara: Person, room: Room, course: CourseOutline
) -> None:
    page = phone_of(device, amara, room)
    expect(page.locator("[data-clock]")).to_be_visible()
    turned(room, ALL)
    page.locator("textarea[name=text]").fill(WORDS)

    expect(page.get_by_text("What you wrote")).to_be_visible()

    page.wait_for_timeout(300)
    assert written(amara, room) == WORDS


@pytest.mark.item("I-52", missing="")
def test_phone_whose_clock_is_an_hour_wrong_counts_as_all_others(
    device: Device, amara: Person, room: Room, course: CourseOutline
) -> None:
    context = device(PHONE)
    page = context.new_page()
    page.clock.install(time=clock.now() - timedelta(hours=1))
    sign_in(page, amara.email)
    page.goto(f"/meetings/{room.sitting.uid}/room/")
    page.clock.run_for(3000)

    shown = int(page.locator("[data-clock]").inner_text())

    assert 30 < shown <= 60


def test_phone_without_a_connection_keeps_the_words_and_brings_them_later(
    device: Device, amara: Person, room: Room, course: CourseOutline
) -> None:
    page = phone_of(device, amara, room)
    expect(page.locator("[data-clock]")).to_be_visible()
    page.context.set_offline(True)
    page.locator("textarea[name=text]").fill(WORDS)
    expect(page.locator("[data-offline]")).to_be_visible(timeout=15_000)
    turned(room, ALL)

    page.context.set_offline(False)

    expect(page.get_by_text("What you wrote")).to_be_visible(timeout=10_000)
    expect(page.locator("[data-offline]")).to_be_hidden(timeout=10_000)
    page.wait_for_timeout(1000)
    assert written(amara, room) == WORDS


def test_whoever_leads_turns_the_page_on_all_screens(
    device: Device, amara: Person, lead: Person, room: Room, course: CourseOutline
) -> None:
    phone = phone_of(device, amara, room)
    laptop = device(LAPTOP).new_page()
    sign_in(laptop, lead.email)
    laptop.goto(f"/meetings/{room.sitting.uid}/room/lead/")
    check_access(laptop)

    laptop.get_by_role("button", name="On to: In pairs").click()

    expect(phone.get_by_text("In pairs", exact=True).first).to_be_visible(timeout=3000)
    expect(laptop.get_by_role("heading", name="In pairs")).to_be_visible(timeout=3000)
    laptop.goto(f"/meetings/{room.sitting.uid}/room/wall/")
    check_access(laptop)


def test_room_without_script_has_buttons_and_a_sheet_to_keep(
    device: Device, amara: Person, room: Room, course: CourseOutline
) -> None:
    context = device(PHONE, java_script_enabled=False)
    page = context.new_page()
    sign_in(page, amara.email)
    page.goto(f"/meetings/{room.sitting.uid}/room/")
    page.locator("textarea[name=text]").fill(WORDS)

    page.get_by_role("button", name="Keep it").click()

    expect(page.locator("textarea[name=text]")).to_have_value(WORDS)
    assert written(amara, room) == WORDS
