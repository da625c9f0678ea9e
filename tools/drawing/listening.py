"""The drawings of the section on listening: a walrus, a dictionary, four chats, a letter sent back, a time on a pad."""

from __future__ import annotations

from pathlib import Path

from tools.drawing.pen import STYLE, dot, floor, g, p, save
from tools.drawing.people import Look, hand, seated, standing
from tools.drawing.things import chair, clock, desk, screen

F = 318
WIDE = (720, 330)


def walrus() -> str:
    s = floor(720, F)
    # table with scanner and walrus
    s += p("M112 232H352V242H112Z", "k p") + p(f"M130 242V{F}M334 242V{F}")
    s += g(292, 232, p("M-26 0V-16H40V0Z", "k a") + p("M-14-8H28", "n on"))
    body = "M-136-2C-160-8-164-34-150-34C-144-34-140-22-126-24C-96-28-78-92-6-106C44-116 92-106 98-66C102-44 96-18 78-10C40 4-60 2-136-2Z"
    w = p(body, "k p")
    w += p("M-40-2C-52 14-80 18-88 8C-78 4-66-6-62-16", "k p")  # flipper
    w += p("M70-46C68-30 70-10 74 6C78-6 82-26 82-42Z", "k p") + p(
        "M92-44C92-28 96-12 100 2C102-12 104-30 102-46Z", "k p"
    )  # tusks
    w += p("M58-62C54-40 74-36 86-42C98-36 116-42 112-62C108-76 64-78 58-62Z", "k p")
    w += p("M86-66V-44M78-68C82-72 90-72 94-68", "n")
    w += "".join(
        dot(x, y, 1.2, "e")
        for x, y in ((68, -56), (72, -49), (78, -55), (95, -55), (101, -49), (104, -56))
    )
    w += (
        dot(70, -84, 2.6, "e")
        + p("M64-92C68-95 73-95 76-92", "n")
        + p("M-8-96C0-92 6-90 14-92M-24-86C-14-80-6-78 2-80M-44-66C-36-60-30-58-22-60", "n")
    )
    s += g(222, 226, w)
    her = Look("greybun", "o", "i", "calm", glasses=True)
    s += g(62, F - 118, standing(her, "M-2-84C-6-40 34-52 6-100", "M4-82C16-56 30-46 56-44"))
    s += g(84, F - 222, p("M-5 10L3-22H17L9 10Z", "k i")) + hand(76, F - 218)
    # technician with headset, reading
    s += g(500, F - 104, chair())
    him = Look("high", "i", "o", "smile")
    s += g(500, F - 104, seated(him, "M0-82C14-44 44-30 84-20", lean=3, nod=-2))
    s += (
        '<path class="ki" stroke-width="3" d="M494 62C498 50 514 46 526 52"/>'
        + dot(504, 84, 7, "k p")
        + p("M504 91C506 104 520 106 528 102")
    )
    s += desk(556, 716, 222, F) + hand(586, F - 124)
    lines = "".join(
        p(f"M-46 {-84 + 11 * i}H{x}", "n") for i, x in enumerate((40, 26, 44, 18, 38, 30))
    )
    s += g(648, 220, screen(lines))
    s += p("M392 92C402 84 404 104 414 96C424 88 426 108 436 100", "n")
    return s


def dictionary() -> str:
    s = floor(720, F)
    s += p("M300 206H560V218H300Z", "k p") + p(f"M316 218V{F}M544 218V{F}M316 240H544")
    her = Look("hijab", "o", "i", "calm")
    s += g(262, F - 118, standing(her, "M-2-84C6-48 30-14 68-8"))
    s += g(
        358,
        200,
        p(
            "M-56 4L-44-42C-30-50-12-50 0-42C12-50 30-50 44-42L56 4C38-4 14-4 0 4C-14-4-38-4-56 4Z",
            "k p",
        )
        + p("M0-42V4", "n")
        + p(
            "M-38-36C-28-41-14-41-8-37M-41-26C-30-31-14-31-8-27M-44-16C-32-21-14-21-8-17M8-37C16-41 28-41 38-36M8-27C16-31 30-31 41-26M8-17C16-21 32-21 44-16",
            "n",
        )
        + '<path class="ka" stroke-width="5" d="M-43-21C-31-26-16-26-9-22"/>',
    )
    s += hand(334, 192)
    him = Look("short", "i", "o", "worry")
    s += g(
        624, F - 118, standing(him, "M0-84C-2-40 40-60 20-120", "M4-82C10-48 26-18 62-6"), flip=True
    )
    s += hand(604, F - 236) + hand(556, 196)
    lav = p("M-20 0L-15-30H15L20 0Z", "k p")
    for x, h in ((-12, 64), (-5, 78), (3, 70), (11, 82), (16, 60)):
        lav += p(f"M{x * 0.6:.0f}-30C{x}-44 {x}-50 {x * 1.3:.0f}-{h}", "n")
        lav += "".join(
            dot(x * 1.3 + (-2 if i % 2 else 2), -h - 4 + i * 5, 2.6, "e") for i in range(4)
        )
    s += g(486, 206, lav)
    return s


