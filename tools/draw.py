"""Draws every picture again: python -m tools.draw (from the project's folder)."""

from __future__ import annotations

from pathlib import Path

from tools.drawing import house, pack, writing

ROOT = Path(__file__).resolve().parent.parent


def main() -> None:
    house.draw(ROOT / "deskside" / "lib" / "drawings")
    pack.draw(ROOT / "packs" / "it-customer-service" / "media")
    writing.draw(ROOT / "packs" / "it-customer-service" / "media")


if __name__ == "__main__":
    main()
