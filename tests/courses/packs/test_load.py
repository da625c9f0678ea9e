from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from deskside.courses import kinds, queries
from deskside.courses.models import (
    Activity,
    GuideItem,
    PackRelease,
    Question,
    Revision,
    Section,
)
from deskside.courses.packs.load import load_pack
from deskside.courses.packs.schema import ReflectionFront
from tests.courses.folders import SECTION, change
from tests.courses.rows import count_rows, drop_think, find_activity
from tests.packs.generate import write_pack

pytestmark = pytest.mark.django_db


def _html(release: PackRelease, key: str) -> str:
    return queries.activity_text(release.id, find_activity(release, key)).html


def test_load_makes_rows_for_everything(small: Path) -> None:
    release = load_pack(small)

    assert (release.number, release.version, release.course.key) == (1, "1", "small")
    assert [Section.objects.get().ordinal, Section.objects.get().key] == [0, "first"]
    assert list(Activity.objects.values_list("key", "kind")) == [
        ("the-lid", "reading"),
        ("think", "reflection"),
    ]
    assert Question.objects.get().key == "the-lid-1"
    assert GuideItem.objects.get().key == "talk"
    assert release.entries.count() == 5


def test_load_twice_changes_nothing(small: Path) -> None:
    first = load_pack(small)
    rows, loaded_at = count_rows(), first.loaded_at

    second = load_pack(small)

    assert (second.id, second.digest, second.loaded_at) == (first.id, first.digest, loaded_at)
    assert count_rows() == rows


def test_load_big_pack_twice_changes_nothing(big_pack: Path) -> None:
    first = load_pack(big_pack)
    rows = count_rows()

    assert load_pack(big_pack) == first
    assert count_rows() == rows
    assert rows[3] == 89, "activities of all kinds"


def test_load_changed_text_is_one_new_revision(small: Path) -> None:
    first = load_pack(small)
    revisions = Revision.objects.count()
    change(small / "first/think.md", "When did you last listen?", "Whom did you hear out?")

    second = load_pack(small)

    assert second.number == 2
    assert Revision.objects.count() == revisions + 1
    assert (
        find_activity(second, "the-lid").revision_id == find_activity(first, "the-lid").revision_id
    )
    assert find_activity(second, "think").revision_id != find_activity(first, "think").revision_id
    assert find_activity(second, "think").id == find_activity(first, "think").id


def test_load_back_to_an_old_text_uses_its_revision_again(small: Path) -> None:
    first = load_pack(small)
    change(small / "first/think.md", "listen?", "hear?")
    load_pack(small)
    change(small / "first/think.md", "hear?", "listen?")

    third = load_pack(small)

    assert third.number == 3
    assert find_activity(third, "think").revision_id == find_activity(first, "think").revision_id


@pytest.mark.item("I-12")
def test_two_groups_read_two_releases_of_one_course(tmp_path: Path) -> None:
    old = load_pack(write_pack(tmp_path / "pack", "1.0.0"))
    new = load_pack(write_pack(tmp_path / "pack", "2.0.0"))

    assert (old.number, new.number) == (1, 2)
    assert "Version 1.0.0." in _html(old, "s3-reading-2")
    assert "Version 2.0.0." in _html(new, "s3-reading-2")
    assert "Version 2.0.0." not in _html(old, "s3-reading-2")
    assert find_activity(old, "s3-reading-2").id == find_activity(new, "s3-reading-2").id


def test_pinned_release_keeps_what_a_newer_one_dropped(small: Path) -> None:
    old = load_pack(small)
    drop_think(small)
    change(small / "first/section.yaml", "title: First", "title: Only")
    new = load_pack(small)

    assert find_activity(old, "think").title == "Think"
    assert "When did you last listen?" in _html(old, "think")
    assert queries.course_outline(old.id).sections[0].title == "First"
    assert queries.course_outline(new.id).activity("think") is None
    assert queries.course_outline(new.id).sections[0].title == "Only"


def test_load_retires_what_is_missing_and_revives_what_returns(small: Path) -> None:
    load_pack(small)
    think = Activity.objects.get(key="think")
    text = (small / "first/think.md").read_text()
    drop_think(small)

    load_pack(small)
    think.refresh_from_db()
    assert think.retired

    (small / "first/think.md").write_text(text)
    change(small / "first/section.yaml", "[the-lid]", "[the-lid, think]")
    third = load_pack(small)
    think.refresh_from_db()
    assert not think.retired
    assert find_activity(third, "think").id == think.id


