"""The figures of the desk: typed, or taken from a help desk's export."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from pytest_django import DjangoAssertNumQueries

from deskside.measures.actions.figures import choose_outcomes, save_figures
from deskside.measures.models import Figure, Outcome
from deskside.measures.queries.figures import desk_figures
from deskside.people.models import Group, Person, Role
from tests.factories.people import MembershipFactory
from tests.measures.conftest import NOW, client_of, learner_in, page, post

CSV = """Month;CSAT;Re-opened tickets;Complaints;Escalated
2025-09;88,4;7,2;3;11
2025-10;87,0;8,1;5;9
"""
BAD = """Month,CSAT,Complaints
2025-09,88,=1+1
2025-09,87,4
2099-01,90,2
soon,90,2
2025-11,190,2
2025-12,-,6
"""


def url(group: Group, rest: str = "") -> str:
    return f"/team/{group.uid}/figures/{rest}"


def kept() -> dict[tuple[str, str], Decimal]:
    return {(f.measure, f"{f.month:%Y-%m}"): f.value for f in Figure.objects.all()}


@pytest.mark.item("I-180")
def test_baseline_is_typed_into_a_table_of_six_months(group: Group, leader: Person) -> None:
    client = client_of(leader)

    html = page(client, url(group))
    post(client, url(group), **{"satisfaction-2025-07": "88,4", "complaints-2025-12": "3"})

    assert "A baseline cannot be made afterwards" in html
    assert 'name="escalations-2025-07"' in html
    assert 'name="escalations-2025-06"' not in html
    assert kept() == {
        ("satisfaction", "2025-07"): Decimal("88.40"),
        ("complaints", "2025-12"): Decimal(3),
    }


def test_emptied_box_takes_a_figure_away_and_others_stay(group: Group, leader: Person) -> None:
    client = client_of(leader)
    post(client, url(group), **{"satisfaction-2025-07": "88", "satisfaction-2025-08": "87"})
    post(client, url(group), **{"satisfaction-2025-07": "", "satisfaction-2025-08": "87"})

    assert kept() == {("satisfaction", "2025-08"): Decimal(87)}


@pytest.mark.parametrize(
    ("value", "words"),
    [("abc", "is no number"), ("=2+2", "is a formula"), ("140", "more than 100"), ("-1", "less")],
)
def test_wrong_number_keeps_all_that_was_typed_and_writes_nothing(
    group: Group, leader: Person, value: str, words: str
) -> None:
    fields = {"satisfaction-2025-07": value, "complaints-2025-07": "7"}
    response = post(client_of(leader), url(group), **fields)

    html = response.content.decode()
    assert response.status_code == 422
    assert f"Satisfaction, July 2025: “{value}”" in html or words in html
    assert f'value="{value}"' in html
    assert 'value="7"' in html
    assert kept() == {}


@pytest.mark.parametrize(
    "name", ["satisfaction-2026-07", "satisfaction-2099-01", "nonsense-2025-07"]
)
def test_month_that_is_not_over_is_not_kept(group: Group, leader: Person, name: str) -> None:
    post(client_of(leader), url(group), **{name: "50"})

    assert kept() == {}


def test_deputy_looks_and_learner_does_not(group: Group, leader: Person) -> None:
    deputy = MembershipFactory.create(group=group, role=Role.DEPUTY).person
    learner = learner_in(group, "Amara")

    assert client_of(deputy).get(url(group)).status_code == 200
    assert post(client_of(deputy), url(group)).status_code == 403
    assert client_of(learner).get(url(group)).status_code == 404


@pytest.mark.item("I-180")
def test_outcomes_are_chosen_and_shown_again_after_three_months(
    group: Group, leader: Person, standing_clock: Callable[[datetime], None]
) -> None:
    client = client_of(leader)
    post(client, url(group, "choose/"), measures=["satisfaction", "solved", "teamwork"])
    save_figures(
        group=group, values={date(2025, 9, 1): {"solved": Decimal(400)}}, by=leader, now=NOW
    )

    standing_clock(datetime.fromisoformat("2026-04-30T09:00:00+00:00"))
    before = page(client, url(group))
    standing_clock(datetime.fromisoformat("2026-05-01T09:00:00+00:00"))
    after = page(client, url(group))

    assert set(Outcome.objects.values_list("measure", flat=True)) == {
        "satisfaction", "solved", "teamwork",
    }  # fmt: skip
    assert "complaints-2025-09" not in after
    assert "Three months are over" not in before
    assert "Three months are over" in after


def test_choosing_nothing_is_refused_and_the_usual_four_stay(group: Group, leader: Person) -> None:
    response = post(client_of(leader), url(group, "choose/"), measures=["nonsense"])

    assert response.status_code == 422
    assert not Outcome.objects.exists()
    assert desk_figures(group, NOW).chosen == {
        "satisfaction", "reopened", "complaints", "escalations",
    }  # fmt: skip


def test_figures_of_what_is_no_longer_chosen_stay_kept(group: Group, leader: Person) -> None:
    values = {date(2025, 9, 1): {"complaints": Decimal(4)}}
    save_figures(group=group, values=values, by=leader, now=NOW)

    choose_outcomes(group=group, measures=["satisfaction"], now=NOW)
    choose_outcomes(group=group, measures=["complaints"], now=NOW)

    [series] = desk_figures(group, NOW).series
    assert series.before == Decimal(4)


@pytest.mark.item("I-180")
def test_export_of_a_help_desk_is_shown_first_and_then_kept(group: Group, leader: Person) -> None:
    client = client_of(leader)
    file = SimpleUploadedFile("export.csv", CSV.encode())

    shown = post(client, url(group, "file/"), file=file).content.decode()
    nothing_yet = kept()
    chosen = {
        "month": "0", "satisfaction": "1", "reopened": "2", "complaints": "3", "escalations": "4",
    }  # fmt: skip
    response = post(client, url(group, "file/save/"), text=CSV, **chosen)

    assert "2 months were read" in shown
    assert nothing_yet == {}
    assert response.status_code == 303
    assert kept()["reopened", "2025-10"] == Decimal("8.10")
    assert len(kept()) == 8


def test_preview_says_what_would_be_replaced(group: Group, leader: Person) -> None:
    values = {date(2025, 9, 1): {"complaints": Decimal(99)}}
    save_figures(group=group, values=values, by=leader, now=NOW)

    html = post(client_of(leader), url(group, "file/"), text=CSV).content.decode()

    assert "instead of 99" in html


@pytest.mark.item("I-180")
def test_each_bad_line_says_why_and_the_good_ones_are_read(group: Group, leader: Person) -> None:
    html = post(client_of(leader), url(group, "file/"), text=BAD).content.decode()
    said = re.sub("<[^>]+>", "", html)

    for words in (
        "Line 2, Complaints: =1+1: “=1+1” is a formula",
        "Line 3, 2025-09 87 4: 2025-09 is already in line 2",
        "Line 4, 2099-01 90 2: 2099-01 is not over yet",
        "Line 5, soon 90 2: “soon” is no month",
        "Line 6, Satisfaction: 190: 190 is more than 100",
    ):
        assert words in said
    assert "3 months were read" in said


@pytest.mark.parametrize(
    ("raw", "words"),
    [
        (b"", "names of the columns"),
        (b"Month,CSAT\n", "names of the columns"),
        (b"PK\x03\x04rest of a workbook", "workbook"),
        (b"%PDF-1.7", "PDF"),
        (b"\x00\x01\x02\x03" * 50, "does not read as text"),
        (b'Month,CSAT\n"2025-09,88\n2025-10,87\n', "is no month"),
        (b"Month,CSAT\n" + b"2025-09,88\n" * 50_001, "more than 50,000 lines"),
        (b"x" * (2 * 1024 * 1024 + 1), "larger than 2 MB"),
    ],
)
def test_file_that_cannot_be_used_says_why(
    group: Group, leader: Person, raw: bytes, words: str
) -> None:
    file = SimpleUploadedFile("export.csv", raw)

    response = post(client_of(leader), url(group, "file/"), file=file)

    assert words in response.content.decode()
    assert response.status_code == (200 if words == "is no month" else 422)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_any_usual_encoding_is_read(group: Group, leader: Person, encoding: str) -> None:
    file = SimpleUploadedFile("e.csv", "Monat;Zufriedenheit für alle\n2025-09;88".encode(encoding))

    html = post(client_of(leader), url(group, "file/"), file=file).content.decode()

    assert "1 month was read" in html
    assert "für alle" in html


@pytest.mark.parametrize(
    ("columns", "words"),
    [
        ({"month": "0"}, "Say for at least one figure"),
        ({"month": "0", "satisfaction": "1", "reopened": "1"}, "cannot be two figures"),
        ({"month": "7", "satisfaction": "1"}, "Select a valid choice"),
    ],
)
def test_columns_that_make_no_sense_are_refused(
    group: Group, leader: Person, columns: dict[str, str], words: str
) -> None:
    response = post(client_of(leader), url(group, "file/save/"), text=CSV, **columns)

    assert response.status_code == 422
    assert words in response.content.decode()
    assert kept() == {}


def test_names_of_columns_are_no_markup(group: Group, leader: Person) -> None:
    text = "Month,<script>x()</script>\n2025-09,88"

    html = post(client_of(leader), url(group, "file/"), text=text).content.decode()

    assert "<script>x()" not in html


@pytest.mark.parametrize("count", [1, 3])
def test_table_takes_seven_statements(
    group: Group, leader: Person, django_assert_num_queries: DjangoAssertNumQueries, count: int
) -> None:
    values = {date(2025, 7 + n, 1): {"complaints": Decimal(n)} for n in range(count)}
    save_figures(group=group, values=values, by=leader, now=NOW)
    client = client_of(leader)

    with django_assert_num_queries(7):
        client.get(url(group))
