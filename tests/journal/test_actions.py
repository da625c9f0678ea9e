from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from django.db import connection
from pytest_django import DjangoAssertNumQueries

from deskside.courses.models import Activity
from deskside.journal import sealing
from deskside.journal.actions import EntryConflict, replace_note, save_entry, save_note
from deskside.journal.models import Entry
from deskside.journal.queries import all_entries, read_entry, read_note
from deskside.journal.rules import LONGEST, TextRefused
from deskside.people.models import Person
from tests.factories.people import PersonFactory

NOW = datetime(2026, 7, 1, 14, 7, tzinfo=UTC)
CANARY = "heron-on-the-server-rack"


def save(person: Person, activity: Activity, text: str, base: int = 0) -> Entry:
    return save_entry(person=person, activity_id=activity.pk, text=text, base_version=base, now=NOW)


def test_first_text_is_sealed_and_reads_back(writer: Person, activity: Activity) -> None:
    save(writer, activity, CANARY)

    entry = read_entry(writer, activity.pk)
    assert entry is not None
    assert (entry.text, entry.version, entry.updated_at, entry.problem) == (CANARY, 1, NOW, "")


@pytest.mark.skipif("connection.vendor != 'sqlite'", reason="reads the tables as SQLite keeps them")
def test_no_column_of_any_row_holds_the_text(writer: Person, activity: Activity) -> None:
    save(writer, activity, CANARY)

    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            rows = cursor.execute(f'SELECT * FROM "{table}"').fetchall()
            # Bytes print as their ASCII, so this sees text in binary columns too.
            assert CANARY not in repr(rows), table


def test_next_version_replaces_the_text(writer: Person, activity: Activity) -> None:
    save(writer, activity, "one")

    entry = save(writer, activity, "two", base=1)

    assert entry.version == 2
    assert Entry.objects.count() == 1
    assert read_entry(writer, activity.pk).text == "two"  # type: ignore[union-attr]


def test_stale_version_overwrites_nothing_and_hands_out_both(
    writer: Person, activity: Activity
) -> None:
    save(writer, activity, "one")
    save(writer, activity, "two", base=1)

    with pytest.raises(EntryConflict) as conflict:
        save(writer, activity, "from the other tab", base=1)

    assert (conflict.value.current_text, conflict.value.current_version) == ("two", 2)
    assert read_entry(writer, activity.pk).text == "two"  # type: ignore[union-attr]


def test_second_first_text_is_a_conflict(writer: Person, activity: Activity) -> None:
    save(writer, activity, "one")

    with pytest.raises(EntryConflict):
        save(writer, activity, "two", base=0)


def test_same_text_again_is_a_repeat_from_any_version(writer: Person, activity: Activity) -> None:
    save(writer, activity, "one")
    later = save_entry(
        person=writer,
        activity_id=activity.pk,
        text="one",
        base_version=0,
        now=NOW + timedelta(hours=1),
    )

    assert (later.version, later.updated_at) == (1, NOW)


def test_two_people_have_a_text_each(writer: Person, activity: Activity) -> None:
    other = PersonFactory.create()
    save(writer, activity, CANARY)

    save(other, activity, "something else")

    assert read_entry(other, activity.pk).text == "something else"  # type: ignore[union-attr]
    assert read_entry(writer, activity.pk).text == CANARY  # type: ignore[union-attr]


def test_row_given_to_somebody_else_does_not_open(writer: Person, activity: Activity) -> None:
    other = PersonFactory.create()
    entry = save(writer, activity, CANARY)
    second = Activity.objects.create(course=activity.course, key="second", kind="reflection")
    save(other, second, "mine")

    Entry.objects.filter(pk=entry.pk).update(person=other)

    opened = read_entry(other, activity.pk)
    assert opened is not None
    assert opened.text == ""
    assert "does not open" in opened.problem


def test_text_of_the_longest_length_is_kept(writer: Person, activity: Activity) -> None:
    save(writer, activity, "ä" * LONGEST)

    assert len(read_entry(writer, activity.pk).text) == LONGEST  # type: ignore[union-attr]


def test_longer_text_is_refused_with_its_length(writer: Person, activity: Activity) -> None:
    with pytest.raises(TextRefused, match="20001"):
        save(writer, activity, "a" * (LONGEST + 1))

    assert not Entry.objects.exists()


def test_nul_is_refused_in_words(writer: Person, activity: Activity) -> None:
    with pytest.raises(TextRefused, match="NUL"):
        save(writer, activity, "a\0b")


def test_line_ends_of_every_browser_are_one(writer: Person, activity: Activity) -> None:
    save(writer, activity, "a\r\nb\rc")

    assert read_entry(writer, activity.pk).text == "a\nb\nc"  # type: ignore[union-attr]


def test_lost_master_key_is_not_replaced_and_nothing_is_overwritten(
    writer: Person, activity: Activity, data_dir: Path
) -> None:
    save(writer, activity, "one")
    (data_dir / "journal.key").unlink()

    with pytest.raises(sealing.KeyNotHere):
        save(writer, activity, "two", base=1)
    with pytest.raises(sealing.KeyNotHere):
        save(PersonFactory.create(), activity, "first of another person")

    assert not (data_dir / "journal.key").exists()
    assert Entry.objects.get().version == 1


def test_wrong_master_key_is_not_written_over(
    writer: Person, activity: Activity, data_dir: Path
) -> None:
    save(writer, activity, "one")
    (data_dir / "journal.key").write_bytes(b"x" * 32)

    with pytest.raises(sealing.KeyNotHere):
        save(writer, activity, "two", base=1)


def test_save_takes_two_statements(
    writer: Person, activity: Activity, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    save(writer, activity, "one")

    with django_assert_num_queries(4):  # two of them the savepoint of the test's transaction
        save(writer, activity, "two", base=1)


def test_note_is_sealed_and_reads_back_for_its_writer_alone(writer: Person) -> None:
    note = save_note(person=writer, text=CANARY, now=NOW)

    found = read_note(writer, note.pk)
    assert found is not None
    assert (found.text, found.version, found.activity_id) == (CANARY, 1, None)
    assert read_note(PersonFactory.create(), note.pk) is None
    assert CANARY.encode() not in bytes(Entry.objects.get().sealed)


def test_replaced_note_asks_which_version_it_began_from(writer: Person) -> None:
    note = save_note(person=writer, text="a", now=NOW)
    change = {"person": writer, "entry_id": note.pk, "now": NOW}

    assert replace_note(**change, text="b", base_version=1).version == 2
    assert replace_note(**change, text="b", base_version=1).version == 2  # a repeat
    with pytest.raises(EntryConflict):
        replace_note(**change, text="c", base_version=1)


def test_note_of_somebody_else_cannot_be_replaced(writer: Person) -> None:
    note = save_note(person=writer, text="a", now=NOW)
    other = PersonFactory.create()

    with pytest.raises(Entry.DoesNotExist):
        replace_note(person=other, entry_id=note.pk, text="b", base_version=1, now=NOW)


def test_notes_stay_out_of_what_was_written_about_activities(
    writer: Person, activity: Activity
) -> None:
    save(writer, activity, "about it")
    save_note(person=writer, text="a note", now=NOW)

    assert [entry.text for entry in all_entries(writer)] == ["about it"]
