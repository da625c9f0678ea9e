"""The drawings of the section on stress: a counter that does not move, and a phone at night."""

from __future__ import annotations

from pathlib import Path

from tools.drawing.pen import STYLE, dot, floor, g, p, save
from tools.drawing.people import Look, hand, seated
from tools.drawing.things import chair, desk, mug, plant, screen

F = 318
WIDE = (720, 330)


def counter_31() -> str:
    """He has worked all day; the number behind him is the one of this morning."""
    s = floor(720, F) + desk(330, 706, 222, F)
    s += p("M52 40H212V136H52Z", "k i") + p("M92 40V22M172 40V22")
    three = '<path class="ko" stroke-width="9" d="M82 62H122V114H82M90 88H122"/>'
    s += three + '<path class="ko" stroke-width="9" d="M172 62V114"/>'
    s += g(266, F - 104, chair())
    him = Look("grey", "o", "i", "worry", wide=True, glasses=True)
    s += g(266, F - 104, seated(him, "M0-82C14-42 44-24 82-14", lean=3, nod=4))
    s += hand(352, F - 118)
    lines = p("M-48-84H30M-48-70H42M-48-56H18M-48-42H36", "n")
    s += g(462, 221, screen(lines)) + p("M362 221L368 212H408L402 221Z", "k p")
    s += p("M560 118L630 112L634 184L564 190Z", "k a")
    ticks = "".join(p(f"M574 {y}l5 6l9-12M596 {y}l24-2", "n on") for y in (132, 150, 168))
    return s + ticks + g(672, 200, plant()) + g(548, 221, mug())


def three_am() -> str:
    """A bedside table at ten to three."""
    s = floor(720, F)
    # The bed reaches into the picture from the left; somebody's cover is thrown back.
    s += p("M0 318V250M184 318V150C184 138 204 138 204 150V318", "k")
    s += p("M0 218H184V276H0Z", "k p")
    s += p("M70 216C60 178 92 172 128 176C160 172 184 178 178 216Z", "k p")
    s += p("M88 208C84 194 92 186 106 184M160 206C164 196 162 190 156 186", "n")
    s += p("M0 206C30 190 58 214 84 222C64 246 40 238 0 262Z", "k i")
    # A window with the moon.
    s += p("M560 26H690V176H560ZM625 26V176M560 101H690", "k")
    s += p("M664 48C650 52 646 74 660 82C642 86 632 70 640 58C646 48 656 45 664 48Z", "k p")
    # The table and what stands on it.
    s += p("M232 222H544V234H232Z", "k p") + p("M254 234V318M522 234V318M254 278H522")
    s += dot(388, 256, 4, "e")
    s += p("M262 222C262 214 302 214 302 222Z", "k i") + p("M282 214V142")
    s += p("M252 142L268 92H296L312 142Z", "k p") + p("M264 132L272 104", "n")
    s += dot(352, 184, 34) + p("M330 212L324 222M374 212L380 222")
    s += p("M352 184L372 182M352 184L330 171") + p(
        "M352 156v3M380 184h-3M352 212v-3M324 184h3", "n"
    )
    s += p("M396 222L402 210H452L446 222Z", "k a")
    s += p("M392 204C388 200 390 196 386 192M460 206C464 202 462 198 466 194", "n")
    s += p("M400 198C397 195 399 191 396 187M452 200C455 196 453 192 456 188", "n")
    s += p("M470 222L466 178H494L490 222Z", "k p") + p("M468 196H492", "n")
    s += p("M500 222L506 208H540L534 222Z", "k p") + p("M511 213H530M509 217H524", "n")
    return s


LABELS = {
    "counter-31": "A technician at a desk; on the wall behind him a counter shows 31, "
    "and a small note with three ticks hangs beside the screen.",
    "three-am": "A bedside table at ten to three at night, with a lamp, a clock, "
    "a humming phone, a glass of water and a pad.",
}


def draw(folder: Path) -> None:
    for name, scene in {"counter-31": counter_31, "three-am": three_am}.items():
        save(folder, name, WIDE, scene(), LABELS[name], STYLE)
