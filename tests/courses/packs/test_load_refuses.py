from __future__ import annotations

from collections.abc import Callable, Iterator, Set
from pathlib import Path

import pytest

from deskside.courses import usage
from deskside.courses.models import Activity, Course, PackRelease, Section
from deskside.courses.packs.load import load_pack
from deskside.courses.packs.problems import PackRefused
from tests.courses.folders import change
from tests.courses.rows import count_rows, drop_think, find_activity

pytestmark = pytest.mark.django_db
MarkUsed = Callable[[str], None]


@pytest.fixture
def somebody_did() -> Iterator[MarkUsed]:
    """Stands in for progress: says of an activity, by its key, that it was completed."""
    done: set[int] = set()

    def used_among(activity_ids: Set[int]) -> set[int]:
        return done & activity_ids

    usage.register_activity_user(used_among)
    yield lambda key: done.add(Activity.objects.get(key=key).id)
    usage.forget_activity_user(used_among)


def test_load_refuses_more_sections_than_a_summary_has_bits(small: Path) -> None:
    course = load_pack(small).course
    Section.objects.create(course=course, key="old", ordinal=61, retired=True)
    change(small / "first/section.yaml", "key: first", "key: renamed")

    with pytest.raises(PackRefused, match="62 sections in all its life"):
        load_pack(small)


def test_load_refuses_dropping_what_somebody_did(small: Path, somebody_did: MarkUsed) -> None:
    load_pack(small)
    somebody_did("think")
    drop_think(small)
    rows = count_rows()

    with pytest.raises(PackRefused, match="think is gone but was done by somebody"):
        load_pack(small)

    assert count_rows() == rows
    assert not Activity.objects.filter(retired=True).exists()


def test_load_drops_what_somebody_did_when_listed_as_retired(
    small: Path, somebody_did: MarkUsed
) -> None:
    load_pack(small)
    somebody_did("think")
    drop_think(small)
    change(small / "pack.yaml", "sections: [first]", "sections: [first]\nretired: [think]")

    load_pack(small)

    assert Activity.objects.get(key="think").retired


def _make_think_an_exercise(folder: Path) -> None:
    change(folder / "first/think.md", "kind: reflection", "kind: exercise")


def test_load_refuses_another_kind_where_somebody_did_it(
    small: Path, somebody_did: MarkUsed
) -> None:
    load_pack(small)
    somebody_did("think")
    _make_think_an_exercise(small)

    with pytest.raises(PackRefused, match="think was done by somebody and cannot become"):
        load_pack(small)

    assert Activity.objects.get(key="think").kind == "reflection"
    assert PackRelease.objects.count() == 1


def test_load_allows_another_kind_where_nobody_did_it(small: Path) -> None:
    old = load_pack(small)
    _make_think_an_exercise(small)

    new = load_pack(small)

    assert find_activity(old, "think").kind == "reflection"
    assert find_activity(new, "think").kind == "exercise"


def test_load_refuses_a_pack_with_errors_and_says_all(small: Path) -> None:
    change(small / "first/the-lid.md", "concept: attention", "concept: nothing")
    change(small / "first/think.md", "kind: reflection", "kind: dance")

    with pytest.raises(PackRefused) as refused:
        load_pack(small)

    assert len(refused.value.problems) == 3
    assert count_rows() == [0] * 8


def test_load_goes_through_with_warnings(small: Path) -> None:
    change(small / "first/section.yaml", "What helped?", "Did it help?")

    assert load_pack(small).number == 1


def test_load_refuses_a_course_of_the_studio(small: Path) -> None:
    Course.objects.create(key="small", title="Ours", source="studio")

    with pytest.raises(PackRefused, match="edited elsewhere"):
        load_pack(small)
