from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest
from django.conf import LazySettings
from django.db.backends.base.base import BaseDatabaseWrapper

from deskside.courses.models import Activity, Course
from deskside.journal.actions import save_entry
from deskside.people.models import Absence, Person
from tests.factories.people import MembershipFactory, OrganisationFactory, PersonFactory

NOW = datetime(2026, 7, 1, 9, 30, 15, 123456, tzinfo=UTC)


@pytest.fixture
def folder(tmp_path: Path, settings: LazySettings) -> Path:
    """A data folder of the test's own, for media, the key and archives."""
    settings.DATA_DIR = tmp_path / "data"
    settings.MEDIA_ROOT = settings.DATA_DIR / "media"
    (settings.MEDIA_ROOT / "videos").mkdir(parents=True)
    (settings.MEDIA_ROOT / "videos" / "hello.webm").write_bytes(b"\x1a\x45 moving")
    return tmp_path


@pytest.fixture
def other_databases(transactional_db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    """Django's tests refuse databases they were not told of; an archive makes its own."""

    def ensure_connection(wrapper: BaseDatabaseWrapper) -> None:
        if wrapper.connection is None:
            with wrapper.wrap_database_errors:
                wrapper.connect()

    monkeypatch.setattr(BaseDatabaseWrapper, "ensure_connection", ensure_connection)


@pytest.fixture
def ada(other_databases: None, folder: Path) -> Person:
    """One person with a group, an absence and a private text, in a small organisation."""
    OrganisationFactory.create()
    person = PersonFactory.create(name="Ada Žižek 🌊", email="ada@example.org", last_login=NOW)
    MembershipFactory.create(person=person)
    Absence.objects.create(person=person, first_day=NOW.date(), last_day=NOW.date())
    course = Course.objects.create(key="any", title="Any")
    activity = Activity.objects.create(course=course, key="your-own-story", kind="reflection")
    save_entry(
        person=person, activity_id=activity.pk, text="quokka-canary", base_version=0, now=NOW
    )
    return person
