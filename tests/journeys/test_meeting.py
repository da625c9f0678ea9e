"""From a section to a promise and back: a meeting on four devices, a day, the next meeting."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import pytest
from playwright.sync_api import Page, expect

from deskside.commitments.models import CheckBack, Commitment, State, Via
from deskside.courses.outline import CourseOutline
from deskside.lib import clock
from deskside.meetings.models import Attendance, Made, Sitting, SittingState, Writing
from deskside.meetings.models.room import Room
from deskside.people.models import Group, Membership, Person
from tests.factories.meetings import make_sitting
from tests.factories.people import PASSWORD, MembershipFactory, PersonFactory
from tests.journeys.test_learner import (
    LAPTOP,
    PHONE,
    Device,
    amara,
    check_access,
    course,
    device,
    saved,
    sign_in,
)

__all__ = ["amara", "course", "device"]

WRITTEN = "I finished his sentence, and it was another one."
HALF = "The vendor, on Tues"
WALL = {"width": 1920, "height": 1080}
Later = Callable[[timedelta], None]


@pytest.fixture
def later(monkeypatch: pytest.MonkeyPatch) -> Later:
    """The house's clock goes so much ahead of the machine's, and runs on from there."""

    def go(ahead: timedelta) -> None:
        monkeypatch.setattr(clock, "_read", lambda: datetime.now(UTC) + ahead)

    return go


@pytest.fixture
def group(amara: Person) -> Group:
    return Membership.objects.get(person=amara).group


@pytest.fixture
def bo() -> Person:
    return Person.objects.get(email="bo@example.org")


@pytest.fixture
def carla(group: Group) -> Person:
    person: Person = PersonFactory.create(
        name="Carla Ríos", email="carla@example.org", secret=PASSWORD
    )
    MembershipFactory.create(person=person, group=group)
    return person


def meeting_with(group: Group, facilitator: Person) -> Sitting:
    return make_sitting(group, starts_at=clock.now(), facilitator=facilitator)


def door_of(sitting: Sitting, screen: str = "") -> str:
    return f"/meetings/{sitting.uid}/room/{screen}"


def come_in(page: Page, sitting: Sitting) -> None:
    page.goto(door_of(sitting))
    page.get_by_role("button", name="Come in").click()
    expect(page.get_by_text("You are in.")).to_be_visible()


def place_of(sitting: Sitting, mode: str) -> int:
    steps = Room.objects.get(sitting=sitting).steps
    return next(place for place, step in enumerate(steps) if step["mode"] == mode)


def turn_to(lead: Page, sitting: Sitting, mode: str) -> None:
    """As whoever leads does it: on and on, until it is that step's turn."""
    wanted = place_of(sitting, mode)
    while (now := Room.objects.get(sitting=sitting).step) < wanted:
        lead.locator(".drive .button.next").click()
        expect(
            lead.locator(f'.drive input[name="came_from"][value="{now + 1}"]').first
        ).to_be_attached()


@dataclass
class Four:
    """Two phones, the laptop of whoever leads, and the screen on the wall."""

    hand: Page
    other: Page
    lead: Page
    wall: Page
    group: Group
    amara: Person
    carla: Person
    bo: Person


@pytest.fixture
def four(device: Device, group: Group, amara: Person, carla: Person, bo: Person) -> Four:
    pages = [device(size).new_page() for size in (PHONE, PHONE, LAPTOP, WALL)]
    for page, person in zip(pages, (amara, carla, bo, bo), strict=True):
        sign_in(page, person.email)
    return Four(*pages, group, amara, carla, bo)


@pytest.mark.item("M-1")
@pytest.mark.item("I-52")
def test_section_meeting_promise_a_day_and_the_next_meetings_first_round(
    four: Four, course: CourseOutline, later: Later
) -> None:
    the_section_is_read(four)

    first = meeting_with(four.group, four.bo)
    everybody_comes_in(four, first)
    each_writes_in_silence(four, first)
    two_promise(four, first)
    it_ends(four, first)

    later(timedelta(hours=25))
    a_day_later_one_says_that_it_happened(four)

    later(timedelta(days=7))
    the_next_meeting_begins_with_it(four, meeting_with(four.group, four.bo))


def the_section_is_read(four: Four) -> None:
    four.hand.goto("/course/generated/s1-reading-1/")
    four.hand.get_by_label("Answer 0", exact=True).check()
    four.hand.get_by_role("button", name="Answer", exact=True).click()
    expect(four.hand.get_by_role("link", name="Promise one small thing")).to_be_visible()


