from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from uuid import uuid4

import pytest
from django.http import HttpResponse
from django.test import Client
from pytest_django import Settings

from deskside.courses.models import PackRelease
from deskside.courses.outline import ActivityOutline, CourseOutline
from deskside.courses.queries import activity_text, course_outline
from deskside.lib import clock
from deskside.people.models import Group, Person, Role
from deskside.progress.actions import set_plan
from deskside.progress.pacing import Pacing
from tests.factories.people import GroupFactory, MembershipFactory, PersonFactory

NOW = datetime(2026, 7, 1, 9, tzinfo=UTC)  # a Wednesday


@pytest.fixture(autouse=True)
def standing_clock(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clock, "_read", lambda: NOW)


@pytest.fixture(autouse=True)
def data_dir(settings: Settings, tmp_path: Path) -> Path:
    settings.DATA_DIR = tmp_path
    return tmp_path


@pytest.fixture
def course(loaded_course: PackRelease) -> CourseOutline:
    """The generated course."""
    return course_outline(loaded_course.pk, "en-gb")


@pytest.fixture
def group(course: CourseOutline) -> Group:
    group: Group = GroupFactory.create()
    leader = PersonFactory.create(name="Marisol Quintana")
    MembershipFactory.create(person=leader, group=group, role=Role.LEADER)
    pacing = Pacing("weekly", date(2026, 6, 29), zone="Europe/Berlin")
    set_plan(group=group, course=course, pacing=pacing, by=leader, now=NOW)
    return group


@pytest.fixture
def learner(group: Group) -> Person:
    person: Person = PersonFactory.create(name="Amara Nwosu")
    MembershipFactory.create(person=person, group=group)
    return person


@dataclass
class Browser:
    """One learner's browser on one course: addresses by key, a fresh receipt for each form."""

    client: Client
    course: CourseOutline

    def url(self, activity: str, part: str = "") -> str:
        return f"/course/{self.course.course_key}/{activity}/{part}"

    def page(self, activity: str, query: str = "") -> HttpResponse:
        return self.client.get(self.url(activity) + query)

    def send(self, activity: str, part: str, **fields: object) -> HttpResponse:
        headers = {"X-Deskside": "autosave"} if fields.pop("autosave", False) else {}
        return self.client.post(
            self.url(activity, part), {"receipt": str(uuid4()), **fields}, headers=headers
        )

    def write(self, activity: str, text: str, version: int = 0, **fields: object) -> HttpResponse:
        values = {"text": text, "version": version, "how": "save", **fields}
        return self.send(activity, "text/", **values)


@pytest.fixture
def browser(learner: Person, course: CourseOutline) -> Browser:
    return browser_of(learner, course)


def browser_of(person: Person, course: CourseOutline) -> Browser:
    client = Client()
    client.force_login(person)
    return Browser(client, course)


@pytest.fixture
def stranger(course: CourseOutline) -> Browser:
    """Signed in, in no group."""
    return browser_of(PersonFactory.create(), course)


def right_answer(activity: ActivityOutline, course: CourseOutline, index: int = 0) -> int:
    question = activity_text(course.release_id, activity, "en-gb").questions[index]
    return next(n for n, option in enumerate(question.options) if option.right)
