"""The drawings of the section on writing: a phone on a ladder, and bad news at ten and at four."""

from __future__ import annotations

from pathlib import Path

from tools.drawing.pen import STYLE, dot, floor, g, p, save
from tools.drawing.people import Look, hand, standing

F = 318
WIDE = (720, 330)


def waves(y: float, x1: int, x2: int) -> str:
    return p(f"M{x1} {y}" + "q12-8 24 0t24 0" * ((x2 - x1) // 48), "n")


def phone() -> str:
    """A phone held close, 116 wide: one line stands out, the rest is only guessed."""
    case = p(
        "M0 12C0 4 4 0 12 0H104C112 0 116 4 116 12V188C116 196 112 200 104 200H12C4 200 0 196 0 188Z",
        "k p",
    )
    lit = p("M14 30H102V54H14Z", "k a") + p("M22 42H86", "n on")
    lines = p("M16 74H98M16 90H84", "n") + p("M16 106H62M16 122H40M16 138H24", "n")
    return case + p("M46 12H70", "n") + lit + lines + dot(58, 184, 5, "n")


def upright(x: float, feet: float, person: str, s: float, flip: bool = False) -> str:
    """A standing person, feet on the line `feet`, drawn at size s."""
    return g(x, feet - 118 * s, person, flip, s)


def ladder() -> str:
    s = p("M400-10C416 120 438 220 456 306H730V-10Z", "k i")
    s += '<path class="ko" stroke-width="1.5" d="M470 60H700M484 150H700M505 240H700"/>'
    s += p("M536 96h44v34h-44zM622 96h44v34h-44z", "n p")
    s += p("M392-6C404 100 414 200 432 300M372-6C384 100 394 200 412 300")
    s += p("".join(f"M{370 + 3.2 * i:.0f} {24 + 32 * i}h{30}" for i in range(9)))
    pilot = Look("beanie", "o", "i", "calm")
    arms = "M-2-84C10-66 28-70 56-98", "M-4-80C-22-60-34-56-50-62"
    s += upright(350, 280, standing(pilot, *arms, lean=3), 0.84)
    s += hand(400, 96) + g(304, 132, p("M-9-20H7V12H-9Z", "k p") + p("M-5-14H3", "n"))
    s += hand(308, 130) + p("M152 208L288 148", "n") + g(36, 34, phone())
    s += waves(300, 0, 420) + waves(316, 24, 720)
    return s + p("M186 284H306L290 306H204Z", "k p") + p("M216 284V262H252V284", "k p")


def clock(hour_hand: str) -> str:
    ticks = p("M0-31v5M31 0h-5M0 31v-5M-31 0h5", "n")
    return dot(0, 0, 38) + ticks + p("M0 0V-23") + p(hour_hand) + dot(0, 0, 3, "e")


def picture(width: float = 56, height: float = 44) -> str:
    frame = p(f"M0 0H{width}V{height}H0Z", "k p")
    return frame + p(
        f"M8 {height - 8}L{width * 0.36} {height * 0.4}L{width * 0.6} {height - 8}M{width * 0.5} {height * 0.7}L{width * 0.68} {height * 0.5}L{width - 8} {height - 8}",
        "n",
    )


def at_ten() -> str:
    """One on the steps with a picture, one who holds the steps, one with the label."""
    s = g(50, 54, clock("M0 0L-13-9"))
    s += p("M150 318L178 170H198L226 318M160 262H216M168 222H208")
    s += g(206, 40, picture(72, 52)) + g(300, 40, picture(60, 52))
    up = Look("afro", "i", "o", "smile")
    s += upright(
        182, 170, standing(up, "M-2-84C14-66 30-60 52-70", "M4-80C22-72 40-76 54-88"), 0.56
    )
    s += hand(212, 66) + hand(212, 80)
    holder = Look("hijab", "o", "i", "calm")
    arms = "M-2-84C10-60 26-46 60-40", "M4-80C20-66 34-60 62-64"
    s += upright(98, F, standing(holder, *arms), 0.8) + hand(147, 192) + hand(149, 172)
    writer = Look("greybun", "o", "i", "smile", wide=True)
    s += upright(330, F, standing(writer, "M-2-84C8-56 26-54 52-70"), 0.78, flip=True)
    label = p("M-18-14H18V12H-18Z", "k a") + p("M-10-5H10M-10 4H4", "n on")
    return s + g(276, 168, label) + hand(288, 171)


def at_four() -> str:
    """The same wall: frames without labels, a broom, and nobody else."""
    s = g(436, 54, clock("M0 0L12 8"))
    for x in (500, 578, 650):
        s += g(x, 34, picture(54, 44))
    alone = Look("bun", "i", "o", "worry")
    arms = "M-2-84C8-62 20-58 44-66", "M4-80C16-52 26-40 50-34"
    s += upright(512, F, standing(alone, *arms), 0.78)
    broom = p("M542 140L566 288") + p("M550 288H584L592 316H544Z", "k p")
    return (
        s
        + broom
        + p("M555 316L560 291M568 316V291M581 316L576 291", "n")
        + hand(548, 174)
        + hand(553, 200)
    )


def ten_and_four() -> str:
    return floor(720, F) + p("M378 20V318", "n") + at_ten() + at_four()


SCENES = {
    "ladder": (
        ladder,
        "A pilot on a rope ladder beside a ship reads his phone; one line of it stands out.",
    ),
    "ten-and-four": (
        ten_and_four,
        "Under a clock at ten, three people hang pictures; under one at four, a woman stands alone with a broom.",
    ),
}


def draw(folder: Path) -> None:
    for name, (scene, label) in SCENES.items():
        save(folder, name, WIDE, scene(), label, STYLE)
