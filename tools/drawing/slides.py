"""The small drawings of the first section's slide shows: what lies on a counter, and a pile of papers."""

from __future__ import annotations

from pathlib import Path

from tools.drawing.pen import STYLE, dot, g, p, save


def steam(*starts: tuple[int, int]) -> str:
    return p("".join(f"M{x} {y}c-2-6 4-8 2-14" for x, y in starts), "n")


def counter_things() -> str:
    s = p("M4 120H316") + p("M22 120V148M298 120V148")
    # Two keys on a ring: each a bow, a blade and its bits.
    key = dot(0, 16, 10) + p("M0 26V56M0 44H8M0 54H8")
    s += g(64, 75, key, r=42, s=0.9) + g(76, 75, key, r=-34, s=0.9) + dot(70, 69, 12, "k")
    s += p("M124 62L184 56L192 112L132 118Z", "k p")
    s += p("M136 72L168 69M137 81L176 77M139 90L178 86", "n")
    s += p("M140 99L166 96L167 104L141 107Z", "n a")
    # A laptop, closed: the lid, the gap, the base.
    s += p("M214 110H302C305 110 306 119 300 119H216C210 119 211 110 214 110Z", "k p")
    return s + p("M218 102C218 100 220 99 222 99H294C296 99 298 100 298 102V110H218Z", "k i")


def papers() -> str:
    s = p("M4 138H316") + p("M86 126H214V138H86Z", "k p") + p("M92 114H220V126H92Z", "k p")
    s += p("M84 102H212V114H84Z", "k p") + p("M104 14L190 8L200 98L112 104Z", "k p")
    s += p("M118 28L150 26M119 40L166 37M122 64L176 60M124 78L150 76M125 88L170 85", "n")
    s += p("M152 44L178 42L179 54L153 56Z", "n a") + p("M121 52L142 50", "n")
    s += p("M244 138C242 118 244 108 246 102L270 102C272 108 274 118 272 138Z", "k p")
    return s + p("M272 112C284 110 284 128 272 128") + steam((252, 92), (264, 92))


SCENES = {
    "counter-things": (
        counter_things,
        "Three things on a counter: a bunch of keys, a letter and a closed laptop.",
    ),
    "papers": (papers, "A pile of printed papers; on the top one a sum is missing."),
}


def draw(folder: Path) -> None:
    for name, (scene, label) in SCENES.items():
        save(folder, name, (320, 152), scene(), label, STYLE)
