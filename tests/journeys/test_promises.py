"""One small thing within a day: sixty seconds, a line that breaks at the last, and the asking."""

from __future__ import annotations

from datetime import timedelta

import pytest
from playwright.sync_api import Page, expect

from deskside.commitments.links import token_of
from deskside.commitments.models import CheckBack, Commitment, State, Via
from deskside.commitments.queries.own import own_commitment
from deskside.courses.outline import CourseOutline
from deskside.lib import clock
from deskside.people.models import Person
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

WRITE = "/promise/generated/s1-reading-1/"


def open_page(page: Page, person: Person) -> None:
    sign_in(page, person.email)
    page.goto(WRITE)


def text_of(person: Person) -> str:
    found = own_commitment(person, Commitment.objects.get(person=person).uid)
    assert found is not None
    return found.sentence


@pytest.mark.item("I-49", missing="after any block of a meeting")
@pytest.mark.item("I-50", missing="a sheet of paper with it")
def test_learner_promises_after_a_reading_and_says_how_it_went(
    device: Device, amara: Person, course: CourseOutline
) -> None:
    page = device(PHONE).new_page()
    sign_in(page, amara.email)
    page.goto("/course/generated/s1-reading-1/")
    page.get_by_label("Answer 0", exact=True).check()
    page.get_by_role("button", name="Answer", exact=True).click()
    page.get_by_role("link", name="Promise one small thing").click()
    check_access(page)

    page.get_by_label("When").fill("the phone rings")
    page.get_by_label("I will", exact=True).fill("always smile")
    expect(page.get_by_text("Which single time will you begin with?")).to_be_visible()
    page.get_by_label("I will", exact=True).fill("smile before I pick up")
    expect(page.locator(".gentle")).to_be_empty()
    saved(page)
    page.get_by_role("button", name="I promise").click()
    expect(page.get_by_text("Promised. You will be asked")).to_be_visible()
    check_access(page)

    page.get_by_role("link", name="Go on with my course").click()
    expect(page.get_by_text("I will smile before I pick up")).to_be_visible()
    check_access(page)
    page.get_by_role("button", name="Partly").click()
    page.get_by_label("What happened, in one line").fill("The second time I did.")
    page.get_by_role("button", name="Keep this line").click()
    expect(page.get_by_label("What happened, in one line")).to_have_value("The second time I did.")
    check_access(page)
    page.goto("/promises/")
    expect(page.get_by_text("It happened in part")).to_be_visible()
    check_access(page)


@pytest.mark.item("I-52", missing="one clock on all screens of a meeting")
def test_connection_lost_at_second_59_loses_no_word(
    device: Device, amara: Person, course: CourseOutline
) -> None:
    context = device(LAPTOP)
    page = context.new_page()
    page.clock.install()
    open_page(page, amara)
    page.get_by_role("button", name="Take 60 seconds").click()
    page.clock.run_for(58_000)
    context.set_offline(True)

    page.get_by_label("I will", exact=True).press_sequentially("turn the chair")
    page.clock.run_for(5_000)

    expect(page.get_by_text("The minute is over")).to_be_visible()
    expect(page.locator("[data-saved]")).to_contain_text("no connection")
    assert not Commitment.objects.exists()

    context.set_offline(False)
    page.clock.run_for(60_000)
    saved(page)
    assert Commitment.objects.get().state == State.DRAFT
    assert text_of(amara) == "I will turn the chair."


@pytest.mark.item("I-52", missing="one clock on all screens of a meeting")
def test_at_zero_the_words_are_kept_without_a_click_and_late_ones_too(
    device: Device, amara: Person, course: CourseOutline
) -> None:
    page = device(LAPTOP).new_page()
    page.clock.install()
    open_page(page, amara)
    page.get_by_role("button", name="Take 60 seconds").click()
    page.clock.run_for(59_900)
    page.get_by_label("I will", exact=True).fill("turn the chair")
    page.clock.run_for(200)

    saved(page)
    assert text_of(amara) == "I will turn the chair."

    page.get_by_label("I will", exact=True).fill("turn the chair at once")
    page.clock.run_for(2_000)
    saved(page)
    page.get_by_role("button", name="I promise").click()
    expect(page.get_by_text("Promised.")).to_be_visible()
    assert text_of(amara) == "I will turn the chair at once."


def test_second_device_is_told_and_nothing_is_overwritten(
    device: Device, amara: Person, course: CourseOutline
) -> None:
    desk, phone = device(LAPTOP).new_page(), device(PHONE).new_page()
    open_page(desk, amara)
    open_page(phone, amara)
    desk.get_by_label("I will", exact=True).fill("turn the chair")
    saved(desk)

    phone.get_by_label("I will", exact=True).fill("ask one question")
    expect(phone.locator("[data-saved]")).to_contain_text("Another version was saved elsewhere")
    phone.get_by_role("button", name="See both").click()

    expect(phone.get_by_text("I will turn the chair.")).to_be_visible()
    expect(phone.get_by_label("I will", exact=True)).to_have_value("ask one question")
    assert text_of(amara) == "I will turn the chair."


def test_check_back_from_a_mail_takes_one_tap_and_no_signing_in(
    device: Device, amara: Person, course: CourseOutline
) -> None:
    page = device(PHONE).new_page()
    open_page(page, amara)
    page.get_by_label("I will", exact=True).fill("turn the chair today")
    page.get_by_role("button", name="I promise").click()
    expect(page.get_by_text("Promised.")).to_be_visible()
    Commitment.objects.update(due_at=clock.now() - timedelta(hours=1))
    token = token_of(Commitment.objects.get())

    mail = device(PHONE).new_page()
    mail.goto(f"/check-back/{token}/?answer=partly")
    expect(mail.get_by_label("Partly")).to_be_checked()
    check_access(mail)
    mail.get_by_role("button", name="Send this answer").click()

    expect(mail.get_by_role("heading", name="It happened in part")).to_be_visible()
    check_access(mail)
    back = CheckBack.objects.get()
    assert (back.answer, back.via) == (State.PARTLY, Via.LINK)


def test_everything_is_there_without_a_script(
    device: Device, amara: Person, course: CourseOutline
) -> None:
    page = device(LAPTOP, java_script_enabled=False).new_page()
    open_page(page, amara)
    page.get_by_label("I will", exact=True).fill("always listen")
    page.get_by_role("button", name="I promise").click()

    expect(page.get_by_text("Which single time will you begin with?")).to_be_visible()
    page.get_by_label("I will", exact=True).fill("hear my next caller out")
    page.get_by_role("button", name="Keep these words").click()
    expect(page.get_by_text("I will hear my next caller out").first).to_be_visible()
