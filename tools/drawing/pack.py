"""The drawings of the built-in pack's first section; their words are in its readings."""

from __future__ import annotations

import math
from pathlib import Path

from tools.drawing.heads import front_head
from tools.drawing.house import toolbox
from tools.drawing.pen import STYLE, dot, floor, g, p, save, sleeve, tube
from tools.drawing.people import Look, front_seated, hand, seated, standing, wheelchair
from tools.drawing.things import (
    cat_asleep,
    chair,
    desk,
    kettle,
    lorry,
    mug,
    notebook,
    screen,
    stool,
    tower,
)

F = 318
WIDE = (720, 330)


def talk(x: float, y: float, lengths: tuple[int, ...], flip: bool = False) -> str:
    """Lines of speech that run on."""
    return g(
        x, y, "".join(p(f"M0 {14 * i}H{length}", "n") for i, length in enumerate(lengths)), flip
    )


def kettle_corner() -> str:
    s = floor(720, F)
    s += p("M28 318V92H116V318", "k p") + p("M28 178H116M104 150V112M104 236V196", "k")
    s += p("M46 112h30v26h-30zM52 120h18M52 128h12", "n")
    s += (
        p("M440 60H700")
        + g(470, 58, mug(False))
        + g(520, 58, mug(False))
        + g(640, 58, p("M-20 0V-32H20V0ZM-20-22H20", "n p"))
    )
    s += (
        p("M478 214H712")
        + p("M486 214V318M706 214V318M596 214V318M486 300H706", "k")
        + p("M584 250V270M608 250V270")
    )
    s += g(570, 212, kettle()) + g(630, 212, mug(False))
    s += g(682, 212, p("M14 0V-44C14-58-12-58-12-44V-36", "k"))
    her = Look("greybun", "o", "i", "talk", wide=True, glasses=True)
    s += g(226, F - 118, standing(her, "M-2-84C10-52 30-56 58-78", "M4-82C20-52 36-46 62-56"))
    s += hand(286, F - 198) + hand(290, F - 175)
    him = Look("high", "i", "o", "smile")
    s += g(410, F - 104, wheelchair(him, "M-2-84C2-50 18-44 34-56"), flip=True)
    s += g(354, F - 158, mug()) + hand(376, F - 168)
    return s + talk(268, 58, (92, 72, 84))


def lab() -> str:
    s = floor(720, F) + desk(268, 712, 222, F)
    s += g(176, F - 104, stool())
    her = Look("afro", "i", "o", "smile")
    s += g(176, F - 104, seated(her, "M0-82C14-44 50-30 104-18", lean=3))
    net = p(
        "M-46-84h24v16h-24zM20-84h24v16h-24zM-12-46h24v16h-24zM-34-68V-58H0V-46M32-68V-58H0", "n"
    )
    s += g(402, 220, screen(colour="k i")) + g(546, 220, screen(net))
    s += '<path class="ko" stroke-width="3" d="M352 136V192M362 136V148"/>'
    s += g(656, 220, tower()) + g(650, 122, cat_asleep())
    s += p("M626 190C606 190 612 206 594 214", "n")
    s += g(304, 217, notebook()) + hand(286, F - 119)
    return s + g(50, F, p("M-34 0V-40H34V0ZM-34-40L-28-48H28L34-40M-12-20H12", "k p"))


def front_chair(colour: str) -> str:
    """Its back shows behind the shoulders of whoever sits in it; floor at y=190."""
    back = p("M-48 112V-2C-48-22 48-22 48-2V112Z", colour)
    return back + p("M-40 112V190M40 112V190")


def two_chairs() -> str:
    s = floor(720, F)
    top = F - 190
    visitor, helper = Look("high", "o", "i", "worry", wide=True), Look("bob", "i", "o", "calm")
    s += g(250, top, front_chair("k a")) + g(250, top, front_seated(visitor, 4, 4))
    s += g(392, top, front_chair("k p")) + g(392, top, front_seated(helper, 5, 4))
    # The screen stands half turned: seen from its side, it faces both of them.
    s += (
        p("M500 214C506 202 560 202 566 214Z", "k p")
        + p("M533 206V190")
        + p("M486 192L498 104L588 90L580 186Z", "k p")
    )
    s += p("M498 180L507 114L576 103L570 175Z", "n") + p(
        "M518 128L560 122M516 142L546 138M514 156L556 151", "n"
    )
    s += tube("M222 150C204 180 214 202 238 204", 19) + tube("M278 150C298 178 290 202 262 204", 19)
    s += sleeve("M360 154C344 184 350 202 372 204", "i") + sleeve(
        "M428 152C450 178 462 184 484 176", "i"
    )
    s += p("M120 216H660V226H120Z", "k p") + p("M140 226V318M640 226V318")
    s += hand(240, 206) + hand(262, 206) + hand(374, 206) + hand(490, 172)
    s += g(154, 215, mug()) + p("M600 214L608 180H622L630 214Z", "k p")
    return s


