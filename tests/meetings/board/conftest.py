from __future__ import annotations

from uuid import uuid4

import pytest
from django.http import HttpResponse
from django.test import Client

from deskside.courses.models import GuideItem, PackRelease, ReleaseEntry, Revision
from deskside.courses.queries import course_outline
from deskside.meetings.actions.guests import admit
from deskside.meetings.actions.presence import come_in
from deskside.meetings.actions.rooms import go_to
from deskside.meetings.models import Guest, Room
from deskside.people.models import Person
from tests.factories.meetings import open_room
from tests.meetings.board.steps import KEYS, STEPS
from tests.meetings.room.conftest import NOW, Desk, client_of, desk, post

__all__ = ["desk"]


class Board:
    """A desk whose room runs through every kind of board; Aylin leads it and is in it."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        open_room(desk.sitting, desk.aylin, NOW, STEPS)
        for person in (desk.aylin, desk.bilal, desk.carla, desk.dora):
            come_in(room=desk.room, person=person, now=NOW)

    @property
    def room(self) -> Room:
        return self.desk.room

    def at(self, key: str) -> Room:
        go_to(room=self.room, step=KEYS.index(key), by=self.desk.aylin, now=NOW)
        return self.room

    def url(self, part: str) -> str:
        return f"/meetings/{self.desk.sitting.uid}/{part}"

    def send(self, person: Person | None, part: str, **fields: object) -> HttpResponse:
        return post(client_of(person), self.url(part), **fields)

    def word(
        self, text: str, *, side: str = "heroes", block: str = "board", by: Person | None = None
    ) -> HttpResponse:
        sender = by or self.desk.bilal
        return self.send(sender, "cards/", block=block, side=side, text=text, grain=uuid4().hex)

    def sees(self, person: Person, screen: str = "phone") -> str:
        address = {"phone": "room/", "lead": "room/lead/", "wall": "room/wall/"}[screen]
        response = client_of(person).get(self.url(address))
        assert response.status_code == 200
        return response.content.decode()


@pytest.fixture
def board(desk: Desk) -> Board:
    return Board(desk)


def admitted(board: Board) -> Client:
    """The browser of somebody who is no member and was let in by name."""
    client = client_of()
    code = board.room.code.lower()
    post(client, f"/r/{code}/ask/", name="Gio")
    guest = Guest.objects.get(name="Gio")
    admit(room=board.room, guest=guest, by=board.desk.leader, now=NOW)
    return client


def show_film(board: Board) -> str:
    """Gives the section of the meeting a film and its words; the film's title."""
    section = board.desk.sitting.meeting.section
    release = PackRelease.objects.get(course=section.course)
    outline = course_outline(release.pk)
    video = next(each for each in outline.by_section[section.pk].activities if each.kind == "video")
    parts = [
        ("its-video", {"kind": "video", "activity": video.key}),
        ("film-heroes", {"kind": "list", "items": ["puts the pen down"]}),
        ("film-villains", {"kind": "list", "items": ["goes on typing"]}),
    ]
    for place, (key, content) in enumerate(parts):
        item = GuideItem.objects.create(course=section.course, key=key, kind=content["kind"])
        revision = Revision.objects.create(
            guide_item=item,
            language=release.content["language"],
            digest=key,
            title=key,
            content={"key": key, **content},
            created_at=NOW,
        )
        ReleaseEntry.objects.create(
            release=release, revision=revision, section=section, position=9000 + place
        )
    return video.title
