from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from deskside.courses.models import PackRelease, Section
from deskside.knowledge.models import CaseState
from deskside.knowledge.queries.cases import case_of, cases_for
from tests.factories.people import GroupFactory, PersonFactory
from tests.knowledge.conftest import NOW, case


@pytest.mark.item("I-43")
def test_a_section_gets_its_own_cases_before_those_tied_to_none(
    loaded_course: PackRelease, django_assert_num_queries: Any
) -> None:
    group = GroupFactory()
    first, second = Section.objects.order_by("ordinal")[:2]
    case(group, "any", section=None)
    case(group, "older", section=first)
    case(group, "newer", section=first, written_at=NOW + timedelta(days=1))
    case(group, "elsewhere", section=second)

    with django_assert_num_queries(1):
        found = cases_for(group.pk, first.pk)

    assert [one.title for one in found] == ["newer", "older", "any"]
    assert len(cases_for(group.pk, None)) == 4


@pytest.mark.django_db
def test_cases_that_wait_are_put_away_or_are_another_groups_are_not_used() -> None:
    group = GroupFactory()
    waiting = case(group, "waiting", state=CaseState.WAITING)
    case(group, "away", state=CaseState.RETIRED)
    others = case(GroupFactory(), "others")

    assert cases_for(group.pk, None) == []
    assert case_of(group.pk, waiting.uid) is None
    assert case_of(group.pk, others.uid) is None


@pytest.mark.django_db
def test_the_writer_is_named_unless_they_would_rather_not() -> None:
    group, writer = GroupFactory(), PersonFactory(name="Amira Khan")
    named = case(group, "named", written_by=writer)
    unnamed = case(group, "unnamed", written_by=writer, shows_author=False)

    assert [
        one.author for one in (case_of(group.pk, named.uid), case_of(group.pk, unnamed.uid)) if one
    ] == [
        "Amira Khan",
        "",
    ]
