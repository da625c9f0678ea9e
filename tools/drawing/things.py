"""Furniture, machines, plants and cats. Each stands on y=0 unless it says otherwise."""

from __future__ import annotations

from tools.drawing.pen import dot, g, p


def chair() -> str:
    """An office chair under somebody whose hip is at 0,0."""
    return p("M-34-70C-40-40-38-10-30 14L34 14") + p(
        "M0 14V86M-26 104C-20 88-8 86 0 86C8 86 20 88 26 104"
    )


def stool() -> str:
    return p("M-34 14H36") + p("M-26 14L-34 105M28 14L34 105")


def desk(x1: float, x2: float, y: float, floor: float) -> str:
    return p(f"M{x1} {y}H{x2}") + p(f"M{x1 + 16} {y}V{floor}M{x2 - 16} {y}V{floor}")


def mug(steam: bool = True) -> str:
    rise = p("M7-30C5-35 11-37 8-43M15-30C13-35 19-37 16-43", "n") if steam else ""
    return p("M0 0V-22H22V0Z", "k p") + p("M22-17C31-18 31-5 22-5") + rise


def plant(s: float = 1) -> str:
    pot = p("M-14 0L-10 22H10L14 0Z", "k p")
    leaves = p("M0 0C-2-18-4-30-16-40C-22-24-14-8 0 0C0-22 4-38 16-50C24-30 14-8 0 0", "k p")
    return g(0, 0, pot + leaves + p("M0 0C-6-12-10-22-13-30M0 0C4-16 8-28 13-38", "n"), s=s)


def cat_asleep() -> str:
    """Curled up, about 84 wide."""
    body = p("M-40 0C-46-24-26-38-4-38C22-38 40-24 38 0Z", "k i")
    ears = p("M-42-8C-46-18-44-26-42-30L-34-24H-24L-16-30C-14-20-16-8-24-2C-32 2-40-2-42-8Z", "k i")
    eyes = '<path class="ko" stroke-width="1.500" d="M-37-14C-35-12-33-12-31-14M-25-14C-23-12-21-12-19-14"/>'
    return body + ears + eyes.replace("1.500", "1.5") + p("M38 0C52-2 48-16 36-14")


def kettle(colour: str = "k a") -> str:
    """About 66 wide, 62 high."""
    body = p("M-26 0L-21-40C-19-50 19-50 21-40L26 0Z", colour)
    return (
        p("M-20-36L-38-44L-34-32L-23-22", colour)
        + body
        + p("M20-44C44-46 44-8 25-10")
        + p("M-12-47V-52C-12-56 12-56 12-52V-47")
        + p("M-44-54C-50-60-42-64-47-72M-36-58C-41-64-34-68-38-76", "n")
    )


def screen(inside: str = "", colour: str = "k p") -> str:
    """A monitor from the front, 124 wide, standing on y=0."""
    return p("M0-16V-4M-24 0C-20-6 20-6 24 0Z", "k p") + p("M-62-98H62V-16H-62Z", colour) + inside


def tower() -> str:
    """A machine with its side open, 62 wide, 96 high."""
    case = p("M-31 0V-96H31V0Z", "k p")
    board = p("M-21-86H21V-52H-21ZM-21-40H8V-28H-21ZM-21-18H8", "n") + dot(17, -26, 8, "n")
    return case + board + p("M14-86V-78M4-86V-74M-6-86V-78", "n")


def notebook(colour: str = "k a") -> str:
    return p("M-30 0L-20-8H34L26 0Z", colour) + p("M-30 0V4H26V0", "k p")


def lorry() -> str:
    """The open back of a lorry at a loading bay; 190 wide, its bed at y=-40."""
    box = p("M-95-40V-226H95V-40Z", "k i") + p("M-95-226H-133V-46L-95-40Z", "k p")
    door = p("M95-226H133V-46L95-40Z", "k p") + p("M-124-214V-58M124-214V-58", "n")
    load = p("M-70-40V-96H-14V-40ZM-42-40V-40", "k p") + p("M-14-40V-80H38V-40Z", "k p")
    tape = p("M-48-96V-72M-36-96V-72M6-80V-64M18-80V-64", "n") + p("M-52-96V-130H-20V-96Z", "k p")
    wheels = p("M-84-40V-12C-84-2-56-2-56-12V-40M56-40V-12C56-2 84-2 84-12V-40", "k i")
    return wheels + box + door + load + tape + p("M-133-40H133", "k")


def clock(x: float, y: float, hands: str) -> str:
    """A clock on the wall; `hands` are drawn from its centre at 0,0."""
    marks = p("M0-30v4M30 0h-4M0 30v-4M-30 0h4", "n")
    return g(x, y, dot(0, 0, 36) + dot(0, 0, 2.5, "e") + marks + p(hands))
