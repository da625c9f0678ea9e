from __future__ import annotations

import io

import pytest
from pypdf import PdfReader

from tests.console.conftest import Desk, signed_in


@pytest.mark.item("I-31", missing="timing of blocks edited on the screen")
def test_guide_opens_at_the_section_that_is_due_next(desk: Desk) -> None:
    response = desk.client.get(desk.url("guide/"))
    assert response.headers["Location"] == desk.url(f"guide/{desk.course.sections[1].key}/")


@pytest.mark.item("I-33", missing="marks for open and closed")
@pytest.mark.item("I-24", missing="questions that were discussed are left out later")
def test_guide_shows_questions_by_moment(desk: Desk) -> None:
    html = desk.client.get(desk.url(f"guide/{desk.course.sections[0].key}/")).content.decode()
    assert "Questions worth asking" in html
    assert "While the course runs" in html


def test_run_sheet_is_three_pages_of_paper(desk: Desk) -> None:
    url = desk.url(f"guide/{desk.course.sections[0].key}/run-sheet-15.pdf")
    response = desk.client.get(url)
    pdf = PdfReader(io.BytesIO(response.content))
    assert len(pdf.pages) == 3
    assert "Did it happen?" in pdf.pages[2].extract_text()


def test_run_sheet_of_other_lengths_is_not_found(desk: Desk) -> None:
    url = desk.url(f"guide/{desk.course.sections[0].key}/run-sheet-90.pdf")
    assert desk.client.get(url).status_code == 404


def test_guide_is_for_leaders(desk: Desk) -> None:
    url = desk.url(f"guide/{desk.course.sections[0].key}/")
    assert signed_in(desk.learner("Ada")).get(url).status_code == 404


@pytest.mark.item("I-35")
def test_advice_to_leaders_is_a_page_of_its_own_linked_from_the_guide(desk: Desk) -> None:
    guide = desk.client.get(desk.url(f"guide/{desk.course.sections[0].key}/")).content.decode()
    page = desk.client.get(desk.url("advice/")).content.decode()

    assert f'href="{desk.url("advice/")}"' in guide
    assert "<h1>Leading a group</h1>" in page
    assert "Go <em>first</em>." in page


def test_advice_is_for_leaders(desk: Desk) -> None:
    assert signed_in(desk.learner("Ada")).get(desk.url("advice/")).status_code == 404