def everybody_comes_in(four: Four, sitting: Sitting) -> None:
    """Whoever waits at the door is taken in by itself."""
    four.hand.goto(door_of(sitting))
    expect(four.hand.get_by_text("Bo Lind opens the room.")).to_be_visible()
    four.lead.goto(door_of(sitting, "lead/"))
    four.lead.get_by_role("button", name="Open the room").click()
    expect(four.lead.get_by_role("button", name="Begin")).to_be_visible()
    four.wall.goto(door_of(sitting, "wall/"))
    code = Room.objects.get(sitting=sitting).code
    expect(four.wall.locator("#room")).to_contain_text(f"{code[:3]} {code[3:]}")
    four.hand.get_by_role("button", name="Come in").click()
    expect(four.hand.get_by_text("You are in.")).to_be_visible()
    come_in(four.other, sitting)
    expect(four.lead.get_by_text(re.compile(r"3 of \d are here"))).to_be_visible()
    for page in (four.hand, four.lead, four.wall):
        check_access(page)


def each_writes_in_silence(four: Four, sitting: Sitting) -> None:
    """The page turns under somebody's hands, and not a word is lost."""
    turn_to(four.lead, sitting, "write")
    four.hand.locator("textarea[data-writes]").fill(WRITTEN)
    saved(four.hand)
    four.other.locator("textarea[data-writes]").fill(HALF)
    check_access(four.hand)
    turn_to(four.lead, sitting, "pairs")
    expect(four.hand.locator("#room")).to_contain_text("Half the time each")
    expect(four.other.locator("#room")).to_contain_text("Half the time each")
    expect(four.wall.locator(".clock").first).to_be_visible()
    assert Writing.objects.filter(sitting=sitting).count() == 2
    check_access(four.wall)


def two_promise(four: Four, sitting: Sitting) -> None:
    turn_to(four.lead, sitting, "promise")
    for page, then in ((four.hand, "let them finish"), (four.other, "count to three")):
        page.get_by_label("When").fill("somebody speaks slowly")
        page.get_by_label("I will").fill(then)
        page.get_by_role("button", name="Promise it").click()
        expect(page.get_by_text("Promised. You will be asked")).to_be_visible()
    check_access(four.hand)


def it_ends(four: Four, sitting: Sitting) -> None:
    """Every screen comes to the summary; what is one's own stands on one's own screen alone."""
    turn_to(four.lead, sitting, "next")
    check_access(four.lead)
    four.lead.locator(".drive").get_by_role("button", name="End the meeting").click()
    for page in (four.hand, four.other, four.wall):
        expect(page.get_by_text("Bo Lind led it.")).to_be_visible()
    expect(four.hand.get_by_text(WRITTEN)).to_be_visible()
    expect(four.other.get_by_text(HALF)).to_be_visible()
    expect(four.wall.get_by_text(WRITTEN)).to_have_count(0)
    check_access(four.hand)
    sitting.refresh_from_db()
    assert (sitting.state, sitting.led_by) == (SittingState.CLOSED, four.bo)
    assert Attendance.objects.filter(sitting=sitting).count() == 3
    assert Made.objects.filter(sitting=sitting).count() == 2


def a_day_later_one_says_that_it_happened(four: Four) -> None:
    four.hand.goto("/course/")
    expect(four.hand.get_by_text("I will let them finish")).to_be_visible()
    four.hand.get_by_role("button", name="Yes", exact=True).click()
    expect(four.hand.get_by_label("What happened, in one line")).to_be_visible()
    assert Commitment.objects.get(person=four.amara).state == State.KEPT


def the_next_meeting_begins_with_it(four: Four, sitting: Sitting) -> None:
    """Who has not said whether it happened, says it there."""
    four.lead.goto(door_of(sitting, "lead/"))
    four.lead.get_by_role("button", name="Open the room").click()
    come_in(four.hand, sitting)
    come_in(four.other, sitting)
    turn_to(four.lead, sitting, "check_back")
    assert Room.objects.get(sitting=sitting).step == 1
    expect(four.other.get_by_text("I will count to three")).to_be_visible()
    four.other.get_by_role("button", name="Partly").click()
    expect(four.other.get_by_text("Answered. Say it in a word")).to_be_visible()
    check_access(four.other)
    answered = CheckBack.objects.get(commitment__person=four.carla)
    assert (answered.answer, answered.via) == (State.PARTLY, Via.MEETING)
