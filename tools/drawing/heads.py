"""Heads: in profile facing right, and from the front. Centre at 0,0; about 56 high."""

from __future__ import annotations

from tools.drawing.pen import dot, p

FACE = "M-17 10C-24-8-18-26 2-27C15-27 21-18 21-8C22-4 27 2 28 5C28 8 23 8 22 9C22 18 17 25 7 25C-5 25-13 20-17 10Z"
BEARD = "M-12 8C-12 24 0 36 13 32C22 29 23 19 22 12C17 16 12 14 9 13C4 16-5 16-9 6Z"
SHORT = "M-18 9C-27-12-19-33 3-33C18-33 25-24 21-15C12-13 5-15 0-19C-2-9-7-6-9-1C-12-4-16 2-12 7C-13 9-16 10-18 9Z"

# Hair by name: what lies behind the face, what lies before it.
PROFILE = {
    "short": ("", p(SHORT, "k i")),
    "bun": (
        dot(-25, -24, 10, "k i"),
        p(
            "M-18 9C-28-12-20-33 3-33C17-33 23-24 21-17C8-16 3-24 1-26C0-12-6-6-9-2C-12-4-16 2-12 8C-14 10-17 10-18 9Z",
            "k i",
        ),
    ),
    "greybun": (
        dot(-25, -24, 10) + p("M-31-28C-27-31-22-30-19-26M-30-21C-26-24-23-24-20-21", "n"),
        p(
            "M-18 9C-28-12-20-33 3-33C17-33 23-24 21-17C8-16 3-24 1-26C0-12-6-6-9-2C-12-4-16 2-12 8C-14 10-17 10-18 9Z",
            "k p",
        )
        + p("M-15-6C-13-18-6-26 0-29M-11-4C-8-14-5-18-2-24M8-30C12-29 16-26 18-22", "n"),
    ),
    "afro": (
        p(
            "M-20 22C-40 18-42-8-34-20C-34-36-16-46 0-42C16-48 32-36 28-22C30-14 24-10 20-10C10-10-4-14-8-4C-10 6-14 20-20 22Z",
            "k i",
        ),
        p(
            "M-18 12C-26-6-20-28 2-29C14-30 22-24 22-15C12-12 2-14-3-18C-5-10-9-6-10-2C-13-4-16 3-12 9Z",
            "k i",
        ),
    ),
    "hijab": (
        "",
        p(
            "M20-19C17-31-1-37-16-28C-31-17-28 8-26 22C-26 36-32 44-30 50C-16 58 8 54 17 44C14 36 12 30 8 26C-4 20-8 6-4-6C0-17 12-20 20-19Z",
            "k i",
        ),
    ),
    "bald": (
        "",
        p(
            "M-13 9C-13 24-2 36 12 33C22 30 24 20 22 12C17 16 12 14 9 12C4 15-6 18-10 6C-12 6-13 8-13 9Z",
            "k i",
        ),
    ),
    "long": (
        p("M-16-20C-34-4-30 30-34 44C-26 52-10 50-4 44C-8 30-10 10-8-6Z", "k i"),
        p(
            "M-18 9C-28-12-18-34 4-33C18-33 24-22 21-15C10-14 4-20 2-25C0-10-6-4-8 2C-10 14-12 22-12 30C-20 26-20 16-18 9Z",
            "k i",
        ),
    ),
    "turban": (
        "",
        p("M-20-2C-30-26-8-44 10-38C26-34 28-18 21-13C10-18-6-14-20-2Z", "k p")
        + p("M-16-10C-10-24 4-32 20-30M-12-20C-4-32 8-38 14-37", "n")
        + p(BEARD, "k i"),
    ),
    "grey": ("", p(SHORT, "k p") + p("M-14-8C-12-20-4-27 8-28M-8-12C-6-19-2-23 5-24", "n")),
    # A woollen cap; and a working cap with a peak.
    "beanie": (
        "",
        p("M-21 0C-28-28-14-40 4-39C20-39 26-26 23-14Z", "k i")
        + p("M-22 2C-24-4-23-8-20-9L20-21C24-21 26-16 24-12Z", "k p"),
    ),
    "cap": (
        p("M-17 10C-22 2-22-8-20-14L-8-14L-8 8Z", "k i"),
        p("M-22-10C-24-30-10-38 4-37C18-36 24-26 23-16L44-12C46-9 44-8 40-8L-22-8Z", "k i"),
    ),
    # Hair cut close at the sides, high on top.
    "high": (
        "",
        p("M-14-2C-22-24-24-40-6-44C14-50 32-38 22-15C14-19 6-20 0-19C-3-14-4-8-6-2Z", "k i"),
    ),
}
MOUTHS = {
    "calm": "M11 16C14 17 17 16 19 14",
    "talk": "M12 13C14 20 18 19 19 13Z",
    "worry": "M12 17C14 14 17 14 19 16",
    "smile": "M9 13C12 19 18 18 20 12",
    "cross": "M11 17H19",
}
NO_EAR = {"hijab", "beanie"}
NO_MOUTH_LINE = {"bald", "turban"}


