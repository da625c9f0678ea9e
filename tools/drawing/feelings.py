"""The drawings of the section on feelings: a mug before the answer, a stretch between two calls."""

from __future__ import annotations

from pathlib import Path

from tools.drawing.pen import STYLE, dot, floor, g, p, save
from tools.drawing.people import Look, hand, seated, standing
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


SCENES = {
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