def four_windows() -> str:
    s = p("M0 318H720")
    xs = (20, 196, 372, 548)
    for x in xs:
        s += (
            p(f"M{x} 60H{x + 152}V282H{x}Z", "k p")
            + p(f"M{x} 86H{x + 152}", "k")
            + dot(x + 14, 73, 3.5, "e")
            + dot(x + 26, 73, 3.5, "k p")
        )
    # 1: tea in a keyboard
    s += p("M36 104H116M36 116H96", "n")
    s += p("M44 216L58 182H152L144 216Z", "k p") + p(
        "M56 208H140M62 198H144M66 190H148M84 184L76 214M104 184L98 214M124 184L120 214", "n"
    )
    s += g(70, 176, p("M0 0L20-10L12-32L-10-22Z", "k p") + p("M16-22C26-30 30-14 18-12", "k")) + p(
        "M82 172C84 178 80 182 82 188M92 168C94 174 90 178 92 182", "n"
    )
    s += p("M88 240H156V266H88Z", "k p") + p("M96 250H148M96 258H132", "n")
    # 2: man upside down
    s += p("M212 104H292M212 116H272", "n")
    man = standing(
        Look("bald", "o", "i", "calm"), "M-2-84C14-70 30-78 40-92", "M4-82C20-66 36-62 46-72"
    )
    s += g(268, 186, man, s=0.42, r=180)
    s += "".join(
        p(f"M{x} {y}c-4 6-4 10 0 10c4 0 4-4 0-10Z", "k a" if k == 1 else "n p")
        for k, (x, y) in enumerate(((238, 246), (262, 258), (292, 244)))
    )
    # 3: waiting circle
    s += (
        p("M388 104H468M388 116H440", "n")
        + p("M448 150A32 32 0 1 1 420 166")
        + p("M412 154L420 166L432 160")
    )
    s += p("M420 240H504V266H420Z", "k p") + p("M428 253H470", "n")
    # 4: typing dots
    s += p("M564 104H644M564 116H630", "n") + p("M564 150H640M564 162H612M564 188H650", "n")
    s += (
        p("M564 234H628C638 234 638 262 628 262H564C554 262 554 234 564 234Z", "k p")
        + dot(580, 248, 4, "e")
        + dot(596, 248, 4, "e")
        + dot(612, 248, 4, "e")
    )
    return s


def folder(label: str) -> str:
    """A cardboard folder lying open a little; 64 wide."""
    return p("M-32 0V-40H-8L-2-34H32V0Z", "k p") + label


def say_it_back() -> str:
    """Four lines go over, one comes back with a word put in."""
    s = floor(720, F) + desk(150, 300, 222, F) + desk(430, 580, 222, F)
    asks = Look("afro", "i", "o", "calm")
    s += g(92, F - 104, chair()) + g(92, F - 104, seated(asks, "M0-82C12-44 44-30 84-22", lean=4))
    s += hand(177, F - 126)
    s += g(222, 221, folder(p("M-22-22H22M-22-12H10", "n")))
    s += g(262, 221, folder(p("M-22-22H14M-22-12H22", "n")))
    knows = Look("greybun", "o", "i", "smile", glasses=True)
    s += g(632, F - 104, chair(), flip=True)
    s += g(632, F - 104, seated(knows, "M0-82C14-52 60-66 96-92", lean=3), flip=True)
    # The letter stands between them, large enough to read.
    s += p("M256 18H474V174H256Z", "k p")
    s += "".join(p(f"M278 {46 + 34 * i}H{x}") for i, x in enumerate((430, 400, 446, 372)))
    s += p("M388 148C388 138 402 138 402 146C402 154 395 152 395 160M395 166h.1")
    s += p("M396 96L404 84L412 96", "n") + '<path class="ka" stroke-width="7" d="M386 70H424"/>'
    s += p("M530 130L488 96L482 84L494 88L534 122Z", "k a")
    return s + hand(536, F - 196)


def not_now() -> str:
    """Hands off the keys and turned round: he writes down when he will come."""
    s = floor(720, F) + clock(310, 66, "M0 0L17 1M0 0L22-12")
    s += p("M36 318V60H150V318Z", "k i")
    s += "".join(
        f'<path class="ko" stroke-width="1.5" d="M52 {y}H134"/>' for y in range(84, 304, 20)
    )
    s += "".join(dot(126, y - 8, 2.4, "p") for y in range(84, 304, 20))
    s += desk(166, 344, 222, F)
    s += g(246, 220, screen(p("M-46-82H30M-46-70H38M-46-58H22M-46-46H34M-46-34H-30", "n")))
    s += g(414, F - 104, chair())
    he = Look("high", "i", "o", "calm")
    s += g(414, F - 104, seated(he, "M0-82C6-52 26-44 52-56", "M4-80C20-60 34-52 52-46"))
    s += p("M460 124L502 116L510 158L468 166Z", "k a") + p(
        "M474 136L494 132M476 146L490 143", "n on"
    )
    s += p("M484 152L500 126", "k") + hand(470, F - 160)
    she = Look("bun", "o", "i", "calm")
    s += g(620, F - 118, standing(she, "M-2-84C10-52 16-40 34-34"), flip=True)
    return s + g(586, F - 150, p("M-18 26L-24-26H14L20 26Z", "k p")) + hand(590, F - 150)


SCENES = {
    "say-it-back": (
        say_it_back,
        WIDE,
        "Two women at two desks, a letter of four lines between them; one puts a word into it with a pen.",
    ),
    "not-now": (
        not_now,
        WIDE,
        "A technician has turned from his screen and writes a time on a pad for the woman who stands before him.",
    ),
    "walrus": (
        walrus,
        WIDE,
        "A woman with a phone beside a walrus that lies across a small scanner; a technician with a headset reads a screen and notices nothing.",
    ),
    "dictionary": (
        dictionary,
        WIDE,
        "A woman points to a line in an open dictionary; the technician behind the counter has a hand to his forehead. A pot of lavender stands between them.",
    ),
    "four-windows": (
        four_windows,
        WIDE,
        "Four chat windows side by side; in the second, a man hangs upside down and drips.",
    ),
}


def draw(folder: Path) -> None:
    for name, (scene, size, label) in SCENES.items():
        save(folder, name, size, scene(), label, STYLE)
