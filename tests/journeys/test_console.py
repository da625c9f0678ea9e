"""The leader's pages on a phone, in both schemes: readable by everybody, and nothing sideways."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, time, timedelta

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.test import Client
from playwright.sync_api import Browser, Page
from pytest_django import Settings
from pytest_django.live_server_helper import LiveServer

from deskside.console.actions.asking import Said, make_request, say_blocker
from deskside.console.actions.writing import Words, write_nudge
from deskside.console.models import Request
from deskside.courses.models import PackRelease
from deskside.lib import clock
from deskside.meetings.models import Attendance, SittingState
from deskside.notify.models import Message, MessageState
from deskside.people.models import Group, Person, Role
from deskside.progress.actions import set_plan
from deskside.progress.pacing import Pacing
from tests.factories.meetings import make_sitting
from tests.factories.people import GroupFactory, MembershipFactory, OrganisationFactory
from tests.factories.progress import outline

PHONE = {"width": 390, "height": 844}
PAGES = (
    "",
    "?show=overdue",
    "needs/",
    "said/",
    "plan/",
    "plan/{section}/",
    "pause/",
    "opening/",
    "export/",
    "after/",
    "proof/",
    "leading/",
    "person/{person}/",
    "person/{person}/ask/",
    "person/{person}/praise/",
    "request/{request}/",
)
UNFOLD = "document.querySelectorAll('main details').forEach(part => { part.open = true })"
SIDEWAYS = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


@pytest.fixture
def group(
    transactional_db: None,
    live_server: LiveServer,
    loaded_course: PackRelease,
    settings: Settings,
) -> Group:
    """A group some weeks into its course, with somebody behind whose address is refused."""
    settings.SITE_URL = live_server.url
    OrganisationFactory()
    group: Group = GroupFactory(name="Service Desk North")
    now = clock.now()
    pacing = Pacing("weekly", now.date() - timedelta(days=21), due_time=time(18), zone=group.zone)
    leader = MembershipFactory(group=group, role=Role.LEADER, person__is_owner=True).person
    set_plan(group=group, course=outline(loaded_course), pacing=pacing, by=leader, now=now)
    late = MembershipFactory(group=group, person__name="Farid", person__joined_at=None).person
    _refuse(late, now)
    _meet(group, leader, late, now)
    make_request(group=group, person=late, words="A quiet hour?", now=now)
    write_nudge(
        group=group, person=late, words=Words("behind", "How is it going?"), by=leader, now=now
    )
    say_blocker(group=group, person=late, said=Said("on-call", "until Friday"), now=now)
    return group


def _meet(group: Group, leader: Person, late: Person, now: datetime) -> None:
    for days, came in ((9, [leader, late]), (2, [leader])):
        sitting = make_sitting(
            group, starts_at=now - timedelta(days=days), state=SittingState.CLOSED
        )
        for person in came:
            Attendance.objects.create(sitting=sitting, person=person, came_at=now, seen_at=now)
    make_sitting(group, starts_at=now + timedelta(days=2))


def _refuse(person: Person, now: datetime) -> None:
    Message.objects.create(
        kind="invitation",
        person=person,
        subject_key="invitation:x",
        due_at=now - timedelta(days=1),
        next_try_at=now,
        expires_at=now,
        created_at=now,
        state=MessageState.FAILED,
        tries=1,
        last_error="no such mailbox",
    )


@pytest.fixture(params=["light", "dark"])
def phone(
    request: pytest.FixtureRequest, chromium: Browser, live_server: LiveServer, group: Group
) -> Iterator[Page]:
    """The leader's phone, signed in."""
    client = Client()
    client.force_login(Person.objects.get(is_owner=True))
    context = chromium.new_context(
        base_url=live_server.url, viewport=PHONE, color_scheme=request.param
    )
    cookies = [
        {"name": name, "value": cookie.value, "url": live_server.url}
        for name, cookie in client.cookies.items()
    ]
    context.add_cookies(cookies)  # type: ignore[arg-type]
    yield context.new_page()
    context.close()


@pytest.mark.item("I-25")
def test_leaders_pages_are_for_everybody_on_a_phone(group: Group, phone: Page) -> None:
    late = Person.objects.get(name="Farid")
    own = {
        "person": late.uid,
        "request": Request.objects.get().uid,
        "section": outline(PackRelease.objects.get()).sections[2].key,
    }
    paths = [f"/team/{group.uid}/{page.format(**own)}" for page in PAGES]
    faults: list[str] = []

    for path in ["/team/?all=1", *paths]:
        answer = phone.goto(path)
        assert answer is not None
        assert answer.status == 200, path
        phone.evaluate(UNFOLD)
        found = Axe().run(phone)
        if found.violations_count:
            faults.append(f"{path}\n{found.generate_report()}")
        if phone.evaluate(SIDEWAYS) > 0:
            faults.append(f"{path} is wider than the phone")

    assert not faults, "\n".join(faults)
