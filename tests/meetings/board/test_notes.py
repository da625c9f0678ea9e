"""Notes, parked topics and the photograph of a flip chart."""

from __future__ import annotations

import io
from pathlib import Path
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from PIL import Image
from pytest_django import Settings

from deskside.meetings.models import Photo, RoomNote
from deskside.people.models import Person
from tests.factories.people import PersonFactory
from tests.meetings.board.conftest import Board
from tests.meetings.room.conftest import client_of

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def media(settings: Settings, tmp_path: Path) -> Path:
    settings.MEDIA_ROOT = tmp_path / "media"
    return tmp_path / "media"


def _picture(kind: str = "JPEG", size: tuple[int, int] = (640, 480), **how: object) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", size, "white").save(out, kind, **how)
    return out.getvalue()


def _with_place() -> bytes:
    exif = Image.Exif()
    exif[0x010F] = "Secret Phone Maker"
    exif[0x0112] = 6  # lying on its side
    exif.get_ifd(0x8825)[1] = "N"
    return _picture(exif=exif)


def _attach(board: Board, person: Person, raw: bytes, name: str = "chart.jpg") -> HttpResponse:
    upload = SimpleUploadedFile(name, raw, content_type="image/jpeg")
    return board.send(person, "photos/", screen="lead", photo=upload)


def test_note_and_parked_topic_stand_before_whoever_leads(board: Board) -> None:
    board.at("cards-all")

    board.send(board.desk.aylin, "notes/", screen="lead", kind="note", text="We ring back.")
    board.send(board.desk.carla, "notes/", kind="note", text="Who answers at noon?")

    kinds = dict(RoomNote.objects.values_list("text", "kind"))
    assert kinds == {"We ring back.": "note", "Who answers at noon?": "parked"}
    shown = board.sees(board.desk.aylin, "lead")
    assert "We ring back." in shown
    assert "Who answers at noon?" in shown


@pytest.mark.parametrize("text", ["", "   ", "x" * 5000])
def test_note_of_no_or_too_many_words_is_refused(board: Board, text: str) -> None:
    board.at("cards-all")

    assert board.send(board.desk.aylin, "notes/", text=text).status_code == 422
    assert not RoomNote.objects.exists()


def test_parked_topic_is_settled_and_a_note_removed(board: Board) -> None:
    board.at("cards-all")
    for kind in ("note", "parked"):
        board.send(board.desk.aylin, "notes/", kind=kind, text=f"a {kind}")
    note, parked = RoomNote.objects.order_by("pk")

    board.send(board.desk.aylin, f"notes/{parked.uid}/", how="settled")
    board.send(board.desk.aylin, f"notes/{note.uid}/", how="remove")

    assert [row.settled_at is not None for row in RoomNote.objects.all()] == [True]


def test_notes_are_changed_by_those_who_lead(board: Board) -> None:
    board.at("cards-all")
    board.send(board.desk.aylin, "notes/", kind="note", text="stays")
    note = RoomNote.objects.get()

    answers = [
        board.send(board.desk.carla, f"notes/{note.uid}/", how="remove").status_code,
        board.send(board.desk.aylin, f"notes/{uuid4()}/", how="remove").status_code,
    ]

    assert answers == [404, 404]


@pytest.mark.item("I-63")
def test_photograph_is_made_anew_upright_and_without_its_place(board: Board) -> None:
    response = _attach(board, board.desk.aylin, _with_place())

    assert response.status_code == 303
    photo = Photo.objects.get()
    with photo.file.open() as kept:
        found = Image.open(kept)
        assert found.size == (photo.width, photo.height) == (480, 640)
        assert not dict(found.getexif())
    assert b"Secret Phone" not in Path(photo.file.path).read_bytes()


def test_large_photograph_is_made_smaller(board: Board) -> None:
    _attach(board, board.desk.aylin, _picture(size=(5000, 2500)))

    photo = Photo.objects.get()
    assert (photo.width, photo.height) == (2400, 1200)


@pytest.mark.parametrize(
    ("raw", "says"),
    [
        (b"\0\0\0\x18ftypheic" + b"\0" * 40, "HEIC"),
        (b"no picture at all", "no photograph that we can read"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "no photograph that we can read"),
        (_picture()[:400], "no photograph that we can read"),
        (b"", "no photograph that we can read"),
    ],
)
def test_what_is_no_photograph_is_refused_in_words(board: Board, raw: bytes, says: str) -> None:
    response = _attach(board, board.desk.aylin, raw)

    assert response.status_code == 422
    assert says in response.content.decode()
    assert not Photo.objects.exists()


def test_picture_that_would_fill_the_memory_is_refused(board: Board) -> None:
    bomb = io.BytesIO()
    Image.new("1", (12_000, 8_000)).save(bomb, "PNG")

    response = _attach(board, board.desk.aylin, bomb.getvalue(), "small.png")

    assert response.status_code == 422
    assert not Photo.objects.exists()


def test_photograph_is_for_the_group_and_removed_by_those_who_lead(
    board: Board, django_capture_on_commit_callbacks: object
) -> None:
    _attach(board, board.desk.aylin, _picture())
    photo = Photo.objects.get()
    address = board.url(f"photos/{photo.uid}/")

    seen = client_of(board.desk.carla).get(address)
    assert seen.status_code == 200
    assert seen["Content-Type"] == "image/jpeg"
    assert client_of(PersonFactory.create()).get(address).status_code == 404
    assert board.send(board.desk.carla, f"photos/{photo.uid}/remove/").status_code == 404
    with django_capture_on_commit_callbacks(execute=True):  # type: ignore[operator]
        board.send(board.desk.aylin, f"photos/{photo.uid}/remove/")

    assert not Photo.objects.exists()
    assert not Path(photo.file.path).exists()
    assert client_of(board.desk.carla).get(address).status_code == 404