def doorway() -> str:
    s = floor(720, F)
    s += p("M44 318V30H196V318", "k") + p("M56 318V42H184V318", "k")
    s += p("M44 30L20 18V318H44", "k p") + dot(30, 178, 4, "e")
    cross = Look("bald", "i", "o", "cross", wide=True)
    s += g(128, F - 118, standing(cross, "M0-84C20-72 50-76 82-86", "M4-84C-16-60-10-40-18-24"))
    s += g(218, F - 208, p("M-5 10L3-26H19L11 10Z", "k i")) + hand(214, F - 204)
    s += talk(212, 52, (72, 50))
    her = Look("hijab", "o", "o", "calm", shoes="a")
    s += g(
        412, F - 118, standing(her, "M0-84C2-56 8-38 24-28", "M4-82C14-58 20-40 30-28"), flip=True
    )
    s += hand(386, F - 146)
    top = F - 190
    young = Look("high", "i", "o", "worry")
    s += g(590, top, front_seated(young, -3, -4))
    s += p("M484 222H712V232H484Z", "k p") + p("M500 232V318M696 232V318")
    s += sleeve("M560 150C540 184 548 208 570 210", "i") + sleeve(
        "M620 150C642 184 634 208 612 210", "i"
    )
    s += p("M552 221L546 186H632L626 221Z", "k p") + dot(589, 204, 4, "e")
    return s + g(658, 221, mug(False))


def coil(x1: float, y1: float, x2: float, y2: float, turns: int, r: float) -> str:
    """A coiled cord from point to point, hanging a little in the middle."""
    points = []
    steps = turns * 16
    for i in range(steps + 1):
        t = i / steps
        angle = 2 * math.pi * turns * t
        swell = math.sin(math.pi * t) ** 0.5
        x = x1 + (x2 - x1) * t + r * swell * math.sin(angle)
        y = y1 + (y2 - y1) * t + 26 * math.sin(math.pi * t) - r * swell * (1 - math.cos(angle))
        points.append(f"{x:.1f} {y:.1f}")
    return "M" + "L".join(points)


def ears() -> str:
    s = floor(720, F)
    s += g(128, F, lorry(), s=0.98)
    caller = Look("cap", "o", "i", "talk", wide=True)
    s += g(168, F - 118, standing(caller, "M-2-84C-6-40 28-52 2-100", "M4-80C24-50 40-44 60-48"))
    s += tube("M156 72C156 90 166 104 188 104", 14) + hand(166, 98)
    s += g(232, F - 168, p("M-6-12L14-20L20-8L0 0ZM2 0L8 18", "k p")) + hand(232, F - 164)
    s += p(coil(190, 106, 520, 116, 9, 15))
    s += g(572, F - 104, chair(), flip=True)
    listener = Look("long", "i", "o", "calm", glasses=True)
    s += g(572, F - 104, seated(listener, "M0-82C14-40 44-56 12-98", lean=12, nod=4), flip=True)
    s += tube("M556 86C556 104 546 116 524 117", 14) + hand(546, 111)
    s += desk(330, 492, 222, F)
    s += g(424, 220, p("M-44 0L-34-8H44L34 0Z", "k p"))
    s += p("M386 210L448 200L458 203L450 208L388 218Z", "k a") + p("M448 200L450 208", "n on")
    return s + g(346, 221, mug())


def mirror() -> str:
    s = p("M0 142H320")
    s += p("M150 142L158 118H170L178 142Z", "k p") + dot(164, 66, 56) + dot(164, 66, 49, "n")
    s += g(164, 74, p("M-30 34C-26 22-12 24-9 16H9C12 24 26 22 30 34", "k p"))
    s += g(164, 62, front_head("bob", "calm"), s=0.86)
    s += p("M126 60C128 44 138 32 152 27M134 64C136 54 140 46 148 40", "n")
    return s + g(52, 141, mug()) + p("M236 142L240 134H300L304 142Z", "k a") + p("M250 132L288 120")


def coats() -> str:
    s = p("M20 26H300") + p("M96 26V38C96 46 106 46 106 40M222 26V38C222 46 232 46 232 40")
    cape = (
        "M98 42C84 46 74 58 70 78C64 104 58 126 46 140C62 136 70 142 84 138C96 134 108 142 122 138"
    )
    s += p(cape + "C134 136 142 140 152 138C142 124 138 102 134 78C130 58 116 46 106 42Z", "k a")
    s += p("M86 66C82 90 80 112 76 130M104 60V132M120 66C122 90 126 112 132 130", "n on")
    s += p(
        "M216 42C200 46 190 52 186 66L178 118L194 122L198 92V142H256V92L260 122L276 118L268 66C264 52 252 46 238 42L227 56Z",
        "k i",
    )
    s += '<path class="ko" stroke-width="1.5" d="M227 58V138M216 44L227 68L238 44"/>'
    return s + dot(221, 90, 2, "p") + dot(221, 110, 2, "p")


LABELS = {
    "kettle": "Two people beside a kettle in a small office kitchen; she tells him something.",
    "lab": "A technician at a bench with an old computer, two screens and a sleeping cat.",
    "two-chairs": "A technician and a worried visitor side by side at a desk, the screen turned to both.",
    "doorway": "A man points with a phone from a doorway; a technician faces him calmly.",
    "ears": "A technician leans in to listen on the phone to a man in a loading bay.",
    "mirror": "A round mirror on a table with a face in it.",
    "toolbox": "An open box with a screwdriver, a hammer and a spanner.",
    "masks": "Two coats on hooks: a cape, and a plain grey coat.",
}


def draw(folder: Path) -> None:
    wide = {
        "kettle": kettle_corner,
        "lab": lab,
        "two-chairs": two_chairs,
        "doorway": doorway,
        "ears": ears,
    }
    small = {"mirror": mirror, "toolbox": toolbox, "masks": coats}
    for name, scene in wide.items():
        save(folder, name, WIDE, scene(), LABELS[name], STYLE)
    for name, scene in small.items():
        save(folder, name, (320, 152), scene(), LABELS[name], STYLE)
