"""The drawings of the section on calls: causes, six steps, handing over, and ending well."""

from __future__ import annotations

import math
from pathlib import Path

from tools.drawing.heads import front_head
from tools.drawing.pen import STYLE, dot, floor, g, p, save, tube
from tools.drawing.people import Look, front_seated, hand, kneeling, seated, standing
from tools.drawing.things import chair, desk, mug, notebook, screen

F = 318
WIDE = (720, 330)
Curve = tuple[float, float, float, float, float, float]


def afraid_chair() -> str:
    s = floor(720, F) + desk(390, 712, 222, F)
    seat = p("M-58-84C-66-44-62-8-50 14L44 14L30 6L-34 6Z", "k a")
    foot = p("M0 14V86M-26 104C-20 88-8 86 0 86C8 86 20 88 26 104")
    s += g(310, F - 104, seat + foot)
    her = Look("bun", "i", "o", "worry", wide=True)
    s += g(310, F - 116, seated(her, "M0-82C20-60 40-70 66-84", "M4-80C30-56 50-52 74-58"))
    s += hand(378, F - 199) + hand(384, F - 174)
    # The small jolt comes from the chair, as she has noticed.
    s += p("M290 250L280 257L289 263L278 271M328 250L338 257L329 263L340 271", "n")
    s += g(520, 220, screen(colour="k i")) + g(630, 221, mug(False))
    helper = Look("long", "o", "i", "smile", glasses=True)
    s += g(140, F - 62, kneeling(helper, "M0-82C14-46 34-26 66-22", lean=12, nod=14))
    return s + hand(209, F - 70)


def six_stairs() -> str:
    s = ""
    x0, step, h = 60, 100, 27
    d = f"M0 {F}H{x0}"
    y = F
    for i in range(6):
        y -= h
        d += f"V{y}H{x0 + step * (i + 1)}"
    d += f"V{y}H720"
    s += p(d)
    tops = [F - h * (i + 1) for i in range(6)]
    him = Look("high", "i", "o", "talk")
    her = Look("long", "o", "i", "smile")
    s += g(
        206,
        tops[1] - 118 * 0.8,
        standing(her, "M-2-84C-14-50-16-30-8-6", "M4-82C14-60 24-50 44-52"),
        s=0.8,
    )
    s += g(
        196,
        tops[1] - 36,
        p(
            "M-12-26C-2-30 4-22 2-12C12-8 14 10 6 18C0 26-14 26-20 18C-28 10-26-8-16-12C-18-20-18-24-12-26ZM-8-26V-40H-2V-26",
            "k i",
        ),
    )
    s += g(
        316,
        tops[2] - 118 * 0.8,
        standing(him, "M-2-84C8-60 22-56 46-70", "M4-82C-6-56-10-40-14-26"),
        s=0.8,
    )
    s += p("M306 44C306 32 332 32 332 44", "k")
    yl = tops[5]
    s += g(680, yl, p("M-16 0H16M0 0V-34", "k") + p("M-20-34L-10-62H10L20-34Z", "k a"))
    s += p("M640 80L628 74M646 58L638 48", "n")
    return s


def two_phones() -> str:
    s = floor(720, F) + desk(20, 220, 222, F) + desk(500, 700, 222, F)

    def phone(x: float) -> str:
        return g(
            x,
            221,
            p("M-40 0L-32-30H32L40 0Z", "k p") + dot(0, -14, 9, "k p") + p("M-26-30V-38M26-30V-38"),
        ) + g(x, 140, p("M-44 20C-52 8-44-8-30-6H30C44-8 52 8 44 20L26 16L22 8H-22L-26 16Z", "k i"))

    s += phone(120) + phone(600)
    for x in (120, 600):
        s += p(f"M{x + 40} 160C{x + 66} 178 {x + 64} 206 {x + 38} 214", "n")
        s += g(
            x,
            62,
            p("M-62-34H62V24H-8L-22 42L-24 24H-62Z", "k p")
            + p("M-46-18H46M-46-4H34M-46 10H40", "n"),
        )
    who = Look("curls", "o", "i", "calm")
    s += g(360, F - 190, front_seated(who))
    s += tube("M324 152C306 180 316 200 344 200", 19) + tube("M396 150C432 160 440 130 428 108", 19)
    s += p("M258 222H462V232H258Z", "k p") + p("M276 232V318M444 232V318")
    s += hand(346, 200)
    s += (
        hand(346, 200)
        + g(
            426,
            62,
            p("M0 10V34M0 34H11M0 25H9", "k") + dot(0, -4, 14, "k a") + dot(0, -4, 5, "k p"),
        )
        + hand(426, 104)
    )
    return s


