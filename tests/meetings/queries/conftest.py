from __future__ import annotations

from pathlib import Path

import pytest

from deskside.courses.models import PackRelease
from deskside.courses.packs.compile import CompiledPack
from deskside.courses.packs.load import release_pack
from tests.factories.packs import LOADED_AT, compiled

OUR_PACK = Path(__file__).parents[3] / "packs" / "it-customer-service"


@pytest.fixture(scope="session")
def _compiled_own() -> CompiledPack:
    return compiled(OUR_PACK)


@pytest.fixture
def own_course(db: None, _compiled_own: CompiledPack) -> PackRelease:
    """The course that comes with the house: its guide is what meetings are made of."""
    return release_pack(_compiled_own, source="files", now=LOADED_AT)
