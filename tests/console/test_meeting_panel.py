from __future__ import annotations

from datetime import timedelta

import pytest

from deskside.console.meeting_panel import panel_of
from deskside.console.queries.groups import console_group
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
    panel = panel_of(found, 3, NOW)
    assert panel is not None
    assert panel.when == "Thursday, 13:00 (Berlin time)"
    assert dict(panel.facts)["Promises"] == "3 open for all to see"
    assert dict(panel.facts)["Ready"].startswith("0 of ")


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
