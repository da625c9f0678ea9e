from __future__ import annotations

import os
from collections.abc import Callable
from datetime import datetime

import pytest

from deskside.lib import clock

pytest_plugins = ["tests.factories.packs", "tests.inventory.plugin"]


@pytest.fixture
def frozen(monkeypatch: pytest.MonkeyPatch) -> Callable[[datetime], None]:
    """Stops the clock at an aware instant: `frozen(datetime(2026, 7, 1, 9, tzinfo=UTC))`."""

    def freeze(instant: datetime) -> None:
        monkeypatch.setattr(clock, "_read", lambda: instant)

    return freeze


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """On PostgreSQL, what asks no database is left out: it has run on SQLite, and would say the
    same again; so would what is marked `one_engine`. A test that finds its own way to PostgreSQL
    is marked `postgres`."""
    if not os.environ.get("DATABASE_URL_TEST"):
        return
    left_out = [item for item in items if not _asks_the_database(item)]
    items[:] = [item for item in items if _asks_the_database(item)]
    config.hook.pytest_deselected(items=left_out)


def _asks_the_database(item: pytest.Item) -> bool:
    if item.get_closest_marker("one_engine"):
        return False
    fixtures = {"db", "transactional_db", "django_db_setup"} & set(
        getattr(item, "fixturenames", ())
    )
    marks = ("django_db", "postgres")
    return bool(fixtures) or any(item.get_closest_marker(mark) for mark in marks)
