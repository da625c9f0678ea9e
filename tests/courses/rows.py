"""What a load has left in the database."""

from __future__ import annotations

from pathlib import Path

from deskside.courses import models, queries
from deskside.courses.outline import ActivityOutline
from tests.courses.folders import change

MODELS = (
    models.Course,
    models.PackRelease,
    models.Section,
    models.Activity,
    models.Question,
    models.GuideItem,
    models.Revision,
    models.ReleaseEntry,
)


def count_rows() -> list[int]:
    return [model._default_manager.count() for model in MODELS]


def find_activity(release: models.PackRelease, key: str) -> ActivityOutline:
    found = queries.course_outline(release.id).activity(key)
    assert found is not None
    return found


def drop_think(folder: Path) -> None:
    (folder / "first/think.md").unlink()
    change(folder / "first/section.yaml", "[the-lid, think]", "[the-lid]")
