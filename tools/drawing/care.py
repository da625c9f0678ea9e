"""The drawings of the section on showing that you care: light, warmth, doors, rolls, tags."""

from __future__ import annotations

from pathlib import Path

from tools.drawing.pen import STYLE, dot, floor, g, p, save, sleeve
from tools.drawing.people import Look, hand, seated, standing
from tools.drawing.things import cat_asleep, chair, clock, desk, screen

F = 318
WIDE = (720, 330)


def door(x: float) -> str:
    return (
        p(f"M{x} {F}V76H{x + 118}V{F}", "k p")
        + p(f"M{x + 16} {F}V92H{x + 102}V{F}")
        + p(f"M{x + 30} 110H{x + 88}V180H{x + 30}ZM{x + 30} 202H{x + 88}V296H{x + 30}Z", "n")
        + dot(x + 92, 204, 5, "e")
    )


def three_doors() -> str:
    s = floor(720, F) + door(70) + door(258)
    x = 446
    s += p(f"M{x} {F}V76H{x + 118}V{F}", "k p") + p(f"M{x + 16} {F}V92H{x + 102}V{F}Z", "k a")
    s += (
        p(f"M{x + 102} 92L{x + 50} 108V{F + 8}L{x + 102} {F}Z", "k p")
        + p(
            f"M{x + 92} 116L{x + 62} 126V190L{x + 92} 184ZM{x + 92} 208L{x + 62} 214V300L{x + 92} 294Z",
            "n",
        )
        + dot(x + 58, 212, 4, "e")
    )
    s += p(f"M{x + 20} {F + 3}L{x - 40} 329M{x + 40} {F + 6}L{x + 14} 329", "n")
    s += g(650, F, cat_asleep(), flip=True)
    return s


def roll(x: float, y: float, c: str = "k p") -> str:
    return g(
        x,
        y,
        p("M-34 0C-38-30-20-42 0-42C20-42 38-30 34 0Z", c)
        + p("M-14-34C-12-26-8-20-2-16M4-36C6-28 10-22 16-18", "n"),
    )


def thirteen_rolls() -> str:
    s = p("M34 247H606") + p("M28 244L40 274H600L612 244")
    for y, n, x0 in [(244, 6, 90), (202, 5, 130), (160, 1, 215)]:
        for i in range(n):
            s += roll(x0 + i * 88, y)
    s += p("M0 300H720")
    return (
        s
        + roll(662, 299, "k a")
        + p("M632 236C636 228 630 222 634 212M662 236C666 228 660 222 664 212", "n")
    )


def two_tags() -> str:
    s = floor(720, 268)
    s += p("M210 268V150H470V268Z", "k p") + p("M198 150L226 112H454L482 150Z", "k p")
    s += p("M340 112V268M212 206H468")
    s += p(
        "M340 112C312 78 282 88 296 104C306 114 328 114 340 112C352 114 374 114 384 104C398 88 368 78 340 112",
        "k p",
    )
    s += p("M340 112C330 130 306 160 292 178") + g(
        274, 188, p("M0-14L30-14L30 14L0 14L-12 0Z", "k p") + p("M6-4H24M6 5H20", "n"), r=-20
    )
    s += p("M340 112C368 132 408 140 452 168")
    s += g(
        486,
        182,
        p("M-34-20H34V20H-34L-48 0Z", "k a")
        + p("M-22-6H22M-22 6H12", "n on")
        + dot(-38, 0, 3, "k p"),
        r=14,
    )
    s += sleeve("M716 120C650 130 590 160 548 186", "i", 34) + g(
        536,
        192,
        p("M14-16C-2-14-18-6-24 0C-14 2-6 0 0 2C-10 8-16 14-14 18C0 18 16 14 24 6Z", "k p"),
    )
    s += g(96, 268, p("M0 0V-22H22V0Z", "k p") + p("M22-17C31-18 31-5 22-5"))
    s += p("M40 268V262H84V268M48 262C52 240 76 240 80 262", "n")
    return s


def late_desk() -> str:
    """Two desks have gone home; at the third a man types three words under one lamp."""
    s = floor(720, F) + clock(72, 74, "M0 0L-20-6M0 0L-22 13")
    for x in (40, 186):
        s += desk(x, x + 130, 222, F) + g(x + 65, 221, screen(colour="k i"), s=0.72)
    s += desk(500, 712, 222, F)
    s += g(432, F - 104, chair())
    him = Look("short", "i", "o", "calm", glasses=True)
    s += g(432, F - 104, seated(him, "M0-82C10-46 44-30 88-22", lean=9, nod=8))
    s += p("M508 221L516 213H568L576 221Z", "k p") + hand(530, F - 116)
    s += g(626, 220, screen(p("M-46-62H-14M-6-62H8M16-62H40", "k")))
    s += p("M702 221V128L658 76", "k") + p("M690 221H712", "k")
    s += p("M676 58L640 92L622 66L652 46Z", "k a")
    return s + p("M612 84L592 98M626 98L612 114M600 66L578 70", "n")


def freezer() -> str:
    """A thermometer in the freezer, a phone at the ear; somebody else comes with the tape."""
    s = floor(720, F)
    s += p("M452 318V40C452 34 456 30 462 30H620C626 30 630 34 630 40V318Z", "k p")
    s += p("M452 92H630", "k") + p("M470 306H612", "n")
    s += p("M474 46H528V78H474ZM554 46H608V78H554Z", "n p") + p("M484 62h6M497 62h6M510 62h6", "n")
    s += p("M562 68L572 60L582 64L600 54", "n")
    s += p("M452 92H630V318H452Z", "k i") + '<path class="ko" stroke-width="3" d="M608 160V236"/>'
    cold = "M541 142V194M518 155L563 181M563 155L518 181M533 148L541 155L549 148M533 188L541 181L549 188"
    s += f'<path class="ko" stroke-width="1.5" d="{cold}"/>'
    caller = Look("grey", "o", "i", "talk")
    s += g(352, F - 118, standing(caller, "M-2-84C-10-46 22-52 -2-98", "M4-82C20-66 40-62 72-66"))
    s += g(346, F - 230, p("M-5 10L3-22H17L9 10Z", "k i")) + hand(352, F - 221)
    s += g(428, F - 184, p("M-6 6L-6-30C-6-38 6-38 6-30V6", "k p") + dot(0, 14, 11, "k a"))
    s += p("M428 124V148", "n") + hand(428, F - 184)
    friend = Look("high", "i", "o", "smile")
    s += g(140, F - 118, standing(friend, "M-2-84C8-58 24-48 48-54"))
    return s + dot(194, F - 178, 19) + dot(194, F - 178, 8) + hand(184, F - 168)


SCENES = {
    "late-desk": (
        late_desk,
        WIDE,
        "A dark office with two empty desks; at a third, under one lamp, a man types three words.",
    ),
    "freezer": (
        freezer,
        WIDE,
        "A technician before a laboratory freezer with a thermometer and a phone; a colleague comes with tape.",
    ),
    "three-doors": (
        three_doors,
        WIDE,
        "Three doors side by side. Two are shut; the third stands open a hand\u2019s breadth, with light behind it.",
    ),
    "thirteen-rolls": (
        thirteen_rolls,
        (720, 310),
        "Twelve bread rolls on a tray, and a thirteenth beside it.",
    ),
    "two-tags": (
        two_tags,
        (720, 290),
        "A cake box tied with string. A hand is tying on the second of two name tags.",
    ),
}


def draw(folder: Path) -> None:
    for name, (scene, size, label) in SCENES.items():
        save(folder, name, size, scene(), label, STYLE)
