from __future__ import annotations

from tests.world.fixtures import world

__all__ = ["world"]
