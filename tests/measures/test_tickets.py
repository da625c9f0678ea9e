from __future__ import annotations

from datetime import date
from decimal import Decimal
from uuid import uuid4

import pytest

from deskside.measures.models import Figure
from deskside.measures.sheets.table import table_of
from deskside.measures.sheets.tickets import looks_like_tickets, read_tickets
from deskside.people.models import Group, Person
from tests.measures.conftest import client_of

LAST = date(2026, 6, 1)
COLUMNS = {
    "month": 0, "satisfaction": 1, "reopened": 2, "complaints": 3, "escalations": 4, "solved": 5,
}  # fmt: skip
EXPORT = """Created,Rating,Reopens,Complaint,Escalated,Solved at
2026-05-03 09:12,good,0,,no,2026-05-03
2026-05-04 10:00,bad,2,yes,yes,2026-05-06
2026-05-04 11:30,offered,0,,no,
2026-05-09 08:05,5,1,,no,2026-05-09
2026-06-02 08:05,3,0,,no,2026-06-02
2026-07-01 08:05,good,0,,no,
"""


def test_tickets_are_counted_up_by_month() -> None:
    reading = read_tickets(table_of(EXPORT), COLUMNS, "day", last=LAST)

    assert reading.problems == ()
    assert reading.values[date(2026, 5, 1)] == {
        "satisfaction": Decimal("66.67"),  # two of the three who said anything
        "reopened": Decimal(50),
        "complaints": Decimal(1),
        "escalations": Decimal(1),
        "solved": Decimal(3),
    }
    assert list(reading.values) == [date(2026, 5, 1), date(2026, 6, 1)]


def test_month_in_which_nobody_rated_has_no_satisfaction() -> None:
    table = table_of("Created,Rating\n2026-05-03,offered\n2026-05-04,")

    reading = read_tickets(table, {"month": 0, "satisfaction": 1}, "day", last=LAST)

    assert reading.values == {date(2026, 5, 1): {}}


@pytest.mark.parametrize(
    ("column", "cell", "words"),
    [
        (1, "superb", "is no rating"),
        (1, "9", "is no rating"),
        (2, "=1+1", "neither yes nor no"),
        (3, "perhaps", "neither yes nor no"),
    ],
)
def test_cell_that_says_nothing_clear_is_told_by_its_line(
    column: int, cell: str, words: str
) -> None:
    cells = ["2026-05-03", "good", "0", "no", "no", ""]
    cells[column] = cell
    table = table_of(f"a,b,c,d,e,f\n{','.join(cells)}")

    [problem] = read_tickets(table, COLUMNS, "day", last=LAST).problems

    assert problem.line == 2
    assert words in problem.words


def test_export_of_tickets_is_told_from_a_report_by_month() -> None:
    assert looks_like_tickets(table_of(EXPORT), 0)
    assert not looks_like_tickets(table_of("Month,CSAT\n2025-09,88\n2025-10,87"), 0)


@pytest.mark.item("I-180")
def test_export_of_tickets_is_recognised_and_kept(group: Group, leader: Person) -> None:
    client, url = client_of(leader), f"/team/{group.uid}/figures/file/"
    shown = client.post(url, {"receipt": str(uuid4()), "text": EXPORT}).content.decode()
    columns = {key: str(index) for key, index in COLUMNS.items()}
    client.post(
        f"{url}save/", {"receipt": str(uuid4()), "text": EXPORT, "lines": "ticket", **columns}
    )

    assert '<option value="ticket" selected>' in shown
    assert "2 months were read" in shown
    assert Figure.objects.get(measure="solved", month=date(2026, 5, 1)).value == 3
    assert not Figure.objects.filter(month=date(2026, 7, 1)).exists()
