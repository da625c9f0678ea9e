from __future__ import annotations

from io import BytesIO

import pytest
from django.test import Client
from openpyxl import load_workbook

from deskside.progress.actions import extend
from tests.console.conftest import Desk, signed_in
from tests.factories.progress import NOW, finish_section


@pytest.mark.item("I-25")
def test_workbook_has_states_and_days_and_no_formula(desk: Desk) -> None:
    ada, _evil = desk.learner("Ada"), desk.learner('=HYPERLINK("http://evil")')
    finish_section(ada, desk.course, 1)

    response = desk.client.get(desk.url("progress.xlsx"))
    book = load_workbook(BytesIO(b"".join(response.streaming_content)))  # type: ignore[arg-type]
    sections, activities = book.worksheets

    rows = {row[0].value: row for row in sections.iter_rows(min_row=2)}
    assert rows["Ada"][2].value == "done"
    assert rows["Marisol Quispe"][2].value == "4 days overdue"
    evil = rows['=HYPERLINK("http://evil")'][0]
    assert evil.data_type == "s"
    days = {row[0].value: row for row in activities.iter_rows(min_row=2)}
    assert days["Ada"][2].value.isoformat() == "2026-03-05T12:00:00"


def test_paper_is_a_pdf_that_names_the_group(desk: Desk) -> None:
    desk.learner("Ada #strong[x] $1$ \\")  # nothing in a name is read as markup
    extend(
        plan=desk.plan,
        section=desk.course.sections[0],
        person=desk.leader,
        to=NOW.date(),
        reason="",
        by=None,
        now=NOW,
    )

    response = desk.client.get(desk.url("progress.pdf"))

    assert response.headers["Content-Type"] == "application/pdf"
    assert response.content.startswith(b"%PDF")


@pytest.mark.parametrize("path", ["progress.xlsx", "progress.pdf", "export/"])
def test_files_are_refused_to_learners_and_strangers(desk: Desk, path: str) -> None:
    assert signed_in(desk.learner("Ada")).get(desk.url(path)).status_code == 404
    assert Client().get(desk.url(path)).status_code == 302


def test_workbook_costs_the_same_for_one_and_for_three(
    desk: Desk,
    django_assert_num_queries,  # type: ignore[no-untyped-def]
) -> None:
    desk.learner("Ada")
    with django_assert_num_queries(8):
        list(desk.client.get(desk.url("progress.xlsx")).streaming_content)
    desk.learner("Ben")
    desk.learner("Cleo")
    with django_assert_num_queries(8):
        list(desk.client.get(desk.url("progress.xlsx")).streaming_content)
