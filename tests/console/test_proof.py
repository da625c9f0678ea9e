"""One page for the boss: what was put in, what the desk shows, and what that does not prove."""

from __future__ import annotations

import io
from datetime import date
from decimal import Decimal

import pytest
from pypdf import PdfReader
from pytest_django import DjangoAssertNumQueries

from deskside.ledger.aggregates import release
from deskside.measures.actions.figures import choose_outcomes, save_figures
from deskside.measures.models import Pulse
from tests.console.conftest import Desk, signed_in
from tests.factories.progress import NOW, finish_section

CAUSE = "that does not prove that one caused the other"
REOPENED = {
    date(2025, 9, 1): {"reopened": Decimal("8.0")},
    date(2025, 10, 1): {"reopened": Decimal("9.0")},
    date(2026, 2, 1): {"reopened": Decimal("7.0")},
}


def fill(desk: Desk) -> None:
    save_figures(group=desk.group, values=REOPENED, by=desk.leader, now=NOW)


def paper(desk: Desk) -> str:
    response = desk.client.get(desk.url("proof/page.pdf"))
    assert response["Content-Type"] == "application/pdf"
    reader = PdfReader(io.BytesIO(response.content))
    assert len(reader.pages) == 1
    return " ".join(reader.pages[0].extract_text().split())


@pytest.mark.item("I-180")
def test_page_and_paper_say_the_same(desk: Desk) -> None:
    learner = desk.learner("Amara")
    finish_section(learner, desk.course, 1)
    fill(desk)

    html = desk.client.get(desk.url("proof/")).content.decode()
    sheet = paper(desk)

    for words in (
        "sections done of",
        "8 % before; no whole month since".replace(" %", "\u00a0%"),
        CAUSE,
    ):
        assert words in html
        assert words.replace("\u00a0", " ") in sheet.replace("\u00a0", " ")
    assert 'class="chart"' in html
    assert "Amara" not in html + sheet


@pytest.mark.item("I-180")
def test_before_and_since_stand_side_by_side(desk: Desk, frozen: object) -> None:
    fill(desk)
    after = {
        date(2026, 3, 1): {"reopened": Decimal(99)},  # the month of the beginning is in neither
        date(2026, 4, 1): {"reopened": Decimal(6)},
        date(2026, 5, 1): {"reopened": Decimal(5)},
    }
    save_figures(group=desk.group, values=after, by=desk.leader, now=NOW)
    frozen(NOW.replace(month=6))  # type: ignore[operator]

    html = desk.client.get(desk.url("proof/")).content.decode()

    assert "8\u00a0% before, 5.5\u00a0% since" in html
    assert "Before: September 2025 to February 2026. Since: April to May 2026." in html


def test_promises_are_told_from_five_people_up(desk: Desk) -> None:
    few = desk.client.get(desk.url("proof/")).content.decode()
    people = [desk.learner(f"Learner {n}").pk for n in range(5)]
    parts = {who: {"kept": 1} if place else {"not": 1} for place, who in enumerate(people)}
    concept = desk.course.concepts[0].key
    release(key=f"kept:{desk.group.uid}:{concept}", parts=parts, now=NOW)

    enough = desk.client.get(desk.url("proof/")).content.decode()

    assert "told from five people up, so that nobody is counted out" in few
    assert "80\u00a0%" in enough
    assert "of 5 promises with an answer were kept" in enough


def test_teamwork_is_shown_where_it_was_chosen_and_released(desk: Desk) -> None:
    choose_outcomes(group=desk.group, measures=["teamwork", "reopened"], now=NOW)
    pulse = Pulse.objects.create(
        instrument="teamwork", group=desk.group, opened_at=NOW, closes_at=NOW,
        closed_at=NOW, is_released=True,
    )  # fmt: skip
    people = [desk.learner(f"Learner {n}").pk for n in range(5)]
    parts = {who: {str(1 + place): 1} for place, who in enumerate(people)}
    release(key=f"pulse:{pulse.uid}:gives-help", parts=parts, now=NOW)

    assert "3.0 of 5, asked once" in desk.client.get(desk.url("proof/")).content.decode()


def test_without_any_figure_it_says_that_now_is_the_moment(desk: Desk) -> None:
    html = desk.client.get(desk.url("proof/")).content.decode()

    assert "A baseline cannot be made afterwards" in html
    assert CAUSE in html
    assert "No figures yet" in paper(desk)


def test_long_name_and_all_measures_stay_on_one_sheet(desk: Desk) -> None:
    desk.group.name = "Ⅻ Wide " * 24
    desk.group.save()
    keys = ["satisfaction", "reopened", "complaints", "escalations", "solved", "teamwork"]
    choose_outcomes(group=desk.group, measures=keys, now=NOW)
    values = {date(2025, 9, 1): {key: Decimal("99.99") for key in keys[:5]}}
    save_figures(group=desk.group, values=values, by=desk.leader, now=NOW)

    assert CAUSE in paper(desk)


@pytest.mark.parametrize("page", ["proof/", "proof/page.pdf"])
def test_learner_does_not_see_it(desk: Desk, page: str) -> None:
    learner = desk.learner("Amara")

    assert signed_in(learner).get(desk.url(page)).status_code == 404


@pytest.mark.parametrize("count", [1, 3])
def test_page_takes_ten_statements(
    desk: Desk, django_assert_num_queries: DjangoAssertNumQueries, count: int
) -> None:
    for number in range(count):
        finish_section(desk.learner(f"Learner {number}"), desk.course, 1)
    fill(desk)
    choose_outcomes(group=desk.group, measures=["teamwork", "reopened"], now=NOW)
    Pulse.objects.create(
        instrument="teamwork", group=desk.group, opened_at=NOW, closes_at=NOW,
        closed_at=NOW, is_released=True,
    )  # fmt: skip

    with django_assert_num_queries(10):
        desk.client.get(desk.url("proof/"))
