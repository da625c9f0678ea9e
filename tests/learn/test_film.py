from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from deskside.courses.outline import CourseOutline
from deskside.people.models import Person
from tests.factories.people import PersonFactory
from tests.packs.prose import FILM


@pytest.fixture
def address(course: CourseOutline) -> str:
    return f"/course/{course.course_key}/s1-video/film"


def test_film_is_sent_in_parts_to_a_learner(client: Client, learner: Person, address: str) -> None:
    client.force_login(learner)

    response: Any = client.get(f"{address}/film/", headers={"Range": "bytes=4-7"})

    assert response.status_code == 206
    assert response["Content-Range"] == f"bytes 4-7/{len(FILM)}"
    assert b"".join(response.streaming_content) == b"ftyp"


def test_film_has_captions(client: Client, learner: Person, address: str) -> None:
    client.force_login(learner)

    response: Any = client.get(f"{address}/captions/")

    assert response["Content-Type"] == "text/vtt; charset=utf-8"
    assert b"".join(response.streaming_content).startswith(b"WEBVTT")


def test_film_of_a_course_that_is_not_yours_is_404(client: Client, address: str) -> None:
    client.force_login(PersonFactory.create())

    assert client.get(f"{address}/film/").status_code == 404
