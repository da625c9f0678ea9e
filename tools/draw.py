"""Draws every picture again: python -m tools.draw (from the project's folder)."""

from __future__ import annotations

from pathlib import Path

from tools.drawing import (
    calls,
    care,
    feelings,
    house,
    listening,
    pack,
    saying_no,
    slides,
    stress,
    writing,
)

ROOT = Path(__file__).resolve().parent.parent
IN_THE_PACK = (pack, slides, feelings, calls, listening, care, writing, stress, saying_no)


def main() -> None:
    house.draw(ROOT / "deskside" / "lib" / "drawings")
    for section in IN_THE_PACK:
        section.draw(ROOT / "packs" / "it-customer-service" / "media")


if __name__ == "__main__":
    main()
