from __future__ import annotations

from deskside.people.roster.parse import parse
from deskside.people.roster.preview import Fate, Known, preview

EXISTING = {
    "here@example.org": Known(in_group=True, is_active=True, name="Here Already"),
    "added@example.org": Known(in_group=False, is_active=True, name="Added Soon"),
    "off@example.org": Known(in_group=False, is_active=False, name="Switched Off"),
}


def test_preview_says_for_each_line_what_will_happen() -> None:
    roster = parse(
        "new@example.org\nhere@example.org\nnonsense\nadded@example.org\noff@example.org"
    )

    plan = preview(roster, EXISTING)

    assert [(line.line, line.fate) for line in plan.lines] == [
        (1, Fate.NEW),
        (2, Fate.HERE),
        (3, Fate.PROBLEM),
        (4, Fate.ADDED),
        (5, Fate.PROBLEM),
    ]
    assert [row.email for row in plan.rows] == [
        "new@example.org",
        "here@example.org",
        "added@example.org",
    ]
    assert plan.changes_something


def test_preview_everybody_here_changes_nothing() -> None:
    assert not preview(parse("here@example.org"), EXISTING).changes_something
