"""The drawings of the section on stress: a counter that does not move, and a phone at night."""

from __future__ import annotations

from pathlib import Path

from tools.drawing.pen import STYLE, dot, floor, g, p, save
from tools.drawing.people import Look, hand, seated
from tools.drawing.things import chair, desk, mug, plant, screen

F = 318
WIDE = (720, 330)


DIGITS = {
    "1": "M20 0V52",
    "2": "M0 0H40V26H0V52H40",
    "3": "M0 0H40V52H0M8 26H40",
    "6": "M40 0H0V52H40V26H0",
}


def counter(number: str) -> str:
    """A number that hangs on the wall."""
    s = p("M52 40H212V136H52Z", "k i") + p("M92 40V22M172 40V22")
    for x, digit in zip((80, 146), number, strict=True):
        s += g(x, 62, f'<path class="ko" stroke-width="9" d="{DIGITS[digit]}"/>')
    return s


def at_the_counter(number: str, who: Look) -> str:
    """A long day's work, and behind it the number of this morning."""
    s = floor(720, F) + desk(330, 706, 222, F) + counter(number)
    s += g(266, F - 104, chair())
    s += g(266, F - 104, seated(who, "M0-82C14-42 44-24 82-14", lean=3, nod=4))
    s += hand(352, F - 118)
    lines = p("M-48-84H30M-48-70H42M-48-56H18M-48-42H36", "n")
    return s + g(462, 221, screen(lines)) + p("M362 221L368 212H408L402 221Z", "k p")


def counter_31() -> str:
    """What he did today hangs beside the screen: three ticks."""
    s = at_the_counter("31", Look("grey", "o", "i", "worry", wide=True, glasses=True))
    s += p("M560 118L630 112L634 184L564 190Z", "k a")
    ticks = "".join(p(f"M574 {y}l5 6l9-12M596 {y}l24-2", "n on") for y in (132, 150, 168))
    return s + ticks + g(672, 200, plant()) + g(548, 221, mug())


def counter_26() -> str:
    """Ten to five: the clock, and a pad that is still empty."""
    s = at_the_counter("26", Look("bun", "i", "o", "calm"))
    s += dot(610, 74, 38) + p("M610 74L622 90M610 74L587 60")
    s += p("M610 43v3M641 74h-3M610 105v-3M579 74h3", "n")
    s += p("M566 221L574 207H642L634 221Z", "k a") + p("M656 221L664 200")
    return s


def key_on_hook() -> str:
    s = p("M0 142H320") + p("M186 20H262V34H186Z", "k p") + p("M224 34V44C224 52 234 52 234 45")
    s += dot(226, 62, 14, "k a") + dot(226, 58, 4) + p("M226 76V122M226 108H238M226 120H236")
    s += p("M52 142L66 98H150L136 142Z", "k p")
    lines = "".join(
        p(f"M{78 - 3 * i} {106 + 7 * i}h{w}", "n") for i, w in enumerate((40, 54, 36, 46))
    )
    return s + lines + p("M70 112L122 106M66 120L124 114", "n") + p("M160 142L174 104")


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
    "counter-26": "A technician at a desk; the counter behind her shows 26, "
    "the clock says ten to five, and a pad lies ready.",
    "key-on-hook": "A key hangs on a hook; below it lies a pad with lines crossed out.",
    "three-am": "A bedside table at ten to three at night, with a lamp, a clock, "
    "a humming phone, a glass of water and a pad.",
}


def draw(folder: Path) -> None:
    wide = {"counter-31": counter_31, "counter-26": counter_26, "three-am": three_am}
    for name, scene in wide.items():
        save(folder, name, WIDE, scene(), LABELS[name], STYLE)
    save(folder, "key-on-hook", (320, 152), key_on_hook(), LABELS["key-on-hook"], STYLE)