def test_load_retires_questions_guide_items_and_sections(small: Path) -> None:
    load_pack(small)
    change(small / "first/the-lid.md", "key: the-lid-1", "key: the-lid-2")
    change(small / "first/section.yaml", "key: talk", "key: talk-2")
    change(small / "first/section.yaml", "key: first", "key: other")

    load_pack(small)

    for model in (Question, GuideItem, Section):
        rows = model._default_manager.order_by("id").values_list("retired", flat=True)
        assert list(rows) == [True, False]
    assert list(Section.objects.order_by("id").values_list("ordinal", flat=True)) == [0, 1]


def test_load_matches_by_former_key(small: Path) -> None:
    old = load_pack(small)
    think = Activity.objects.get(key="think")
    (small / "first/think.md").rename(small / "first/ponder.md")
    change(small / "first/ponder.md", "key: think\n", "key: ponder\nwas: [older, think]\n")
    change(small / "first/section.yaml", "think]", "ponder]")

    new = load_pack(small)

    think.refresh_from_db()
    assert (think.key, think.retired) == ("ponder", False)
    assert Activity.objects.count() == 2
    assert find_activity(new, "ponder").id == think.id
    assert find_activity(old, "think").id == think.id, (
        "the old release still knows it by its old key"
    )


def test_load_question_keeps_its_row_by_former_key(small: Path) -> None:
    load_pack(small)
    question = Question.objects.get()
    change(small / "first/the-lid.md", "  key: the-lid-1\n", "  key: lid\n  was: [the-lid-1]\n")

    load_pack(small)

    question.refresh_from_db()
    assert (question.key, Question.objects.count()) == ("lid", 1)


def test_load_section_keeps_its_ordinal_when_moved(small: Path) -> None:
    load_pack(small)
    (small / "second").mkdir()
    second = SECTION.replace("key: first", "key: second").replace("[the-lid, think]", "[]")
    second = second.replace("number: 1", "number: null")
    (small / "second/section.yaml").write_text(second.replace("key: talk", "key: talk-2"))
    change(small / "pack.yaml", "sections: [first]", "sections: [second, first]")

    load_pack(small)

    assert dict(Section.objects.values_list("key", "ordinal")) == {"first": 0, "second": 1}


def test_load_shows_another_language_where_there_is_one(small: Path) -> None:
    text = (small / "first/think.md").read_text()
    (small / "first/think.de.md").write_text(text.replace("title: Think", "title: Denk nach"))

    release = load_pack(small)

    german = queries.course_outline(release.id, "de-at")
    assert [activity.title for activity in german.activities] == ["The lid", "Denk nach"]
    english = queries.course_outline(release.id, "en-gb")
    assert [activity.title for activity in english.activities] == ["The lid", "Think"]
    assert [a.id for a in german.activities] == [a.id for a in english.activities]
    lid = german.activity("the-lid")
    assert lid is not None
    assert len(queries.activity_text(release.id, lid, "de").questions) == 1


def test_load_keeps_the_film_of_an_older_release(tmp_path: Path) -> None:
    folder = write_pack(tmp_path / "pack")
    old = load_pack(folder)
    (folder / "media/film.mp4").write_bytes(b"\0\0\0\x18ftypisom another film")

    new = load_pack(folder)

    paths = [queries.media_files(release.id)["media/film.mp4"] for release in (old, new)]
    assert new.number == 2
    assert paths[0] != paths[1]


def test_load_tells_a_registered_kind(small: Path) -> None:
    seen = []
    original = kinds.kind_named("reflection")
    assert original is not None
    kinds.register_kind(
        kinds.ActivityKind(
            "reflection",
            ReflectionFront,
            load=lambda activity, revision: seen.append((activity.key, revision.title)),
        )
    )
    try:
        load_pack(small)
    finally:
        kinds.register_kind(original)

    assert seen == [("think", "Think")]


def test_load_copes_with_names_in_any_script(small: Path) -> None:
    title = "مرحبا 👩🏽‍💻 שלום <b>&amp;</b>" + "x" * 150
    change(small / "first/think.md", "title: Think", f'title: "{title}"')

    assert find_activity(load_pack(small), "think").title == title


def test_load_from_a_copy_elsewhere_is_the_same_release(small: Path, tmp_path: Path) -> None:
    first = load_pack(small)

    assert load_pack(Path(shutil.copytree(small, tmp_path / "copy"))) == first
