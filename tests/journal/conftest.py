from __future__ import annotations

from pathlib import Path

import pytest
from pytest_django import Settings

from deskside.courses.models import Activity, Course, Kind
from deskside.people.models import Person
from tests.factories.people import PersonFactory


@pytest.fixture(autouse=True)
def data_dir(settings: Settings, tmp_path: Path) -> Path:
    settings.DATA_DIR = tmp_path
    return tmp_path


@pytest.fixture
def writer(db: None) -> Person:
    return PersonFactory.create()


@pytest.fixture
def activity(db: None) -> Activity:
    course = Course.objects.create(key="any", title="Any", source="files")
    return Activity.objects.create(course=course, key="quiet-hour", kind=Kind.REFLECTION)