def head(hair: str = "short", mood: str = "calm", glasses: bool = False) -> str:
    """In profile, facing right."""
    back, front = PROFILE[hair]
    ear = "" if hair in NO_EAR else p("M-4 1C-9-3-12 3-8 8", "n")
    mouth = "M13 16h5" if hair in NO_MOUTH_LINE and mood == "calm" else MOUTHS[mood]
    brow = p("M10-12L19-9", "n") if mood == "cross" else ""
    lens = dot(15, -4, 6.5, "n") + p("M8.5-5L-5-2", "n") if glasses else ""
    return back + p(FACE, "k p") + front + ear + dot(14, -4, 2, "e") + lens + brow + p(mouth, "n")


FRONT_FACE = "M-20-6C-20-22-12-28 0-28C12-28 20-22 20-6C20 13 12 26 0 26C-12 26-20 13-20-6Z"
FRONT = {
    "short": (
        "",
        p(
            "M-21-2C-29-24-16-37 0-37C18-37 29-24 21-2C20-10 17-16 13-20C3-15-10-16-16-20C-19-14-20-8-21-2Z",
            "k i",
        ),
    ),
    "bob": (
        p("M-25 22C-36-8-26-38 0-38C26-38 36-8 25 22C12 30-12 30-25 22Z", "k i"),
        p(
            "M-20 2C-26-22-14-34 0-34C14-34 26-22 20 2C19-6 16-12 12-16C2-12-6-14-10-20C-13-14-18-8-20 2Z",
            "k i",
        ),
    ),
    "curls": (
        "".join(
            dot(x, y, 12, "k i")
            for x, y in ((-22, -2), (-24, -18), (-14, -31), (2, -35), (16, -30), (25, -16), (23, 0))
        )
        + p("M-18-10H20V-24H-18Z", "i"),
        p("M-20-4C-20-18-14-24-8-26C0-20 12-20 20-10C18-28 8-32-2-31C-14-30-20-20-20-4Z", "k i"),
    ),
    "turban": (
        "",
        p("M-22-8C-30-30-14-44 0-44C14-44 30-30 22-8C14-18 6-22 0-24C-6-22-14-18-22-8Z", "k p")
        + p("M-18-16C-10-30 4-36 16-36M18-16C12-26 4-30-6-34", "n")
        + p(
            "M-20 0C-20 20-12 33 0 33C12 33 20 20 20 0C17 7 12 9 7 8C3 6-3 6-7 8C-12 9-17 7-20 0Z",
            "k i",
        ),
    ),
    "grey": (
        "",
        p(
            "M-21 2C-28-22-16-36 0-36C16-36 28-22 21 2C19-8 16-14 10-20C2-22-8-20-12-18C-17-14-20-8-21 2Z",
            "k p",
        )
        + p("M-17-12C-14-24-6-30 2-30M17-14C15-22 11-26 6-29", "n"),
    ),
    "high": (
        "",
        p(
            "M-19-8C-26-32-12-46 4-44C20-46 28-30 20-8C18-14 15-18 11-20C3-17-9-17-13-20C-16-17-18-13-19-8Z",
            "k i",
        ),
    ),
}
FRONT_MOUTHS = {
    "calm": "M-5 15C-2 17 3 17 6 14",
    "talk": "M-5 13C-3 20 4 20 6 13Z",
    "worry": "M-5 17C-2 14 2 14 5 16",
    "smile": "M-8 12C-4 19 5 19 9 12",
}


def front_head(
    hair: str = "short", mood: str = "calm", look: float = 0, glasses: bool = False
) -> str:
    """From the front; `look` shifts the eyes to one side by so many units."""
    back, front = FRONT[hair]
    eyes = dot(-8 + look, -3, 2, "e") + dot(8 + look, -3, 2, "e")
    lenses = dot(-8 + look, -3, 6.5, "n") + dot(8 + look, -3, 6.5, "n") if glasses else ""
    brows = p("M-12-11L-5-13M5-13L12-11", "n") if mood == "worry" else ""
    mouth = "M-5 16h10" if hair == "turban" and mood == "calm" else FRONT_MOUTHS[mood]
    nose = p(f"M{look} 0C{look + 3} 4 {look + 3} 7 {look - 1} 8", "n")
    mouth_class = "n p" if hair == "turban" else "n"
    return (
        back + p(FRONT_FACE, "k p") + front + eyes + lenses + brows + nose + p(mouth, mouth_class)
    )
