from __future__ import annotations

from pathlib import Path

import pytest

from tests.courses.folders import write_small_pack


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """The folder of a course with one section, a reading and a reflection; nothing is wrong."""
    return write_small_pack(tmp_path / "small")
