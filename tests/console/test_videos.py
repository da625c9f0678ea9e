from __future__ import annotations

from typing import Any
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from deskside.courses.models import OwnVideo
from tests.console.conftest import Desk, signed_in
from tests.packs.prose import FILM


@pytest.fixture(autouse=True)
def _own_folder(settings: Any, tmp_path: Any) -> None:
    settings.MEDIA_ROOT = tmp_path


def slot(desk: Desk) -> str:
    key = next(a.key for a in desk.course.activities if a.slot)
    return desk.url(f"videos/{key}/")


def body(**more: Any) -> dict[str, Any]:
    return {"receipt": str(uuid4()), "minutes": "4", **more}


@pytest.mark.item("I-32", missing="start and end marks")
def test_a_film_goes_into_its_place_and_is_seen_by_a_learner(desk: Desk) -> None:
    response = desk.client.post(slot(desk), body(file=SimpleUploadedFile("x.mp4", FILM)))
    assert response.status_code == 303
    own = OwnVideo.objects.get()
    assert own.added_by == desk.leader
    learner = signed_in(desk.learner("Ada"))
    film = f"/course/{desk.course.course_key}/{own.activity.key}/film/film/"
    assert learner.get(film).status_code == 200
    assert "your own" in desk.client.get(desk.url("videos/")).content.decode()


@pytest.mark.parametrize(
    ("more", "words"),
    [
        ({}, "Give a film or a link"),
        ({"link": "javascript:alert(1)"}, "beginning with https://"),
        ({"file": SimpleUploadedFile("x.mp4", b"not a film")}, "neither an MP4"),
        ({"link": "https://video.example/1", "minutes": "0"}, "greater than or equal to 1"),
    ],
)
def test_a_wrong_film_is_refused_in_words(desk: Desk, more: dict[str, Any], words: str) -> None:
    response = desk.client.post(slot(desk), body(transcript="<i>kept</i>", **more))
    assert response.status_code == 422
    assert words in response.content.decode()
    assert "&lt;i&gt;kept&lt;/i&gt;" in response.content.decode()
    assert not OwnVideo.objects.exists()


def test_a_film_is_taken_away_again(desk: Desk) -> None:
    desk.client.post(slot(desk), body(link="https://video.example/1"))
    assert desk.client.post(slot(desk) + "remove/", body()).status_code == 303
    assert not OwnVideo.objects.exists()


def test_videos_are_for_leaders(desk: Desk) -> None:
    learner = signed_in(desk.learner("Ada"))
    assert learner.get(slot(desk)).status_code == 404
    assert learner.post(slot(desk), body(link="https://video.example/1")).status_code == 404
