"""The drawings of the product itself: its doors, empty places and quiet moments."""

from __future__ import annotations

from pathlib import Path

from tools.drawing.pen import dot, floor, g, p, save, tube
from tools.drawing.people import Look, hand, seated, standing
from tools.drawing.things import chair, desk, mug, plant, stool

DOOR_WIDTH, DOOR_FLOOR = 400, 292
FRAME = p(f"M222 {DOOR_FLOOR}V44H346V{DOOR_FLOOR}")
# Three doors stand in one wall, so this floor has no round ends.
WALL = p(f"M-1 {DOOR_FLOOR}H{DOOR_WIDTH + 1}", "k butt")


def lid() -> str:
    """A technician turns away from the desk and has closed the laptop; the visitor talks."""
    f = 318
    visitor, helper = Look("afro", "o", "i", "talk"), Look("grey", "i", "o", "calm")
    s = floor(720, f)
    s += g(196, f - 104, stool() + seated(visitor, "M2-82C14-56 26-56 52-70", lean=4))
    s += hand(252, f - 176)
    s += g(
        452, f - 104, chair() + seated(helper, "M0-82C4-54 14-36 50-20", lean=6, nod=6), flip=True
    )
    s += hand(402, f - 122) + desk(520, 712, 222, f)
    s += p("M566 214h92c3 0 4 8 0 8h-92c-4 0-4-8 0-8z", "k a") + g(676, 221, mug())
    s += p("M560 222C556 250 570 262 560 290C556 304 548 312 548 318", "n")
    s += p("M256 66H388M256 80H352M256 94H376M256 108H300", "n")
    case = p("M-30 0V-46H30V0Z", "k p") + p("M-12-46V-54C-12-60 12-60 12-54V-46")
    return s + g(96, f, case + p("M-30-26H30", "n"))


def door_set_up() -> str:
    f = DOOR_FLOOR
    s = WALL + p(f"M228 {f - 1.5}V50H340V{f - 1.5}Z", "a") + FRAME
    s += p("M248 72H320V146H248ZM248 168H320V262H248Z", "n on") + dot(329, 170, 5, "oa")
    who = standing(Look("hijab", "o", "i"), "M0-80C4-50 20-36 52-38")
    box = p("M-34-40H36V16H-34Z", "k p") + p("M-34-20H36", "n") + g(14, -62, plant(0.9))
    box = g(72, -32, box + p("M-22-40V-62H-4V-40", "k p"))
    return s + g(96, f - 96, who + box + tube("M0-80C4-50 20-36 52-34", 19) + hand(54, -34), s=0.81)


def door_look_around() -> str:
    f = DOOR_FLOOR
    s = WALL + p(f"M222 {f}V44H346V{f}Z", "k i")
    figure = "M-28 0V-112C-30-140-22-158-9-163C-24-180-16-210 4-210"
    figure = p(figure + "C24-210 32-180 17-163C30-158 38-140 36-112V0Z", "p")
    face = p("M-5-184h.1M11-184h.1") + p("M-3-174C0-170 6-170 9-174", "n")
    s += g(288, f, figure + face + p("M-14-120H22M-14-108H22M-14-96H8", "n"))
    s += p(f"M222 44L162 68V{f}H222Z", "k p")
    s += p("M178 90L208 80V150L178 154ZM178 176L208 174V262H178Z", "n") + dot(172, 170, 4.5, "e")
    cat = p("M-30-2C-38-30-22-48-2-48C14-48 22-34 22-20V-2Z", "k i")
    cat += p("M4-46C0-58 2-70 4-74L14-66H26L36-74C38-64 38-52 32-46C24-40 10-40 4-46Z", "k i")
    cat += dot(15, -56, 2.4, "p") + dot(27, -56, 2.4, "p")
    return s + g(84, f, cat + p("M-30-3C-52-2-56-22-46-34C-42-40-46-48-52-48"))


def door_tomorrow() -> str:
    f = DOOR_FLOOR
    sheet = p("M-34-36L30-40L34 38L-30 42Z", "n p")
    sheet += p("M-20-20L18-22M-20-6L20-8M-20 8L14 6M-20 22L18 20", "n")
    s = WALL + FRAME + dot(332, 170, 5, "e") + g(282, 122, sheet, r=-2) + p("M272 84l18-2")
    hands = p("M0 0V-20M0 0L13 11") + p("M0-27v3M27 0h-3M0 27v-3M-27 0h3", "n")
    s += g(98, 74, dot(0, 0, 32) + hands)
    for x in (56, 128):
        seat = p("M-18 0L-12-46H28L34 0M-12-46L-22-112") + p("M-16-50H32")
        s += g(x, f, seat + p("M-17-80L-13-82M-20-100L-16-102", "n"))
    return s


