"""A newcomer: from the three doors to a team of twelve with dates, and the first comes in."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect
from pytest_django import Settings
from pytest_django.live_server_helper import LiveServer

from deskside.courses.models import PackRelease
from deskside.people.models import Group, Organisation, Person
from deskside.people.setup_code import setup_code
from deskside.progress.models import Plan
from tests.factories.people import PASSWORD

TWELVE = "Name;E-mail\n" + "\n".join(f"Person {n};p{n}@example.org" for n in range(1, 13))
MOST_SCREENS, MOST_CLICKS = 6, 8


@dataclass
class Walk:
    """Somebody going through the screens, who counts them and looks at each."""

    page: Page
    sees: bool = True
    screens: list[str] = field(default_factory=list)
    clicks: int = 0

    def look(self) -> None:
        self.screens.append(self.page.get_by_role("heading", level=1).inner_text())
        if self.sees:
            found = Axe().run(self.page)
            assert found.violations_count == 0, found.generate_report()

    def press(self, name: str, role: str = "button") -> None:
        self.clicks += 1
        self.page.get_by_role(role, name=name).click()  # type: ignore[arg-type]


@pytest.fixture(params=[True, False], ids=["with scripts", "without scripts"])
def walk(
    request: pytest.FixtureRequest, chromium: Browser, live_server: LiveServer, settings: Settings
) -> Iterator[Walk]:
    settings.SITE_URL = live_server.url
    context = chromium.new_context(
        base_url=live_server.url, timezone_id="Europe/Lisbon", java_script_enabled=request.param
    )
    context.set_default_timeout(15_000)
    # axe itself is a script.
    yield Walk(context.new_page(), sees=request.param)
    context.close()


@pytest.mark.item("I-179")
@pytest.mark.item("I-8")
def test_newcomer_sets_up_a_team_of_twelve(
    transactional_db: None, loaded_course: PackRelease, walk: Walk
) -> None:
    page = walk.page
    page.goto("/")
    expect(page.get_by_role("heading", level=2)).to_have_count(3)
    walk.press("Start with the code", "link")

    _say_who(walk)
    _say_with_whom(walk, f"{TWELVE}\nSomebody;nowhere")
    walk.look()
    expect(page.get_by_text("1 line needs a look")).to_be_visible()
    assert not Group.objects.exists()
    walk.press("Invite the others")

    walk.look()
    expect(page.locator("#dates li")).to_have_count(8)
    # A button that only a script can answer, or that a script answers for, is not offered.
    expect(page.get_by_role("button", name="Show the dates")).to_be_visible(visible=not walk.sees)
    walk.press("Set these dates")

    walk.look()
    expect(page.get_by_text("12 invitations")).to_be_visible()
    walk.press("Go to the team", "link")

    expect(page.get_by_role("link", name="Person 12")).to_be_visible()
    assert len(walk.screens) <= MOST_SCREENS, walk.screens
    assert walk.clicks <= MOST_CLICKS
    assert Organisation.objects.get().zone == "Europe/Lisbon"
    assert Group.objects.get().memberships.count() == 13
    assert Plan.objects.get().due_dates.count() == 8


@pytest.mark.item("I-2")
def test_first_of_the_team_comes_in_by_the_copied_invitation(
    transactional_db: None, loaded_course: PackRelease, walk: Walk
) -> None:
    page = walk.page
    _set_up(walk)
    group = Group.objects.get()
    page.goto(f"/team/{group.uid}/people/?show=invited")
    walk.look()
    page.get_by_text("Text to pass on").first.click()
    letter = page.get_by_role("textbox", name=re.compile("Invitation")).first.input_value()
    link = re.search(r"http\S+/invitation/\S+", letter)
    assert link is not None

    page.context.clear_cookies()
    page.goto(link.group())
    walk.look()
    page.get_by_label("Password").fill("four quiet words here")
    walk.press("Come in")

    expect(page).to_have_url(re.compile("/course/$"))
    assert Person.objects.exclude(is_owner=True).exclude(joined_at=None).count() == 1


def _say_who(walk: Walk) -> None:
    page = walk.page
    walk.look()
    page.get_by_label("The code from the terminal").fill(setup_code().lower())
    walk.press("Go on")
    walk.look()
    page.get_by_label("Your organisation").fill("Harbour Hospital")
    page.get_by_label("Your name").fill("Marisol Quispe")
    page.get_by_label("Your e-mail").fill("marisol@example.org")
    page.get_by_label("A password").fill(PASSWORD)
    walk.press("On to the group")


def _say_with_whom(walk: Walk, people: str) -> None:
    walk.look()
    walk.page.get_by_label("Name of the group").fill("Service Desk North")
    walk.page.get_by_label("Where its dates are counted").fill("Lisbon")
    walk.page.get_by_label("One person in each line").fill(people)
    walk.press("Look at the list")


def _set_up(walk: Walk) -> None:
    walk.page.goto("/setup/")
    _say_who(walk)
    _say_with_whom(walk, TWELVE)
    walk.press("Invite these people")
    walk.press("Set these dates")
    walk.page.wait_for_url(re.compile("/done/$"))
