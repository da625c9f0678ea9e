"""Whole people: seated and standing in profile, seated from the front, in a wheelchair."""

from __future__ import annotations

from dataclasses import dataclass

from tools.drawing.heads import front_head, head
from tools.drawing.pen import CLOTH, dot, g, p, sleeve, tube

BODIES = {
    "slim": "M-22 10C-28-36-32-84-8-98C8-104 24-96 25-78C27-50 24-20 22 10Z",
    "seated": "M-20 10C-30-36-32-84-8-98C8-104 22-96 24-78C27-50 22-20 20 10Z",
    "wide": "M-28 12C-38-30-40-84-10-98C8-104 26-96 31-76C44-50 46-16 34 12Z",
}
NECK = "M-2-108L-2-94C4-88 12-90 14-94L14-106"


@dataclass(frozen=True)
class Look:
    """What somebody wears and how they feel. top and legs: o paper, i ink, a accent."""

    hair: str = "short"
    top: str = "o"
    legs: str = "o"
    mood: str = "calm"
    wide: bool = False
    glasses: bool = False
    shoes: str = "i"


def hand(x: float, y: float) -> str:
    return dot(x, y, 8)


def shoe(x: float, y: float, colour: str = "i") -> str:
    return p(f"M{x} {y}h25c10 2 17 6 17 11h-42z", CLOTH[colour])


def upper(look: Look, arm: str, arm2: str = "", seated: bool = False, nod: float = 0) -> str:
    body = BODIES["wide"] if look.wide else BODIES["seated" if seated else "slim"]
    far = tube(arm2, 19, look.top) if arm2 else ""
    face = g(6, -128, head(look.hair, look.mood, look.glasses), r=nod)
    return far + p(body, CLOTH[look.top]) + p(NECK, "k p") + face + sleeve(arm, look.top)


def standing(
    look: Look, arm: str = "M-2-84C8-58 20-50 44-52", arm2: str = "", lean: float = 0
) -> str:
    """Facing right; hip at 0,0; feet at y=118."""
    w, x = (28, 12) if look.wide else (24, 8)
    far = tube(f"M{x} 0C{x + 6} 40 {x + 12} 70 {x + 12} 99", w, look.legs)
    near = tube(f"M-{x} 0C-{x} 40-{x + 2} 70-{x + 2} 99", w, look.legs)
    feet = shoe(x, 107, look.shoes), shoe(-x - 14, 107, look.shoes)
    return far + feet[0] + near + feet[1] + g(0, 0, upper(look, arm, arm2), r=lean)


def seated(
    look: Look,
    arm: str = "M-2-84C6-60 14-48 44-46",
    arm2: str = "",
    lean: float = 0,
    nod: float = 0,
) -> str:
    """Facing right; hip at 0,0; feet at y=104."""
    far = tube("M4 2C34 4 60 0 64 8C66 30 60 70 56 86", 24, look.legs) + shoe(43, 94, look.shoes)
    near = tube("M-6 2C26 4 68-2 72 8C76 30 72 70 72 86", 24, look.legs) + shoe(59, 94, look.shoes)
    return far + near + g(0, 0, upper(look, arm, arm2, seated=True, nod=nod), r=lean)


def wheelchair(look: Look, arm: str, arm2: str = "", lean: float = 0, nod: float = 0) -> str:
    """Seated in a wheelchair, facing right; hip at 0,0; the wheel stands at y=104."""
    back = p("M-38-72H-26L-24 18H44L66 92") + p("M66 100H98") + dot(48, 92, 12)
    person = g(0, -8, seated(look, arm, arm2, lean, nod), s=1)
    wheel = dot(-6, 50, 54, "k") + dot(-6, 50, 45, "n") + dot(-6, 50, 6, "k i")
    spokes = "".join(p(f"M-6 50l{x} {y}", "n") for x, y in ((0, -45), (0, 45), (45, 0), (-45, 0)))
    return back + person + wheel + spokes


TORSO = "M-37 100C-40 44-40 10-18 0L18 0C40 10 40 44 37 100Z"
WIDE_TORSO = "M-46 100C-52 44-46 10-20 0L20 0C46 10 52 44 46 100Z"


def front_seated(look: Look, tilt: float = 0, gaze: float = 0) -> str:
    """From the front, hands left to the scene; shoulders at y=0, hip at y=100, feet at y=190."""
    legs = tube("M-16 100C-18 130-18 150-18 172", 24, look.legs) + tube(
        "M16 100C18 130 18 150 18 172", 24, look.legs
    )
    feet = p("M-32 190C-34 178-28 174-18 174C-8 174-4 178-6 190Z", CLOTH[look.shoes]) + p(
        "M6 190C4 178 8 174 18 174C28 174 34 178 32 190Z", CLOTH[look.shoes]
    )
    body = p(WIDE_TORSO if look.wide else TORSO, CLOTH[look.top]) + p(
        "M-9-12V2C-4 9 4 9 9 2V-12", "k p"
    )
    return (
        legs + feet + body + g(0, -30, front_head(look.hair, look.mood, gaze, look.glasses), r=tilt)
    )


def kneeling(look: Look, arm: str, arm2: str = "", lean: float = 0, nod: float = 0) -> str:
    """On one knee, facing right; hip at 0,0; the floor at y=62."""
    far = tube("M-2 2C4 20 8 36 10 48C-8 52-30 52-46 50", 24, look.legs)
    toes = p("M-44 39C-54 38-62 46-62 61H-46Z", CLOTH[look.shoes])
    near = tube("M-6 2C16-4 44-8 50-2C54 14 50 34 50 46", 24, look.legs) + shoe(38, 51, look.shoes)
    return far + toes + near + g(0, 0, upper(look, arm, arm2, seated=True, nod=nod), r=lean)