def drawer() -> str:
    """A closed notebook with a bookmark, and two pens in a pot."""
    s = p("M0 132H320") + p("M48 132L70 96H232L210 132Z", "k p")
    s += p("M48 132V122L70 86H232V96") + p("M70 86L48 122H210L232 86Z", "k i")
    s += p("M210 122V132M232 86V96") + '<path class="ko" stroke-width="4" d="M178 122L200 86"/>'
    s += p("M118 96H160L152 110H110Z", "p") + p("M96 132v14l7-6l7 6v-14", "k a")
    pens = p("M-6-40L-13-92M5-40L12-80M12-80l3-8") + p("M-14-30H14", "n")
    return s + g(276, 131, p("M-14 0V-40H14V0Z", "k p") + pens)


def chairs() -> str:
    """An empty round; one chair is ready for you."""
    s = p("M0 150H360") + p("M96 88H264")
    s += p("M180 88V142M150 150C154 138 170 140 180 138C190 140 206 138 210 150")
    seat = p("M-14 0V-44H20V0M-14-44L-20-100") + p("M-17-60L-20-92", "n")
    s += g(62, 150, seat) + g(298, 150, seat, flip=True)
    s += g(150, 87, mug()) + g(214, 86, p("M-18 0L-14-4H16L20 0Z", "n p"))
    return s + p("M281 104H316V109H281Z", "k a")


def cord() -> str:
    """A caller and a technician, joined by one cord that makes room for the sentence."""
    caller, helper = Look("bun", "o", "o", "talk"), Look("turban", "i", "o", "calm")
    s = floor(720, 298)
    s += g(150, 194, stool() + seated(caller, "M0-82C14-44 44-58 16-98", lean=2))
    s += tube("M150 66C150 84 162 100 182 100", 14) + hand(162, 94)
    s += g(588, 194, chair() + seated(helper, "M0-82C4-54 14-36 50-28", lean=4, nod=4), flip=True)
    s += hand(536, 166) + p("M596 58a7 10 0 1 0 .1 0", "k a")
    line = "M186 104C190 150 230 176 262 150C292 122 262 86 240 108C214 136 260 196 330 178"
    s += p(line + "C400 160 420 90 384 84C352 80 350 130 400 146C450 160 530 140 552 92")
    s += '<path class="ko" stroke-width="9" d="M590 78C586 104 566 106 554 92"/>'
    return s + p("M592 76C588 106 566 108 554 92") + dot(552, 89, 6, "e")


def toolbox() -> str:
    """An open box of tools: something to try with one's own hands."""
    s = p("M0 142H320")
    s += p("M120 92L112 34C111 28 121 26 123 32L134 92", "k p")
    s += p("M150 92V46H142V22H166V46H158V92", "k p")
    s += p("M184 92L196 52C184 46 184 26 198 22V38H210V22C224 26 224 48 210 53L199 92Z", "k a")
    s += p("M74 142V92H246V142Z", "k p") + p("M74 108H246", "n") + p("M140 108H180V120H140Z", "k i")
    s += p("M74 92L54 66H88L100 92M246 92L266 66H232L220 92", "k p")
    s += g(34, 141, p("M-10 0L-6-8H8L12 0Z", "k p"))
    return s + g(284, 141, p("M-16 0V-5H16V0ZM-10-5V-10H10V-5", "k p"))


DRAWINGS = {
    "lid": (
        lid,
        (720, 330),
        "A technician has turned from the desk and closed the laptop; a colleague tells what happened.",
    ),
    "door-set-up": (door_set_up, (400, 298), "Someone carries a box and a plant towards a door."),
    "door-look-around": (
        door_look_around,
        (400, 298),
        "An open door; behind it a cardboard figure. A cat waits outside.",
    ),
    "door-tomorrow": (
        door_tomorrow,
        (400, 298),
        "A closed door with a sheet of paper on it, a clock and two chairs.",
    ),
    "drawer": (drawer, (320, 150), "A closed notebook with a bookmark, and two pens in a pot."),
    "chairs": (chairs, (360, 158), "An empty round of chairs, one of them ready for you."),
    "cord": (cord, (720, 310), "A caller and a technician joined by a long telephone cord."),
    "toolbox": (
        toolbox,
        (320, 152),
        "An open box with a screwdriver, a hammer and a spanner.",
    ),
}


def draw(folder: Path) -> None:
    for name, (scene, size, label) in DRAWINGS.items():
        save(folder, name, size, scene(), label)
