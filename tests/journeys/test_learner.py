"""A learner between two calls: reads, answers, writes off line, goes on elsewhere."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page, expect
from pytest_django.live_server_helper import LiveServer

from deskside.courses.grading import right_picks
from deskside.courses.models import PackRelease
from deskside.courses.outline import CourseOutline
from deskside.courses.queries import activity_text, course_outline
from deskside.journal.queries import all_entries
from deskside.lib import clock
from deskside.people.models import Person, Role
from deskside.progress.actions import set_plan
from deskside.progress.models import Completion, Position
from deskside.progress.pacing import Pacing
from tests.factories.people import (
    PASSWORD,
    GroupFactory,
    MembershipFactory,
    OrganisationFactory,
    PersonFactory,
)

WORDS = "Tuesday, on the phone with the vendor. I let it go."
PHONE = {"width": 390, "height": 844}
LAPTOP = {"width": 1280, "height": 800}
Device = Callable[..., BrowserContext]


@pytest.fixture
def course(transactional_db: None, loaded_course: PackRelease) -> CourseOutline:
    return course_outline(loaded_course.pk, "en-gb")


@pytest.fixture
def amara(course: CourseOutline) -> Person:
    OrganisationFactory.create()
    group = GroupFactory.create()
    leader = PersonFactory.create(name="Marisol Quintana")
    MembershipFactory.create(person=leader, group=group, role=Role.LEADER)
    pacing = Pacing("weekly", date(2026, 6, 29), zone="Europe/Berlin")
    set_plan(group=group, course=course, pacing=pacing, by=leader, now=clock.now())
    person: Person = PersonFactory.create(name="Amara Nwosu", secret=PASSWORD)
    MembershipFactory.create(person=person, group=group)
    colleague = PersonFactory.create(name="Bo Lind", email="bo@example.org", secret=PASSWORD)
    MembershipFactory.create(person=colleague, group=group)
    return person


@pytest.fixture
def device(chromium: Browser, live_server: LiveServer) -> Iterator[Device]:
    """A phone, a laptop: a browser of its own that is signed in nowhere yet."""
    contexts: list[BrowserContext] = []

    def make(size: dict[str, int] = LAPTOP, **more: object) -> BrowserContext:
        context = chromium.new_context(
            base_url=live_server.url,
            viewport=size,  # type: ignore[arg-type]
            **more,  # type: ignore[arg-type]
        )
        context.set_default_timeout(20_000)
        contexts.append(context)
        return context

    yield make
    for context in contexts:
        context.close()


def sign_in(page: Page, email: str, *, shared: bool = False) -> None:
    if "/account/login/" not in page.url:
        page.goto("/account/login/?next=/course/")
    page.get_by_label("E-mail").or_(page.get_by_label("Email")).first.fill(email)
    page.get_by_label("Password").first.fill(PASSWORD)
    if shared:
        page.get_by_label(re.compile("shared", re.IGNORECASE)).check()
    page.get_by_role("button", name="Sign in", exact=True).click()
    page.wait_for_url(lambda url: "/account/" not in url)


def check_access(page: Page) -> None:
    found = Axe().run(page)
    assert found.violations_count == 0, found.generate_report()


def saved(page: Page) -> None:
    expect(page.locator("[data-saved]")).to_contain_text("Saved", timeout=20_000)


def place_kept(page: Page) -> None:
    """The place is sent while the page goes away; it arrives a moment later."""
    for _ in range(50):
        if Position.objects.filter(place__gt=1).exists():
            return
        page.wait_for_timeout(100)
    raise AssertionError("no place was kept")


def text_in_journal(person: Person) -> str:
    return all_entries(person)[0].text


@pytest.mark.item("I-11")
def test_learner_reads_answers_and_goes_on_from_a_phone(
    device: Device, amara: Person, course: CourseOutline
) -> None:
    page = device(PHONE).new_page()
    sign_in(page, amara.email)
    check_access(page)
    page.get_by_role("link", name="Begin to read").click()
    check_access(page)

    # Half-way, then the phone rings.
    page.locator("#p9").scroll_into_view_if_needed()
    page.mouse.wheel(0, 900)
    page.wait_for_timeout(300)
    page.goto("/course/")
    place_kept(page)
    page.reload()
    page.get_by_role("link", name="Read on").click()
    expect(page.locator(".resume .where")).to_contain_text("You stopped here, today at")

    page.get_by_role("link", name="Run it with my group").click()
    expect(page.get_by_text("Read it aloud, then talk in pairs.")).to_be_visible()
    page.get_by_role("link", name="Do it myself").click()
    page.get_by_label("Answer 0", exact=True).check()
    page.get_by_role("button", name="Answer", exact=True).click()
    expect(page.get_by_role("link", name="Go on")).to_be_visible()
    check_access(page)
    assert Completion.objects.count() == 1


def test_learner_answers_wrongly_then_rightly_by_keyboard_alone(
    device: Device, amara: Person, course: CourseOutline
) -> None:
    page = device().new_page()
    sign_in(page, amara.email)
    activity = course.by_key["s1-check"]
    question = activity_text(course.release_id, activity, "en-gb").questions[0]
    right = right_picks(question)[0]
    page.goto("/course/generated/s1-check/")

    wrong = (right + 1) % 4
    page.get_by_label(f"Answer {wrong}", exact=True).focus()
    page.keyboard.press("Space")
    page.keyboard.press("Enter")
    expect(page.get_by_text("Not this one.")).to_be_visible()
    check_access(page)

    page.get_by_label(f"Answer {right}", exact=True).focus()
    page.keyboard.press("Space")
    page.keyboard.press("Enter")
    expect(page.get_by_text("Yes, this one.")).to_be_visible()
    page.get_by_role("link", name="Next question").press("Enter")
    expect(page.get_by_text("2 of 10")).to_be_visible()

    elsewhere = device(PHONE, color_scheme="dark").new_page()
    sign_in(elsewhere, amara.email)
    elsewhere.goto("/course/generated/s1-check/")
    expect(elsewhere.get_by_text("2 of 10")).to_be_visible()
    check_access(elsewhere)


def test_learner_writes_while_the_connection_drops_and_reads_it_elsewhere(
    device: Device, amara: Person
) -> None:
    context = device()
    page = context.new_page()
    sign_in(page, amara.email)
    page.goto("/course/generated/s1-reflection-1/")
    area = page.locator("textarea")
    area.press_sequentially("Tuesday, ")
    saved(page)

    context.set_offline(True)
    area.press_sequentially("on the phone with the vendor.")
    status = page.locator("[data-saved]")
    expect(status).to_contain_text("Not saved yet: no connection.", timeout=20_000)
    assert text_in_journal(amara) == "Tuesday, "
    check_access(page)
    context.set_offline(False)
    area.press_sequentially(" I let it go.")
    expect(status).to_contain_text("Saved at", timeout=40_000)
    assert text_in_journal(amara) == WORDS
    assert page.evaluate("Object.keys(localStorage).length") == 0

    phone = device(PHONE).new_page()
    sign_in(phone, amara.email)
    phone.get_by_role("link", name="Write on").click()
    expect(phone.locator("textarea")).to_have_value(WORDS)
    phone.get_by_role("button", name="Done with this one").click()
    expect(phone.get_by_text(re.compile("^Done today at"))).to_be_visible()
    phone.goto("/notebook/")
    expect(phone.get_by_text(WORDS)).to_be_visible()
    check_access(phone)


def test_two_devices_at_once_lose_neither_text(device: Device, amara: Person) -> None:
    page, phone = device().new_page(), device(PHONE).new_page()
    for screen in (page, phone):
        sign_in(screen, amara.email)
        screen.goto("/course/generated/s1-reflection-1/")
    phone.locator("textarea").fill("From the phone.")
    saved(phone)

    page.locator("textarea").press_sequentially("From the desk.")
    expect(page.locator("[data-saved]")).to_contain_text(
        "Another version was saved elsewhere.", timeout=20_000
    )
    page.get_by_role("button", name="See both").click()
    expect(page.get_by_text("From the phone.")).to_be_visible()
    expect(page.locator("textarea")).to_have_value("From the desk.")
    check_access(page)
    page.get_by_role("button", name="Keep this one").click()
    expect(page.get_by_role("button", name="Done with this one")).to_be_visible()
    expect(page.locator("textarea")).to_have_value("From the desk.")
    assert text_in_journal(amara) == "From the desk."


def test_text_comes_back_after_sign_in_to_its_writer_alone(device: Device, amara: Person) -> None:
    context = device()
    page = context.new_page()
    sign_in(page, amara.email)
    page.goto("/course/generated/s1-reflection-1/")
    context.clear_cookies(name="sessionid")
    page.locator("textarea").press_sequentially(WORDS)
    expect(page.locator("[data-saved]")).to_contain_text("You were signed out.", timeout=20_000)

    other = context.new_page()
    sign_in(other, "bo@example.org")
    other.goto("/course/generated/s1-reflection-1/")
    expect(other.locator("textarea")).to_have_value("")
    context.clear_cookies(name="sessionid")

    page.get_by_role("link", name="sign in again").click()
    sign_in(page, amara.email)
    expect(page.locator("textarea")).to_have_value(WORDS)
    saved(page)
    assert text_in_journal(amara) == WORDS


def test_shared_computer_keeps_no_copy(device: Device, amara: Person) -> None:
    context = device()
    page = context.new_page()
    sign_in(page, amara.email, shared=True)
    page.goto("/course/generated/s1-reflection-1/")
    expect(page.get_by_text("This is a shared computer:")).to_be_visible()
    context.set_offline(True)
    page.locator("textarea").press_sequentially(WORDS)
    expect(page.locator("[data-saved]")).to_contain_text(
        "nothing is kept on a shared computer", timeout=20_000
    )
    assert page.evaluate("Object.keys(localStorage).length") == 0
    context.set_offline(False)
    saved(page)


def test_sign_out_erases_what_could_not_be_saved(device: Device, amara: Person) -> None:
    context = device()
    page = context.new_page()
    sign_in(page, amara.email)
    page.goto("/course/")
    page.evaluate("localStorage.setItem('deskside:text:somebody:/x/', '{}')")
    page.locator(".bar .me summary").click()
    page.locator(".bar .me").get_by_role("button", name="Sign out").click()
    page.wait_for_url(lambda url: "/course/" not in url)

    assert page.evaluate("Object.keys(localStorage).length") == 0


def test_everything_works_without_script(
    device: Device, amara: Person, course: CourseOutline
) -> None:
    page = device(PHONE, java_script_enabled=False).new_page()
    sign_in(page, amara.email)
    page.goto("/course/generated/s1-reflection-1/")
    page.locator("textarea").fill(WORDS)
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.get_by_text(re.compile("^Saved today at"))).to_be_visible()
    page.get_by_role("button", name="Done with this one").click()
    expect(page.get_by_text(re.compile("^Done today at"))).to_be_visible()

    page.goto("/course/generated/s1-exercise-1/")
    page.get_by_role("button", name="I take this on").click()
    page.locator("textarea").fill("The porter smiled.")
    page.get_by_role("button", name="I did it").click()
    page.goto("/course/generated/s1-video/")
    page.get_by_role("button", name="We saw it together").click()
    expect(page.get_by_role("link", name="Go on")).to_be_visible()
    assert Completion.objects.count() == 3
