from __future__ import annotations

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
