from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile

from deskside.courses import queries, uploads
from deskside.courses.actions import VideoGiven, add_own_video, remove_own_video
from deskside.courses.models import Activity, OwnVideo, PackRelease
from deskside.people.models import Person
from tests.factories.packs import LOADED_AT
from tests.packs.prose import FILM

WEBM = b"\x1a\x45\xdf\xa3\x01\x00\x00\x00\x00\x00\x00\x1f\x42\x82\x84webm" + b"\0" * 50


@pytest.fixture(autouse=True)
def videos(settings: Any, tmp_path: Path) -> Path:
    settings.MEDIA_ROOT = tmp_path / "media"
    return Path(settings.MEDIA_ROOT) / "videos"


@pytest.fixture
def slot(loaded_course: PackRelease) -> Activity:
    return Activity.objects.get(key="s8-video")


@pytest.fixture
def person(db: None) -> Person:
    return Person.objects.create_user("ana@example.org", "a long password", name="Ana")


def _upload(content: bytes = FILM, name: str = "../../evil.html") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content)


def _add(activity: Activity, person: Person, *, allowed: bool = True, **given: Any) -> OwnVideo:
    return add_own_video(
        activity=activity, given=VideoGiven(**given), by=person, allowed=allowed, now=LOADED_AT
    )


@pytest.mark.parametrize(("content", "ending"), [(FILM, ".mp4"), (WEBM, ".webm")])
def test_add_own_video_keeps_the_film_under_a_name_of_its_own(
    slot: Activity, person: Person, videos: Path, content: bytes, ending: str
) -> None:
    video = _add(slot, person, file=_upload(content), transcript=" Hello. ", minutes=3)

    assert video.file.name == f"videos/{video.uid}{ending}"
    assert (videos / f"{video.uid}{ending}").read_bytes() == content
    assert (video.transcript, video.minutes, video.added_by) == ("Hello.", 3, person)
    assert queries.own_video(slot.id) == video
    assert queries.own_video_activities([slot.id, 1]) == {slot.id}


def test_add_own_video_by_link(slot: Activity, person: Person) -> None:
    video = _add(slot, person, link="https://video.example.org/watch?v=1")

    assert (video.link, video.file.name) == ("https://video.example.org/watch?v=1", "")


def test_add_own_video_again_replaces_the_first(
    slot: Activity,
    person: Person,
    videos: Path,
    django_capture_on_commit_callbacks: Callable[..., Any],
) -> None:
    first = _add(slot, person, file=_upload())
    with django_capture_on_commit_callbacks(execute=True):
        second = _add(slot, person, file=_upload(WEBM))

    assert OwnVideo.objects.get().uid == second.uid != first.uid
    assert [path.name for path in videos.iterdir()] == [f"{second.uid}.webm"]


def test_add_own_video_needs_leave(slot: Activity, person: Person, videos: Path) -> None:
    with pytest.raises(PermissionDenied):
        _add(slot, person, allowed=False, file=_upload())

    assert not videos.exists()


@pytest.mark.parametrize(
    "given",
    [
        {},
        {"file": _upload(b"")},
        {"file": _upload(b"<html><script>alert(1)</script>")},
        {"file": _upload(b"\x1a\x45\xdf\xa3 a matroska of another kind")},
        {"file": _upload(), "link": "https://video.example.org/1"},
        {"file": _upload(), "captions": _upload(b"1\n00:00:01,000 --> 00:00:02,000\nHi")},
        {"file": _upload(), "captions": _upload(b"\xff\xfe")},
        {"file": _upload(), "captions": _upload(b"WEBVTTX")},
        {"file": _upload(), "transcript": "a\0b"},
        {"link": "http://video.example.org/1"},
        {"link": "javascript:alert(1)"},
        {"link": "https://"},
        {"link": "https://user:word@example.org/"},
        {"link": "https://example.org/\"onload='x'"},
        {"link": "https://[bad"},
        {"link": "https://example.org/" + "x" * 500},
    ],
)
def test_add_own_video_refuses_what_is_none(
    slot: Activity, person: Person, videos: Path, given: dict[str, Any]
) -> None:
    with pytest.raises(ValidationError):
        _add(slot, person, **given)

    assert not OwnVideo.objects.exists()
    assert not videos.exists()


def test_add_own_video_refuses_a_huge_film(
    slot: Activity, person: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(uploads, "LARGEST_VIDEO", 100)

    with pytest.raises(ValidationError, match="larger than 500 MB"):
        _add(slot, person, file=_upload())


def test_add_own_video_in_place_of_a_reading_is_refused(
    loaded_course: PackRelease, person: Person
) -> None:
    with pytest.raises(ValidationError, match="Only a video"):
        _add(Activity.objects.get(key="s1-reading-1"), person, file=_upload())


def test_add_own_video_that_cannot_be_written_leaves_no_file(
    slot: Activity, person: Person, videos: Path
) -> None:
    with pytest.raises(ValueError, match="minutes"):
        _add(slot, person, file=_upload(), minutes="many")

    assert list(videos.iterdir()) == []


def test_remove_own_video_takes_row_and_file(
    slot: Activity,
    person: Person,
    videos: Path,
    django_capture_on_commit_callbacks: Callable[..., Any],
) -> None:
    video = _add(slot, person, file=_upload())
    with pytest.raises(PermissionDenied):
        remove_own_video(video=video, allowed=False)

    with django_capture_on_commit_callbacks(execute=True):
        remove_own_video(video=video, allowed=True)

    assert not OwnVideo.objects.exists()
    assert list(videos.iterdir()) == []


def test_own_video_never_changes_what_is_required(
    slot: Activity, person: Person, loaded_course: PackRelease
) -> None:
    before = queries.course_outline(loaded_course.id).sections[-1].required
    _add(slot, person, file=_upload())
    queries.forget_releases()

    assert queries.course_outline(loaded_course.id).sections[-1].required == before
