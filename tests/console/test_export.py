from __future__ import annotations

import csv
import io

import pytest
from django.test import Client

from deskside.progress.actions import begin
from tests.console.conftest import Desk, signed_in
from tests.factories.progress import NOW, access_of, finish_section


def exported(desk: Desk) -> list[list[str]]:
    response = desk.client.get(desk.url("progress.csv"))
    text = b"".join(response.streaming_content).decode("utf-8-sig")  # type: ignore[arg-type]
    return list(csv.reader(io.StringIO(text)))


@pytest.mark.item("I-25")
def test_export_has_a_column_for_each_activity(desk: Desk) -> None:
    ada = desk.learner("Ada")
    finish_section(ada, desk.course, 1)
    begin(access=access_of(ada), activity=desk.course.activities[-1], place=0, now=NOW)
    head, first, _leader = exported(desk)
    assert len(head) == 2 + len(desk.course.activities) + 1
    assert first[:2] == ["Ada", ada.email]
    assert first[2] == "2026-03-05"
    assert first[-2:] == ["on the way", ""]
    assert head[-1] == "Meetings"


def test_export_defuses_formulas_in_names(desk: Desk) -> None:
    desk.learner("=HYPERLINK(1)")
    assert "'=HYPERLINK(1)" in [row[0] for row in exported(desk)]


def test_export_is_refused_to_learners_and_strangers(desk: Desk) -> None:
    url = desk.url("progress.csv")
    assert signed_in(desk.learner("Ada")).get(url).status_code == 404
    assert Client().get(url).status_code == 302


def test_export_reads_a_thousand_people_a_statement(
    desk: Desk,
    django_assert_num_queries,  # type: ignore[no-untyped-def]
) -> None:
    desk.learner("Ada")
    with django_assert_num_queries(6):
        exported(desk)
    desk.learner("Ben")
    desk.learner("Cleo")
    with django_assert_num_queries(6):
        exported(desk)
