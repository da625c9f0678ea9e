from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from pytest_django import DjangoAssertNumQueries

from deskside.courses.models import Activity
from deskside.journal.actions import save_entry
from deskside.journal.models import Entry, PersonKey
from deskside.journal.queries import all_entries, read_entry
from deskside.people.models import Person
from tests.factories.people import PersonFactory

NOW = datetime(2026, 7, 1, 14, 7, tzinfo=UTC)


def write(person: Person, activity: Activity, count: int) -> None:
    for number in range(count):
        place = Activity.objects.create(
            course=activity.course, key=f"{person.pk}-{number}", kind="reflection"
        )
        save_entry(
            person=person,
            activity_id=place.pk,
            text=f"text {number}",
            base_version=0,
            now=NOW + timedelta(minutes=number),
        )


def test_entry_of_somebody_without_any_text_is_none(writer: Person, activity: Activity) -> None:
    assert read_entry(writer, activity.pk) is None


def test_entry_of_an_activity_not_written_yet_is_none(writer: Person, activity: Activity) -> None:
    write(writer, activity, 1)

    assert read_entry(writer, activity.pk) is None


def test_all_entries_are_the_writers_alone_newest_first(writer: Person, activity: Activity) -> None:
    write(writer, activity, 2)
    write(PersonFactory.create(), activity, 1)

    assert [entry.text for entry in all_entries(writer)] == ["text 1", "text 0"]


def test_wrong_master_key_is_said_in_words(
    writer: Person, activity: Activity, data_dir: Path
) -> None:
    write(writer, activity, 1)
    (data_dir / "journal.key").write_bytes(b"x" * 32)

    (entry,) = all_entries(writer)

    assert entry.text == ""
    assert entry.problem == "These texts were sealed with a key that is not on this machine."


def test_missing_master_key_is_said_in_words(
    writer: Person, activity: Activity, data_dir: Path
) -> None:
    write(writer, activity, 1)
    (data_dir / "journal.key").unlink()

    assert "not on this machine" in all_entries(writer)[0].problem


def test_destroyed_person_key_is_said_in_words(writer: Person, activity: Activity) -> None:
    write(writer, activity, 1)
    PersonKey.objects.all().delete()

    (entry,) = all_entries(writer)

    assert (entry.text, entry.problem) == (
        "",
        "The key of this text was destroyed; nobody can open it again.",
    )


def test_tampered_text_is_said_in_words(writer: Person, activity: Activity) -> None:
    write(writer, activity, 1)
    entry = Entry.objects.get()
    Entry.objects.update(sealed=bytes(entry.sealed)[:-1] + b"?")

    assert "changed outside Deskside" in all_entries(writer)[0].problem


def test_one_entry_takes_one_statement(
    writer: Person, activity: Activity, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    write(writer, activity, 1)

    with django_assert_num_queries(1):
        read_entry(writer, activity.pk)


@pytest.mark.parametrize("count", [1, 3])
def test_all_entries_take_one_statement_at_any_length(
    writer: Person,
    activity: Activity,
    django_assert_num_queries: DjangoAssertNumQueries,
    count: int,
) -> None:
    write(writer, activity, count)

    with django_assert_num_queries(1):
        assert len(all_entries(writer)) == count
