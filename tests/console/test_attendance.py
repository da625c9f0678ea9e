"""At how many of their meetings somebody was: on their page and in files, not what was said."""

from __future__ import annotations

import csv
import io
from datetime import timedelta
from io import BytesIO

import pytest
from openpyxl import load_workbook

from deskside.meetings.models import (
    Attendance,
    CaughtUp,
    Crew,
    CrewMember,
    Sitting,
    SittingState,
)
from deskside.people.models import Membership, Person
from tests.console.conftest import Desk, signed_in
from tests.factories.meetings import make_series, make_sitting, sit
from tests.factories.progress import NOW

CLOSED = {"state": SittingState.CLOSED}


def here_since(person: Person, days: int) -> None:
    Membership.objects.filter(person=person).update(starts_at=NOW - timedelta(days=days))


def held(desk: Desk, days_ago: int, *came: Person) -> Sitting:
    sitting = make_sitting(desk.group, starts_at=NOW - timedelta(days=days_ago), **CLOSED)
    present(sitting, *came)
    return sitting


def present(sitting: Sitting, *people: Person) -> None:
    for person in people:
        Attendance.objects.create(sitting=sitting, person=person, came_at=NOW, seen_at=NOW)


@pytest.mark.item("I-25")
def test_person_page_says_at_how_many_meetings_somebody_was(desk: Desk) -> None:
    ada, new = desk.learner("Ada"), desk.learner("New")
    here_since(ada, 60)
    here_since(new, 10)
    held(desk, 28, ada, desk.leader)
    missed = held(desk, 21, desk.leader)
    held(desk, 7, ada, new)
    held(desk, 3)  # nobody wrote down who was there
    make_sitting(desk.group, starts_at=NOW + timedelta(days=7))
    CaughtUp.objects.create(meeting=missed.meeting, person=ada, at=NOW)

    page = desk.client.get(desk.url(f"person/{ada.uid}/")).content.decode()
    of_new = desk.client.get(desk.url(f"person/{new.uid}/")).content.decode()

    assert "Meetings: 2 of 3" in page
    assert "caught up later" in page
    assert "was not there" not in page
    assert "Meetings: 1 of 1" in of_new
    assert signed_in(new).get(desk.url(f"person/{ada.uid}/")).status_code == 404


@pytest.mark.item("I-25")
def test_files_say_the_same_as_the_pages(desk: Desk) -> None:
    ada, ben, cleo = (desk.learner(name) for name in ("Ada", "Ben", "Cleo"))
    for person in (ada, ben, cleo, desk.leader):
        here_since(person, 60)
    crews = [Crew.objects.create(series=make_series(desk.group), name=name) for name in "AB"]
    for crew, person in zip(crews, (ada, ben), strict=True):
        CrewMember.objects.create(crew=crew, person=person)
    early = make_sitting(desk.group, starts_at=NOW - timedelta(days=9), crew=crews[0], **CLOSED)
    late = sit(early.meeting, NOW - timedelta(days=8), crew=crews[1], **CLOSED)
    present(early, ada)
    present(late, ada, cleo)  # both went to the other crew's, Ada to hers as well
    held(desk, 2, cleo)

    expected = {"Ada": "1 of 2", "Ben": "0 of 2", "Cleo": "2 of 2"}
    files = {"csv": of_csv(desk), "xlsx": of_workbook(desk)}

    for found in files.values():
        assert {name: found[name] for name in expected} == expected
    for person in (ada, ben, cleo):
        page = desk.client.get(desk.url(f"person/{person.uid}/")).content.decode()
        assert f"Meetings: {expected[person.name]}" in page


def of_csv(desk: Desk) -> dict[str, str]:
    answer = desk.client.get(desk.url("progress.csv"))
    text = b"".join(answer.streaming_content).decode("utf-8-sig")  # type: ignore[arg-type]
    return {row["Name"]: row["Meetings"] for row in csv.DictReader(io.StringIO(text))}


def of_workbook(desk: Desk) -> dict[str, str]:
    answer = desk.client.get(desk.url("progress.xlsx"))
    book = load_workbook(BytesIO(b"".join(answer.streaming_content)))  # type: ignore[arg-type]
    head, *rows = book.worksheets[0].iter_rows(values_only=True)
    place = head.index("Meetings")
    return {str(row[0]): str(row[place]) for row in rows}


@pytest.mark.parametrize("meetings", [1, 3])
def test_person_page_takes_as_many_statements_for_one_and_three_meetings(
    desk: Desk,
    meetings: int,
    django_assert_num_queries,  # type: ignore[no-untyped-def]
) -> None:
    ada = desk.learner("Ada")
    for number in range(meetings):
        held(desk, number + 1, ada)
    url = desk.url(f"person/{ada.uid}/")
    desk.client.get(url)
    with django_assert_num_queries(14):
        desk.client.get(url)
