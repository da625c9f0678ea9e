"""The drawings of the section on feelings: a mug before the answer, two guesses, somebody else's anger."""

from __future__ import annotations

from pathlib import Path

from tools.drawing.pen import STYLE, dot, floor, g, p, save, tube
from tools.drawing.people import Look, front_seated, hand, seated, standing
from tools.drawing.things import chair, desk, screen

F = 318
WIDE = (720, 330)


def half_second() -> str:
    s = floor(720, F) + desk(258, 712, 222, F)
    s += (
        dot(96, 78, 36)
        + dot(96, 78, 2.5, "e")
        + p("M96 78L119 70M96 78L80 76")
        + p("M96 47v4M96 105v4M65 78h4M123 78h4", "n")
    )
    s += g(190, F - 104, chair())
    her = Look("bun", "i", "o", "calm")
    s += g(190, F - 104, seated(her, "M0-82C6-40 40-16 96-12", lean=2, nod=2))
    # warm ears
    s += p(
        "M158 66C152 62 158 58 152 53M154 80C147 78 151 72 144 70M158 94C151 95 152 88 146 90", "n"
    )
    cup = (
        p("M-17 0V-36H17V0Z", "k a")
        + p("M17-29C31-30 31-8 17-8")
        + p("M-5-44C-8-51 0-54-4-61M6-44C3-51 11-54 7-61", "n")
    )
    s += g(308, 221, cup)
    s += hand(292, 202) + hand(322, 206)
    s += p("M372 221L382 212H486L496 221Z", "k p") + p("M390 216H478", "n")
    msg = (
        p("M-46-82H30V-50H-18L-30-40V-50H-46Z", "n")
        + p("M-38-72H20M-38-62H4", "n")
        + p("M-46-28H46", "n")
    )
    s += g(582, 221, screen(msg), s=1.25)
    return s


def between_calls() -> str:
    s = floor(720, F)
    # window with a crane far away
    s += p("M452 30H694V232H452Z", "k p") + p("M440 232H706") + p("M573 30V232", "k")
    s += p("M452 196H498V170H530V188H573M573 182H610V200H650V176H694", "n")
    s += p(
        "M622 182V74M630 182V74M622 90L630 104M630 90L622 104M622 118L630 132M630 118L622 132M622 146L630 160M630 146L622 160M600 74H688M612 74L626 58L688 74M672 74V112",
        "n",
    )
    s += desk(24, 300, 222, F)
    s += g(104, 221, screen(p("M-46-82H46M-46-70H30M-46-58H38M-46-46H10", "n")))
    # headset, laid down: a bow, a cushion at each end, a boom
    s += (
        p("M186 214C186 178 236 178 236 214")
        + p("M178 204H194V221H178ZM228 204H244V221H228Z", "k i")
        + p("M186 221C184 228 166 222 160 217", "n")
    )
    # the mug upside down
    s += p("M262 221V197H286V221Z", "k a") + p("M286 216C296 217 296 203 286 203")
    her = Look("long", "o", "i", "calm")
    s += g(384, F - 118, standing(her, "M-2-84C-26-104-22-142-4-170", "M6-84C36-100 36-134 22-170"))
    s += hand(382, F - 118 - 174) + hand(404, F - 118 - 174)
    return s


def the_wrong_guess() -> str:
    """Crossed arms, and eyes on the door; above her the air vent that he does not see."""
    s = floor(720, F)
    s += p("M40 318V60H150V318", "k") + p("M52 318V72H138V318Z", "k p")
    s += p("M66 90H124V168H66ZM66 190H124V296H66Z", "n") + dot(128, 186, 4, "e")
    s += (
        p("M218 14H330V34H218Z", "k i")
        + '<path class="ko" stroke-width="1.5" d="M228 20H320M228 27H320"/>'
    )
    s += p("".join(f"M{x} 44c-7 8 7 14 0 22" for x in (230, 252, 296, 318)), "n")
    top = F - 190
    s += p("M230 240V130C230 108 318 108 318 130V240", "k a") + p("M236 240V318M312 240V318")
    s += g(274, top, front_seated(Look("bob", "o", "i", "calm"), -4, -6))
    s += tube("M240 150C228 178 250 196 296 184", 19) + tube("M308 150C322 178 296 198 252 190", 19)
    s += hand(300, 180) + p("M256 176C262 172 268 174 270 178", "n")
    s += desk(382, 560, 222, F) + g(
        462, 220, screen(p("M-46-84H46M-20-84V-30M8-84V-30M-46-66H46M-46-48H46", "n"))
    )
    guide = Look("short", "i", "o", "talk")
    s += g(
        638,
        F - 118,
        standing(guide, "M0-84C16-66 44-62 86-58", "M4-82C-6-56-10-40-14-26"),
        flip=True,
    )
    return s + hand(548, F - 176) + p("M566 52H604M566 66H594", "n")


def their_anger() -> str:
    """The receiver is down, the noise still hangs there; she has gone over to say sorry."""
    s = floor(720, F) + desk(30, 230, 222, F)
    s += g(
        118, 221, p("M-40 0L-32-30H32L40 0Z", "k p") + dot(0, -14, 9) + p("M-26-30V-38M26-30V-38")
    )
    s += g(118, 164, p("M-44 20C-52 8-44-8-30-6H30C44-8 52 8 44 20L26 16L22 8H-22L-26 16Z", "k i"))
    s += p(
        "M96 132L88 112L100 108L90 84M122 130L122 108L132 102L124 76M148 132L158 114L150 106L164 86",
        "k",
    )
    s += g(296, F - 104, chair())
    sorry = Look("afro", "o", "i", "worry")
    s += g(410, F - 118, standing(sorry, "M-2-84C10-56 26-46 56-54", "M4-82C18-60 34-58 52-74"))
    s += hand(466, F - 172) + hand(464, F - 193)
    young = Look("high", "i", "o", "worry")
    s += g(
        612,
        F - 118,
        standing(young, "M0-84C6-50 24-36 46-34", "M4-82C16-54 28-40 46-34"),
        flip=True,
    )
    loops = dot(558, F - 152, 30, "k") + dot(556, F - 150, 22, "k") + dot(558, F - 152, 15, "k")
    s += '<circle class="ka" stroke-width="5" cx="558" cy="166" r="26"/>' + loops.replace(
        'class="k"', 'class="n"'
    )
    s += p("M574 186C584 214 570 236 580 262C586 274 600 268 598 258", "k")
    return s + hand(564, F - 152)


SCENES = {
    "the-wrong-guess": (
        the_wrong_guess,
        WIDE,
        "A woman sits with crossed arms under an air vent and looks at the door; a technician explains a screen to her.",
    ),
    "their-anger": (
        their_anger,
        WIDE,
        "A phone lies on its hook, jagged lines above it; a technician has gone over to a young colleague with cables.",
    ),
    "half-second": (
        half_second,
        WIDE,
        "A technician at her desk with both hands round a mug; on the screen stands a short message.",
    ),
    "between-calls": (
        between_calls,
        WIDE,
        "A technician stretches at an office window; her headset and an upturned mug stand on the desk.",
    ),
}


def draw(folder: Path) -> None:
    for name, (scene, size, label) in SCENES.items():
        save(folder, name, size, scene(), label, STYLE)
