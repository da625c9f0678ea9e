"""Our style list: words that say little, or that are not spelt in the British way."""

from __future__ import annotations

import re
from collections.abc import Iterator

BETTER = {
    **dict.fromkeys(("utilise", "utilize", "leverage", "leveraging"), "use"),
    "facilitate": "help",
    "going forward": "from now on",
    "in order to": "to",
    "at this point in time": "now",
    "touch base": "talk",
    "reach out": "ring, write or ask",
    "deep dive": "close look",
    "best practice": "what works",
    "low-hanging fruit": "easy first steps",
    "game changer": "say what changes",
    "end user": "person, user",
    "resource constraints": "too few people",
    "moving parts": "say which",
    **dict.fromkeys(
        (
            "synergy",
            "paradigm",
            "holistic",
            "seamless",
            "robust",
            "delve",
            "world-class",
            "cutting-edge",
        ),
        "a plain word",
    ),
    **dict.fromkeys(("crucial", "vital", "pivotal", "paramount"), "say why it matters"),
    **dict.fromkeys(
        ("simply", "obviously", "of course you"), "leave it out: it may not be so for them"
    ),
    "color": "colour",
    "behavior": "behaviour",
    "center": "centre",
    "organization": "organisation",
    "recognize": "recognise",
    "realize": "realise",
    "apologize": "apologise",
    "empathize": "empathise",
    "honor": "honour",
    "humor": "humour",
    "favorite": "favourite",
    "canceled": "cancelled",
}
LISTED = re.compile(r"\b(" + "|".join(re.escape(word) for word in BETTER) + r")\b", re.IGNORECASE)


def style_problems(text: str) -> Iterator[str]:
    for found in LISTED.finditer(text):
        word = found.group(1)
        yield f"style: “{word}” (better: {BETTER[word.lower()]})"
