from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.core.cache import cache
from django.test import Client
from pytest_django import Settings


@pytest.fixture(autouse=True)
def data_dir(settings: Settings, tmp_path: Path) -> Iterator[Path]:
    """A data folder of its own, so that each test has its own set-up code; and no tries so far."""
    settings.DATA_DIR = tmp_path
    cache.clear()
    yield tmp_path
    cache.clear()


@pytest.fixture
def client() -> Client:
    """The browser of whoever started Deskside."""
    return Client(SERVER_NAME="localhost")
