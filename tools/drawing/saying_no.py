"""The drawings of saying no and of the final thoughts; their words are in the readings."""

from __future__ import annotations

from pathlib import Path

from tools.drawing.heads import front_head
from tools.drawing.pen import STYLE, dot, floor, g, p, save, sleeve
from tools.drawing.people import Look, front_seated, hand, seated, standing
from tools.drawing.things import desk, mug, plant

F = 318
WIDE = (720, 330)


def side_door() -> str:
    s = floor(720, F)
    # The large door: shut, with a bar and a lock.
    s += p("M250 318V34H420V318", "k") + p("M262 318V46H408V318", "k p") + p("M335 46V318")
    s += p("M250 168H420V186H250Z", "k i") + p("M323 186H347V214H323Z", "k p")
    s += p("M328 186V176C328 164 342 164 342 176V186") + dot(335, 198, 3, "e")
    s += p(
        "M276 66H322V140H276ZM348 66H394V140H348ZM276 216H314V298H276ZM356 216H394V298H356Z", "n"
    )
    # The small one: open, with light behind it.
    s += p("M586 318V132H672V318Z", "k a") + p("M672 132L704 118V318H672Z", "k p")
    s += dot(694, 224, 3, "e") + p("M578 318V124H680V132", "k")
    visitor = Look("bun", "o", "i", "calm", wide=True)
    s += g(120, F - 118, standing(visitor, "M-2-84C8-50 10-40 12-6", "M4-82C18-56 22-30 24-2"))
    s += hand(132, F - 122) + p("M112 210H176V262H112ZM130 210V200H158V210", "k p")
    s += p("M112 228H176", "n") + hand(146, 204)
    helper = Look("turban", "i", "o", "calm")
    s += g(482, F - 118, standing(helper, "M-2-84C22-72 48-74 74-80", "M4-82C-6-60-6-44-8-30"))
    return s + hand(558, F - 199)


def bench_person(x: float, look: Look, gaze: float = 0) -> str:
    """Somebody who waits, from the front and a little smaller than the two who talk."""
    return g(x, F - 141, front_seated(look, 0, gaze) + _folded(look), s=0.74)


def _folded(look: Look) -> str:
    left = sleeve("M-28 22C-40 56-30 84-8 92", look.top)
    return left + sleeve("M28 22C40 56 30 84 8 92", look.top) + hand(-4, 94) + hand(6, 94)


def long_bench() -> str:
    s = floor(720, F)
    s += p("M300 244H706V256H300Z", "k p") + p("M316 256V318M690 256V318M503 256V318")
    waiting = (
        (326, Look("grey", "o", "i"), 2),
        (384, Look("bob", "i", "o"), 0),
        (442, Look("high", "o", "o"), -2),
        (500, Look("curls", "o", "i"), 0),
        (558, Look("turban", "i", "i"), -3),
        (616, Look("short", "o", "o"), 0),
        (674, Look("bob", "o", "i", glasses=True), -3),
    )
    s += "".join(bench_person(x, look, gaze) for x, look, gaze in waiting)
    friend = Look("long", "i", "i", "smile")
    s += g(66, F - 118, standing(friend, "M-2-84C18-66 34-62 56-70", "M4-82C20-60 34-56 56-62"))
    s += p("M112 118L172 110L174 119L114 127Z", "k a") + p("M114 122L173 114", "n on")
    s += hand(126, F - 194)
    helper = Look("afro", "o", "o", "calm")
    s += g(
        226,
        F - 118,
        standing(helper, "M0-84C4-60 10-46 24-36", "M4-82C12-60 18-44 28-34"),
        flip=True,
    )
    # The partition stands between them and hides their legs.
    s += p("M100 318V176H212V318", "k p") + p("M94 166H218V176H94Z", "k i")
    return s + p("M114 190H198V304H114Z", "n") + hand(202, F - 158)


