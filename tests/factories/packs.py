"""Courses for tests: a small pack to bend, and the big generated one, loaded."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from deskside.courses import queries
from deskside.courses.models import PackRelease
from deskside.courses.packs.compile import CompiledPack, compile_pack
from deskside.courses.packs.load import release_pack
from deskside.courses.packs.media import store_media
from deskside.courses.packs.read import read_pack
from tests.packs.generate import write_pack

LOADED_AT = datetime(2026, 1, 5, 9, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _forget_releases() -> Iterator[None]:
    """A rolled back release gives its number to the next one."""
    queries.forget_releases()
    yield
    queries.forget_releases()


@pytest.fixture(scope="session")
def big_pack(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the generated course. Copy it before you change it."""
    return write_pack(tmp_path_factory.mktemp("packs") / "generated")


@pytest.fixture(scope="session")
def compiled_big_pack(big_pack: Path) -> CompiledPack:
    """Read and rendered once, so that each test pays for the rows only."""
    return compiled(big_pack)


@pytest.fixture
def loaded_course(db: None, compiled_big_pack: CompiledPack) -> PackRelease:
    """Release 1 of the generated course: eight sections, about eighty activities."""
    return release_pack(compiled_big_pack, source="files", now=LOADED_AT)


def compiled(folder: Path) -> CompiledPack:
    pack, problems = read_pack(folder)
    assert pack is not None, problems
    return compile_pack(pack, store_media(pack))
