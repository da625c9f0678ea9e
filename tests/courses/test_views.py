from __future__ import annotations

from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from deskside.courses import sending
from deskside.courses.actions import VideoGiven, add_own_video
from deskside.courses.models import Activity, OwnVideo, PackRelease
from deskside.courses.streams import Places
from deskside.people.models import Person
from tests.factories.packs import LOADED_AT
from tests.packs.prose import FILM

CAPTIONS = b"WEBVTT\n\n00:00.000 --> 00:01.000\nHello.\n"


@pytest.fixture(autouse=True)
def _own_folder(settings: Any, tmp_path_factory: pytest.TempPathFactory) -> None:
    """Uploads of these tests; the pack's films stay where the session has put them."""
    packs = Path(settings.MEDIA_ROOT) / "packs"
    settings.MEDIA_ROOT = tmp_path_factory.mktemp("media")
    (settings.MEDIA_ROOT / "packs").symlink_to(packs)


@pytest.fixture
def person(db: None) -> Person:
    return Person.objects.create_user("ana@example.org", "a long password", name="Ana")


@pytest.fixture
def signed_in(client: Client, person: Person) -> Client:
    client.force_login(person)
    return client


@pytest.fixture
def film(loaded_course: PackRelease) -> str:
    return f"/media/pack/{loaded_course.id}/film.mp4"


@pytest.fixture
def own(loaded_course: PackRelease, person: Person) -> OwnVideo:
    given = VideoGiven(
        file=SimpleUploadedFile("x.mp4", FILM), captions=SimpleUploadedFile("x.vtt", CAPTIONS)
    )
    slot = Activity.objects.get(key="s8-video")
    return add_own_video(activity=slot, given=given, by=person, allowed=True, now=LOADED_AT)


def _body(response: Any) -> bytes:
    return b"".join(response.streaming_content)


def test_pack_media_whole(signed_in: Client, film: str) -> None:
    response = signed_in.get(film)

    assert response.status_code == 200
    assert _body(response) == FILM
    assert response["Content-Type"] == "video/mp4"
    assert response["Content-Length"] == str(len(FILM))
    assert response["Accept-Ranges"] == "bytes"
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Cache-Control"].startswith("private")


def test_pack_media_asks_for_its_release_once(signed_in: Client, film: str) -> None:
    signed_in.get(film)
    with CaptureQueriesContext(connection) as asked:
        signed_in.get(film)

    assert not [query for query in asked.captured_queries if "courses_" in query["sql"]]


@pytest.mark.parametrize(
    ("asked", "first", "last"),
    [
        ("bytes=0-0", 0, 0),
        ("bytes=10-19", 10, 19),
        ("bytes=700-", 700, len(FILM) - 1),
        ("bytes=-5", len(FILM) - 5, len(FILM) - 1),
        ("bytes=-999999", 0, len(FILM) - 1),
        ("bytes=5-999999", 5, len(FILM) - 1),
    ],
)
def test_pack_media_in_parts(
    signed_in: Client, film: str, asked: str, first: int, last: int
) -> None:
    response = signed_in.get(film, headers={"Range": asked})

    assert response.status_code == 206
    assert response["Content-Range"] == f"bytes {first}-{last}/{len(FILM)}"
    assert response["Content-Length"] == str(last - first + 1)
    assert _body(response) == FILM[first : last + 1]


@pytest.mark.parametrize(
    "asked", ["bytes=0-1,4-5", "bytes=9-2", "lines=1-2", "bytes=-", "bytes=a-b", "x" * 5000]
)
def test_pack_media_with_a_range_it_need_not_serve_is_whole(
    signed_in: Client, film: str, asked: str
) -> None:
    response = signed_in.get(film, headers={"Range": asked})

    assert response.status_code == 200
    assert _body(response) == FILM


@pytest.mark.parametrize("asked", [f"bytes={len(FILM)}-", "bytes=999999-", "bytes=-0"])
def test_pack_media_beyond_its_end_is_416(signed_in: Client, film: str, asked: str) -> None:
    response = signed_in.get(film, headers={"Range": asked})

    assert response.status_code == 416
    assert response["Content-Range"] == f"bytes */{len(FILM)}"


def test_pack_media_if_range_of_this_file_is_a_part(signed_in: Client, film: str) -> None:
    whole = signed_in.head(film)
    for condition in (whole["ETag"], whole["Last-Modified"]):
        headers = {"Range": "bytes=0-3", "If-Range": condition}
        assert signed_in.get(film, headers=headers).status_code == 206


def test_pack_media_if_range_of_another_file_is_whole(signed_in: Client, film: str) -> None:
    response = signed_in.get(film, headers={"Range": "bytes=0-3", "If-Range": '"old"'})

    assert response.status_code == 200
    assert _body(response) == FILM


def test_pack_media_head_has_no_body(signed_in: Client, film: str) -> None:
    response = signed_in.head(film, headers={"Range": "bytes=0-3"})

    assert (response.status_code, response.content) == (206, b"")
    assert response["Content-Length"] == "4"


def test_pack_media_known_already_is_304(signed_in: Client, film: str) -> None:
    tag = signed_in.head(film)["ETag"]

    assert signed_in.get(film, headers={"If-None-Match": tag}).status_code == 304


def test_pack_media_captions_have_their_type(signed_in: Client, loaded_course: PackRelease) -> None:
    response = signed_in.get(f"/media/pack/{loaded_course.id}/film.vtt")

    assert response["Content-Type"] == "text/vtt; charset=utf-8"


@pytest.mark.parametrize(
    "path",
    [
        "desk.svg",
        "../film.mp4",
        "..%2f..%2fdeskside.sqlite3",
        "%2fetc%2fpasswd",
        "film.mp4%00",
        "nothing.mp4",
    ],
)
def test_pack_media_serves_nothing_else(
    signed_in: Client, loaded_course: PackRelease, path: str
) -> None:
    response = signed_in.get(f"/media/pack/{loaded_course.id}/{path}")

    assert response.status_code == 404


def test_pack_media_of_unknown_release_is_404_and_not_remembered(
    signed_in: Client, compiled_big_pack: Any
) -> None:
    for number in (1, 10**30):
        assert signed_in.get(f"/media/pack/{number}/film.mp4").status_code == 404


def test_media_sends_a_stranger_to_sign_in(client: Client, film: str, own: OwnVideo) -> None:
    for address in (film, f"/media/own/{own.uid}/video"):
        response = client.get(address)
        assert response.status_code == 302
        assert response["Location"].startswith("/account/login/")


def test_own_media_film_and_captions(signed_in: Client, own: OwnVideo) -> None:
    film = signed_in.get(f"/media/own/{own.uid}/video", headers={"Range": "bytes=4-7"})
    captions = signed_in.get(f"/media/own/{own.uid}/captions")

    assert (film.status_code, _body(film)) == (206, b"ftyp")
    assert _body(captions) == CAPTIONS


def test_own_media_unknown_is_404(signed_in: Client, own: OwnVideo) -> None:
    assert signed_in.get(f"/media/own/{uuid4()}/video").status_code == 404
    assert signed_in.get(f"/media/own/{own.uid}/other").status_code == 404
    assert signed_in.get("/media/own/1/video").status_code == 404


def test_media_beyond_its_places_asks_to_come_back(
    signed_in: Client, film: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sending, "PLACES", Places(2))
    busy = [signed_in.get(film) for _ in range(2)]

    refused = signed_in.get(film)
    assert refused.status_code == 503
    assert refused["Retry-After"] == "5"
    assert signed_in.head(film).status_code == 200

    assert _body(busy[0]) == FILM
    assert signed_in.get(film).status_code == 200
