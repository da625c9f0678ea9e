from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import uuid4

import pytest
from django.http import HttpResponse
from django.test import Client

from deskside.commitments.actions.sharing import Sharing
from deskside.commitments.actions.writing import Choices, Spot, make_commitment
from deskside.commitments.models import Commitment, Visibility
from deskside.commitments.wording import Words
from deskside.courses.outline import CourseOutline
from deskside.people.models import Group, Person
from tests.factories.people import MembershipFactory, PersonFactory
from tests.learn.conftest import (
    NOW,
    browser,
    course,
    data_dir,
    group,
    learner,
    standing_clock,
    stranger,
)

__all__ = [
    "browser",
    "course",
    "data_dir",
    "group",
    "learner",
    "standing_clock",
    "stranger",
]

WORDS = Words("the next walk-up comes", "turn the chair before I say hello")
SENTENCE = "When the next walk-up comes, I will turn the chair before I say hello."


@pytest.fixture
def spot(course: CourseOutline) -> Spot:
    activity = course.by_key["s1-reading-1"]
    principle = next(c.principle for c in course.concepts if c.key == activity.concept)
    return Spot(course.course_id, activity.id, activity.concept, principle)


@pytest.fixture
def colleague(group: Group) -> Person:
    person: Person = PersonFactory.create(name="Mei-Ling Tan")
    MembershipFactory.create(person=person, group=group)
    return person


def promised(
    person: Person, spot: Spot, words: Words = WORDS, at: datetime = NOW, **choices: Any
) -> Commitment:
    return make_commitment(
        person=person,
        spot=spot,
        words=words,
        choices=Choices(**choices),
        base_version=0,
        now=at,
    )


def with_partner(partner: Person) -> Sharing:
    return Sharing(Visibility.PARTNER, partner=partner)


def with_group(group: Group) -> Sharing:
    return Sharing(Visibility.GROUP, group=group)


@pytest.fixture
def commitment(learner: Person, spot: Spot) -> Commitment:
    """Private, made on Wednesday at 11:00 in Berlin."""
    return promised(learner, spot)


def client_of(person: Person) -> Client:
    client = Client()
    client.force_login(person)
    return client


def post(client: Client, url: str, **fields: object) -> HttpResponse:
    headers = {"X-Deskside": "autosave"} if fields.pop("autosave", False) else {}
    return client.post(url, {"receipt": str(uuid4()), **fields}, headers=headers)
