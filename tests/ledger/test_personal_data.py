from __future__ import annotations

import json
import zipfile
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from django.apps import apps
from django.contrib.sessions.models import Session
from django.db import connection, models
from django.test import Client

from deskside.courses.models import Activity, Course
from deskside.journal.actions import save_entry
from deskside.journal.models import Entry, PersonKey
from deskside.ledger.models import Receipt
from deskside.ledger.personal_archive import export_person
from deskside.ledger.personal_data import erase_person, registered
from deskside.people.models import Absence, Invitation, Membership, Person
from tests.factories.people import InvitationFactory, MembershipFactory, PersonFactory

NOW = datetime(2026, 7, 1, 9, tzinfo=UTC)


def relations_to_persons() -> set[tuple[str, str]]:
    return {
        (model._meta.label, field.name)
        for model in apps.get_models()
        for field in model._meta.get_fields()
        if isinstance(field, models.ForeignKey | models.ManyToManyField)
        and field.related_model is Person
    }


def opened(person: Person) -> dict[str, Any]:
    with export_person(person, now=NOW) as file, zipfile.ZipFile(file) as archive:
        return {name: archive.read(name).decode() for name in archive.namelist()}


@pytest.fixture
def ada() -> Person:
    person = PersonFactory.create(name="Ada Example", email="ada@example.org")
    MembershipFactory.create(person=person)
    Absence.objects.create(person=person, first_day=NOW.date(), last_day=NOW.date())
    Receipt.objects.create(actor=f"p{person.pk}", key=uuid4(), status=303, created_at=NOW)
    course = Course.objects.create(key="any", title="Any")
    activity = Activity.objects.create(course=course, key="your-own-story", kind="reflection")
    save_entry(
        person=person, activity_id=activity.pk, text="quokka-canary", base_version=0, now=NOW
    )
    return person


def test_every_relation_to_a_person_is_in_the_registry() -> None:
    known = {(entry.model._meta.label, str(entry.person_path)) for entry in registered()}

    assert relations_to_persons() - known == set()


def test_every_field_to_be_exported_exists() -> None:
    for entry in registered():
        if not callable(entry.export):
            str(entry.model._default_manager.values(*entry.export).query)


@pytest.mark.django_db
def test_export_holds_ones_own_records_and_opened_texts(ada: Person) -> None:
    files = opened(ada)

    assert json.loads(files["people-person.json"])[0]["email"] == "ada@example.org"
    assert json.loads(files["people-membership.json"])[0]["role"] == "learner"
    assert json.loads(files["journal-entry.json"])[0]["text"] == "quokka-canary"
    assert "your-own-story" in files["texts/journal-entry-0001.txt"]
    assert "quokka-canary" in files["texts/journal-entry-0001.txt"]
    assert "opened for you alone" in files["README.txt"]


@pytest.mark.django_db
def test_export_holds_nothing_of_others_and_no_secret(ada: Person) -> None:
    other = PersonFactory.create(name="Bo Other", email="bo@example.org")
    ada.set_password("a quiet afternoon")
    ada.save()

    everything = "".join(opened(ada).values())

    assert other.name not in everything
    assert other.email not in everything
    assert ada.password not in everything


@pytest.mark.django_db
def test_erasure_leaves_a_nameless_row_and_nothing_else(ada: Person) -> None:
    invitation = InvitationFactory.create(invited_by=ada)
    Client().force_login(ada)

    erase_person(person=ada)

    ada.refresh_from_db()
    assert (ada.name, ada.is_active, ada.has_usable_password()) == ("", False, False)
    assert "ada" not in ada.email
    assert ada.erased_at is not None
    for model in (Membership, Absence, Entry, PersonKey):
        assert model.objects.filter(person=ada).count() == 0
    assert Receipt.objects.filter(actor=f"p{ada.pk}").count() == 0
    assert Session.objects.count() == 0
    assert Invitation.objects.get(pk=invitation.pk).invited_by is None


@pytest.mark.django_db
def test_erasure_touches_nobody_else(ada: Person) -> None:
    kept = MembershipFactory.create()

    erase_person(person=ada)

    assert Membership.objects.get().pk == kept.pk
    assert Person.objects.get(pk=kept.person_id).name != ""


@pytest.mark.django_db
def test_erasure_destroys_the_key_before_anything_else() -> None:
    assert registered()[0].model is PersonKey
    assert registered()[-1].model in {Person, Receipt}


@pytest.mark.django_db
def test_erasure_that_fails_half_way_changes_nothing(
    ada: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_args: object, **_more: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("deskside.people.personal.make_password", fail)

    with pytest.raises(ZeroDivisionError):
        erase_person(person=ada)

    assert PersonKey.objects.filter(person=ada).exists()
    assert "quokka-canary" in opened(ada)["journal-entry.json"]


@pytest.mark.django_db(transaction=True)
def test_erasure_leaves_no_trace_of_the_key_in_the_database_file(ada: Person) -> None:
    if connection.vendor != "sqlite":
        return  # PostgreSQL's vacuum does this in its own time
    file = Path(connection.settings_dict["NAME"])
    wrapped = bytes(PersonKey.objects.get(person=ada).wrapped)

    erase_person(person=ada)

    assert wrapped not in file.read_bytes()
    assert wrapped not in file.with_name(f"{file.name}-wal").read_bytes()