def four_lines() -> str:
    s = floor(720, F)
    s += desk(246, 560, 214, F) + p("M262 214V318M544 214V318M262 236H544", "n")
    # A coat that hangs too high for anybody: the one who was left hanging.
    s += p("M86 26H150M118 26V36C118 44 126 44 126 38")
    s += p(
        "M118 44C104 46 96 54 92 66L80 128L94 132L98 104V166H138V104L142 132L156 128L144 66C140 54 132 46 118 44Z",
        "k i",
    )
    s += '<path class="ko" stroke-width="1.5" d="M118 60V162M110 46L118 62L126 46"/>'
    woman = Look("hijab", "o", "i", "smile")
    s += g(222, F - 118, standing(woman, "M-2-84C20-66 44-66 74-74", "M4-82C18-60 22-40 26-20"))
    s += hand(296, F - 192)
    # The technician stands behind the counter, from the front.
    s += g(470, 114, p("M-37 100C-40 44-40 10-18 0L18 0C40 10 40 44 37 100Z", "k i"))
    s += g(470, 114, p("M-9-12V2C-4 9 4 9 9 2V-12", "k p"))
    s += g(470, 84, front_head("short", "smile", -4, glasses=True), r=-3)
    s += sleeve("M500 140C514 170 512 190 496 204", "i") + hand(494, 206)
    s += sleeve("M442 138C424 160 408 160 384 150", "i")
    s += p("M300 100H376V164H300Z", "k a") + hand(380, 148)
    s += p("M312 114H352M312 127H364M312 140H344M312 153H358", "n on")
    s += g(296, F - 192, dot(0, 0, 8))
    s += p("M246 214H560V224H246Z", "k p") + g(528, 213, mug()) + g(640, F - 31, plant(1.4))
    return s


def tram_window(x: float, inner: str) -> str:
    frame = p(
        f"M{x} 70C{x} 58 {x + 8} 50 {x + 20} 50H{x + 180}C{x + 192} 50 {x + 200} 58 {x + 200} 70V186H{x}Z",
        "k p",
    )
    return frame + inner + p(f"M{x} 80H{x + 200}", "n")


def fish_on_pane() -> str:
    s = floor(720, F) + p("M0 26H720M0 206H720") + p("M0 214H720", "n")
    # Morning over the river in the first pane, a child's fish in the second.
    river = p("M40 150H240M64 160H132M150 168H214M84 174H172", "n") + p(
        "M40 150V132H62V118H84V136H118V106H136V136H186V124H210V140H240", "n"
    )
    s += tram_window(40, river + dot(172, 104, 13, "k p"))
    fish = p("M318 134C338 100 392 98 416 132C394 166 340 168 318 134Z", "k a")
    fish += p("M416 132L446 108V158Z", "k a") + dot(342, 126, 4, "e")
    fish += p("M362 112C354 126 354 142 362 156M380 116C374 128 374 140 380 152", "n on")
    fish += p("M304 120C300 114 306 108 302 102M296 108C292 102 298 96 294 90", "n")
    s += tram_window(270, fish) + tram_window(500, p("M520 130L560 96M536 146L600 90", "n"))
    s += p("M255 26V318M485 26V318", "k")
    seat = p("M-40-92C-46-40-42-10-34 12H38", "k") + p("M-20 12V104M26 12V104")
    sleeper = Look("beanie", "i", "o", "calm", wide=True)
    s += g(600, F - 104, seat, flip=True) + g(
        600, F - 104, seated(sleeper, "M-2-84C10-52 20-40 40-36", lean=-4, nod=16), flip=True
    )
    # His eyes are shut.
    s += dot(589, 88, 4, "p") + p("M584 87C586 91 591 91 593 88", "n")
    return s + hand(560, F - 138)


LABELS = {
    "fish-on-pane": "Inside an early tram: a fish drawn on a pane, and a man asleep in his seat.",
    "side-door": "A technician before a large locked door points a woman to a small open one.",
    "long-bench": "A friend holds out a laptop; behind the helper seven people wait on a bench.",
    "four-lines": "A technician at a counter hands a woman a card with four lines on it.",
}


def draw(folder: Path) -> None:
    scenes = {
        "side-door": side_door,
        "long-bench": long_bench,
        "four-lines": four_lines,
        "fish-on-pane": fish_on_pane,
    }
    for name, scene in scenes.items():
        save(folder, name, WIDE, scene(), LABELS[name], STYLE)
