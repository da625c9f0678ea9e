"""A leader: from a group of twelve without dates to a plan that everybody has been told of."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.conf import settings as django_settings
from django.test import Client
from playwright.sync_api import Browser, Page, expect
from pytest_django import Settings
from pytest_django.live_server_helper import LiveServer

from deskside.courses.models import PackRelease
from deskside.notify.models import Message
from deskside.people.models import Group, Role
from deskside.progress.models import DueDate, KickOff, Plan
from tests.factories.people import GroupFactory, MembershipFactory, OrganisationFactory

MOST_CLICKS = 6
TWELVE = 12


@dataclass
class Leader:
    """In front of a browser, counting clicks."""

    page: Page
    group: Group
    sees: bool
    clicks: int = 0

    def press(self, name: str, role: str = "button") -> None:
        self.clicks += 1
        self.page.get_by_role(role, name=name, exact=True).first.click()  # type: ignore[arg-type]

    def look(self) -> None:
        if self.sees:
            found = Axe().run(self.page)
            assert found.violations_count == 0, found.generate_report()


@pytest.fixture(params=[True, False], ids=["with scripts", "without scripts"])
def leader(
    request: pytest.FixtureRequest,
    transactional_db: None,
    loaded_course: PackRelease,
    chromium: Browser,
    live_server: LiveServer,
    settings: Settings,
) -> Iterator[Leader]:
    settings.SITE_URL = live_server.url
    OrganisationFactory()
    group = GroupFactory(name="Service Desk North")
    for _n in range(TWELVE):
        MembershipFactory(group=group)
    marisol = MembershipFactory(group=group, role=Role.LEADER).person
    context = chromium.new_context(base_url=live_server.url, java_script_enabled=request.param)
    context.set_default_timeout(30_000)
    client = Client()
    client.force_login(marisol)
    name = django_settings.SESSION_COOKIE_NAME
    session = client.cookies[name].value
    context.add_cookies([{"name": name, "value": session, "url": live_server.url}])
    yield Leader(context.new_page(), group, sees=request.param)
    context.close()


@pytest.mark.item("I-17")
@pytest.mark.item("I-19")
@pytest.mark.item("I-21")
def test_twelve_people_have_a_complete_plan_within_six_clicks(leader: Leader) -> None:
    page = leader.page
    page.goto(f"/team/{leader.group.uid}/")

    leader.press("Make the plan", "link")
    expect(page.locator("#planned li.row")).to_have_count(9)  # eight, and the time to spare
    leader.look()
    assert not Plan.objects.exists()
    leader.press("Set the plan")
    expect(page.get_by_role("heading", name=re.compile("The last section is due"))).to_be_visible()
    leader.look()
    leader.press("Write the opening message", "link")
    leader.look()
    leader.press("Send it to 12 people")
    expect(page.get_by_text("was sent on")).to_be_visible()

    assert leader.clicks <= MOST_CLICKS
    assert DueDate.objects.count() == 8
    assert KickOff.objects.count() == 1
    assert Message.objects.filter(kind="kick_off").count() == TWELVE
    assert "csrf" not in page.url
    assert "receipt" not in page.url


@pytest.mark.item("I-17")
def test_a_date_is_dragged_or_moved_by_keys_and_saved(leader: Leader) -> None:
    if not leader.sees:
        pytest.skip("dragging is what scripts do; the fields are there without")
    page = leader.page
    page.goto(f"/team/{leader.group.uid}/plan/")
    leader.press("Set the plan")
    before = list(DueDate.objects.order_by("due_at").values_list("local_date", flat=True))

    chip = page.locator(".chip").nth(1)
    chip.focus()
    page.keyboard.press("ArrowDown")
    expect(page.get_by_role("heading", name="So the dates would be")).to_be_visible()
    expect(page.locator(".chip").nth(1)).to_be_focused()
    leader.look()
    drag(page, ".chip >> nth=7", days=1)
    expect(page.locator("[data-drag-said]")).to_contain_text("2")
    assert before == list(DueDate.objects.order_by("due_at").values_list("local_date", flat=True))
    page.get_by_role("button", name="Save these dates").click()
    expect(page.get_by_role("button", name="Undo")).to_be_visible()

    after = list(DueDate.objects.order_by("due_at").values_list("local_date", flat=True))
    moved = [(new - old).days for new, old in zip(after, before, strict=True)]
    assert moved == [0, 7, 7, 7, 7, 7, 7, 8]
    page.get_by_role("button", name="Undo").click()
    expect(page.get_by_text("Put the dates back").first).to_be_attached()
    assert before == list(DueDate.objects.order_by("due_at").values_list("local_date", flat=True))


def drag(page: Page, chip: str, days: int) -> None:
    """Takes a section by the mouse to another day of the same week."""
    held = page.locator(chip)
    held.scroll_into_view_if_needed()
    cell = held.locator("xpath=ancestor::td")
    start, box = held.bounding_box(), cell.bounding_box()
    assert start is not None
    assert box is not None
    page.mouse.move(start["x"] + 8, start["y"] + 8)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] * (days + 0.5), box["y"] + 10, steps=6)
    page.mouse.up()
    page.wait_for_timeout(800)


def test_a_learner_reads_and_confirms_what_is_expected(leader: Leader) -> None:
    page = leader.page
    page.goto(f"/team/{leader.group.uid}/plan/")
    leader.press("Set the plan")
    page.goto("/course/")
    page.get_by_role("link", name="Read it").click()
    leader.look()
    page.get_by_role("button", name="I have read this").click()
    expect(page).to_have_url(re.compile("/course/$"))
    page.goto(f"/team/{leader.group.uid}/plan/")
    expect(page.get_by_text("1 of 13 have read")).to_be_visible()
