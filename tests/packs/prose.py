"""Words for the generated course: plain, short, the same every time."""

from __future__ import annotations

_PARTS = (
    "The phone rings before the coffee is done.",
    "She says that the screen went dark at nine.",
    "You look at the ticket and see your own name.",
    "He waits a moment, and then he asks once more.",
    "Nobody told them that the door sticks in the rain.",
    "It takes a minute to say it back in your own words.",
    "They laugh, and the room grows a little lighter.",
    "What helps is to name the next step and the time.",
    "The old man in the corner has seen all this before.",
    "In the end the cable was not in the wall at all.",
    "You write it down so that the next one can read it.",
)

DRAWING = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 200 100" role="img" '
    'aria-label="A person at a desk.">'
    + "".join(f'<path class="k" d="M{x} 90C{x + 4} 60 {x + 8} 40 {x + 12} 10"/>' for x in range(40))
    + "</svg>\n"
)

# The first boxes of an MP4: enough to be served, not enough to be played.
FILM = b"\x00\x00\x00\x18ftypisom\x00\x00\x02\x00isomiso2" + bytes(range(256)) * 3


def sentences(seed: int, count: int) -> str:
    return " ".join(_PARTS[(seed * 3 + n) % len(_PARTS)] for n in range(count))