def dotted(start: tuple[float, float], curves: list[Curve], gap: float = 11) -> str:
    """A line of dots along cubic curves; each curve is two handles and an end."""
    dots, since = f"M{start[0]} {start[1]}h.1", 0.0
    x, y = start
    for x1, y1, x2, y2, x3, y3 in curves:
        x0, y0 = x, y
        before = (x0, y0)
        for step in range(1, 201):
            t = step / 200
            a, b, c, d = (1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t**3
            x, y = a * x0 + b * x1 + c * x2 + d * x3, a * y0 + b * y1 + c * y2 + d * y3
            since += math.dist(before, (x, y))
            before = (x, y)
            if since >= gap:
                dots, since = f"{dots}M{x:.1f} {y:.1f}h.1", 0.0
    return p(dots)


# Past three chairs, round in each of them, and back to where it began.
ROUND: list[Curve] = [
    (300, 150, 340, 166, 376, 152),
    (420, 130, 410, 90, 390, 92),
    (364, 96, 372, 150, 410, 156),
    (450, 160, 480, 160, 492, 146),
    (528, 118, 510, 84, 494, 90),
    (470, 100, 486, 150, 524, 156),
    (560, 160, 588, 158, 602, 146),
    (640, 116, 620, 82, 604, 90),
    (580, 100, 594, 156, 636, 150),
    (676, 140, 668, 44, 620, 40),
    (520, 32, 380, 30, 288, 66),
]


def kiosk_loop() -> str:
    s = floor(720, F)
    for y, x in ((300, 8), (286, 20), (272, 4)):
        s += p(f"M{x} {y}c10-8 18-8 28 0c10 8 18 8 28 0", "n")
    s += p("M84 318V54M276 318V54M70 54H290L270 16H90Z", "k p") + p("M84 228H276", "k")
    for i in range(5):
        s += p(f"M{110 + i * 36} 16L{100 + i * 40} 54", "n")
    her = Look("greybun", "i", "o", "cross", glasses=True)
    s += g(166, F - 128, standing(her, "M-2-84C16-64 44-72 78-92"))
    s += p("M84 228H276V318H84Z", "k p") + p("M104 246H256V300H104Z", "n") + g(116, 227, mug(False))
    s += g(252, 94, p("M-6 12L4-22H20L12 16Z", "k i")) + hand(246, 98)
    for x in (400, 510, 620):
        s += g(x, F - 104, chair())
    s += dotted((272, 120), ROUND) + p("M304 48L286 67L312 72", "k")
    return s + dot(620, 40, 6, "k a")


def passed_along() -> str:
    s = floor(720, F)
    cook = Look("high", "o", "i", "worry", wide=True)
    s += g(80, F - 118, standing(cook, "M-2-84C10-58 16-44 40-40", "M4-82C14-62 26-52 44-44"))
    s += p("M58 190H100L104 262H54Z", "k p") + hand(122, F - 158)
    s += p("M64 48C54 28 84 20 86 34C94 20 116 28 108 46L106 62H68Z", "k p")
    near = Look("hijab", "i", "o", "calm", shoes="i")
    s += g(190, F - 118, standing(near, "M-2-84C12-58 20-44 40-44"), flip=True)
    s += hand(152, F - 162)
    for x in (270, 390, 510, 630):
        s += p(f"M{x - 44} 240H{x + 44}") + p(f"M{x - 34} 240V318M{x + 34} 240V318")
    for x, h, cloth in ((390, "short", "k p"), (510, "bob", "k i"), (630, "grey", "k p")):
        s += g(x, 150, front_head(h, "calm"), s=0.8)
        s += p(
            f"M{x - 30} 240C{x - 34} 200 {x - 26} 184 {x - 8} 178H{x + 8}C{x + 26} 184 {x + 34} 200 {x + 30} 240Z",
            cloth,
        )
        s += p(f"M{x - 44} 240H{x + 44}")
    s += g(570, 226, p("M-20 14V-18H20V14Z", "k a") + p("M0-18V14M-20-4H20", "n on"))
    s += "".join(p(f"M{x} 208h34M{x + 26} 202l8 6l-8 6", "n") for x in (312, 432))
    return s


def night_note() -> str:
    s = floor(720, F) + desk(250, 470, 222, F)
    s += g(110, 0, p("M-70 40H130V230H-70Z", "k p"))
    s += g(150, 70, p("M-70-4H58V126H-70Z", "k p") + dot(-6, 2, 6, "k a"))
    for i, length in enumerate((96, 78, 104, 64)):
        s += p(f"M94 {100 + i * 24}H{94 + length}", "k")
    him = Look("cap", "i", "o", "calm")
    s += g(530, F - 104, chair(), flip=True)
    s += g(530, F - 104, seated(him, "M0-82C14-50 40-34 84-26", nod=-6), flip=True)
    s += g(
        370, 221, p("M-30 0H30M0 0V-70L-40-104", "k") + p("M-70-92L-34-124L-22-98L-50-76Z", "k p")
    )
    s += p("M306 128L282 96M300 150L264 138", "n")
    s += g(400, 221, mug())
    s += hand(446, F - 130)
    s += (
        p("M640 60A26 26 0 1 0 670 92A22 22 0 0 1 640 60Z", "k i")
        + dot(590, 40, 2, "e")
        + dot(610, 120, 2, "e")
        + dot(690, 40, 2, "e")
    )
    return s


def headset_off() -> str:
    s = floor(720, F)
    top = F - 190
    her = Look("curls", "o", "i", "worry")
    s += g(250, top, front_seated(her, -2, 0))
    s += p("M96 222H420V232H96Z", "k p") + p("M112 232V318M404 232V318")
    s += tube("M216 150C184 136 186 104 206 90", 19) + tube("M284 150C316 136 314 104 294 90", 19)
    s += p("M206 86C204 36 296 36 294 86", "k") + p("M200 82h14v22h-14zM286 82h14v22h-14z", "k a")
    s += hand(204, 96) + hand(296, 96)
    s += g(150, 221, notebook("k p")) + g(360, 221, p("M-30 0L-24-36H24L30 0Z", "k p"))
    him = Look("bald", "i", "o", "calm", wide=True)
    s += g(
        560,
        F - 118,
        standing(him, "M-2-84C10-58 24-50 52-56", "M4-82C-6-56-12-40-16-26"),
        flip=True,
    )
    s += g(494, F - 166, mug()) + hand(506, F - 176)
    s += p("M660 318V250C660 236 706 236 706 250V318M660 280H706")
    return s


SCENES = {
    "afraid-chair": (
        afraid_chair,
        WIDE,
        "A woman drops into her chair and the screen before her goes dark; a technician kneels beside her and looks at the chair.",
    ),
    "six-stairs": (
        six_stairs,
        WIDE,
        "A technician and a woman with a violin case on six low stairs, a lamp at the top.",
    ),
    "two-phones": (
        two_phones,
        WIDE,
        "Two telephones with the same speech bubble, and between them a technician with one small key.",
    ),
    "kiosk-loop": (
        kiosk_loop,
        WIDE,
        "A woman in a ticket kiosk; a dotted line runs from her phone round three empty chairs and back.",
    ),
    "passed-along": (
        passed_along,
        WIDE,
        "A parcel passes along desks; one technician stands with the cook who is waiting for it.",
    ),
    "night-note": (
        night_note,
        WIDE,
        "A man at a night desk looks at a note of four lines on a board.",
    ),
    "headset-off": (
        headset_off,
        WIDE,
        "A woman takes off her headset; a colleague comes over with a mug.",
    ),
}


def draw(folder: Path) -> None:
    for name, (scene, size, label) in SCENES.items():
        save(folder, name, size, scene(), label, STYLE)
