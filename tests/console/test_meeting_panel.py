from __future__ import annotations

from datetime import time, timedelta

import pytest

from deskside.commitments.models import Commitment, Visibility
from deskside.console.meeting_panel import panel_of
from deskside.console.queries.groups import console_group
from deskside.journal.actions import save_note
from deskside.meetings.models import SittingState
from deskside.people.models import Person
from tests.console.conftest import Desk
from tests.factories.meetings import make_sitting
from tests.factories.progress import NOW


@pytest.mark.item("I-29")
def test_next_meeting_stands_beside_the_table(desk: Desk) -> None:
    mei = desk.learner("Mei-Ling Tan")
    make_sitting(desk.group, starts_at=NOW + timedelta(days=2), facilitator=mei)

    html = desk.client.get(desk.url()).content.decode()
    found = console_group(desk.leader, desk.group.uid, NOW)

    assert "Next meeting" in html
    assert "Mei-Ling Tan" in html
    assert found is not None
    panel = panel_of(found, "3 open for all to see", NOW)
    assert panel is not None
    assert panel.when == "Thursday, 13:00 (Berlin time)"
    assert dict(panel.facts)["Promises"] == "3 open for all to see"
    assert dict(panel.facts)["Ready"].startswith("0 of ")


@pytest.mark.item("I-29")
def test_promises_open_since_the_last_meeting_are_those_that_are_shared(desk: Desk) -> None:
    make_sitting(desk.group, starts_at=NOW + timedelta(days=2))
    ada = desk.learner("Ada")
    for days in (9, 3, 2):
        promised(desk, ada, days, Visibility.GROUP)
    promised(desk, ada, 1, Visibility.PRIVATE)

    before = desk.client.get(desk.url()).content.decode()
    make_sitting(desk.group, starts_at=NOW - timedelta(days=3), state=SittingState.CLOSED)
    after = desk.client.get(desk.url()).content.decode()

    assert "3 open for all to see" in before
    assert "2 shared open since last time" in after


def promised(desk: Desk, person: Person, days_ago: int, visibility: str) -> None:
    entry = save_note(person=person, text="I listen to the end", now=NOW)
    Commitment.objects.create(
        person=person,
        course_id=desk.course.course_id,
        entry=entry,
        visibility=visibility,
        group=desk.group,
        made_at=NOW - timedelta(days=days_ago),
        local_date=NOW.date(),
        local_time=time(9),
        zone="UTC",
        due_at=NOW,
    )


def test_group_without_meetings_has_no_panel(desk: Desk) -> None:
    assert "Next meeting" not in desk.client.get(desk.url()).content.decode()


def test_page_with_a_meeting_stays_within_ten_statements(
    desk: Desk,
    django_assert_num_queries,  # type: ignore[no-untyped-def]
) -> None:
    make_sitting(desk.group, starts_at=NOW + timedelta(days=2), facilitator=desk.learner("Ada"))
    desk.client.get(desk.url())
    with django_assert_num_queries(9):
        desk.client.get(desk.url())
    for name in ("Ben", "Cleo"):
        desk.learner(name)
    with django_assert_num_queries(9):
        desk.client.get(desk.url())
