"""Our style list: words that say little, or that are not spelt in the British way."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

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
}
# American -> British. Whole words with their endings; where Britain knows both (license, program,
# check), nothing is said.
STEMS = {
    **{
        f"{stem}iz": f"{stem}is"
        for stem in (
            *("apolog", "author", "categor", "character", "critic", "custom", "emphas", "empath"),
            *("familiar", "general", "maxim", "memor", "minim", "modern", "normal", "optim"),
            *("organ", "person", "priorit", "real", "recogn", "sympath", "special", "standard"),
            *("summar", "symbol", "visual"),
        )
    },
    "analyz": "analys",
    "paralyz": "paralys",
}
ENDINGS = ("e", "es", "ed", "er", "ers", "ing", "ation", "ations")
SPELLINGS = {
    **{f"{us}{end}": f"{uk}{end}" for us, uk in STEMS.items() for end in ENDINGS},
    **{
        f"{stem}or{end}": f"{stem}our{end}"
        for stem in ("behavi", "col", "fav", "flav", "harb", "hon", "hum", "lab", "neighb", "rum")
        for end in ("", "s", "ed", "ing")
    },
    "favorite": "favourite",
    "favorites": "favourites",
    "behavioral": "behavioural",
    "center": "centre",
    "centers": "centres",
    "centered": "centred",
    "theater": "theatre",
    "gray": "grey",
    "canceled": "cancelled",
    "canceling": "cancelling",
    "labeled": "labelled",
    "traveled": "travelled",
    "traveling": "travelling",
    "counselor": "counsellor",
    "skillful": "skilful",
    "fulfill": "fulfil",
    "enrollment": "enrolment",
    "catalog": "catalogue",
    "defense": "defence",
    "offense": "offence",
    "gotten": "got",
    "math": "maths",
    "mom": "mum",
}


def _any_of(words: Iterable[str]) -> re.Pattern[str]:
    return re.compile(r"\b(" + "|".join(re.escape(word) for word in words) + r")\b", re.IGNORECASE)


LISTED = _any_of(BETTER)
AMERICAN = _any_of(SPELLINGS)
# Not the one that begins a picture in Markdown, nor one in code.
EXCLAMATION = re.compile(r"!(?![\[=])")
SPEECH = re.compile(r"“[^”]*”")
NOT_A_LINE_END = re.compile(r"[^\n]")


def style_problems(text: str) -> Iterator[tuple[int, str]]:
    """Line within the text, from 0, and a sentence. What people say between “ and ” is theirs:
    villains shout and clerks are stiff; only its spelling is ours."""
    ours = SPEECH.sub(lambda speech: NOT_A_LINE_END.sub(" ", speech.group()), text)
    for line, (whole, told) in enumerate(zip(text.split("\n"), ours.split("\n"), strict=True)):
        for word in LISTED.findall(told):
            yield line, f"style: “{word}” (better: {BETTER[word.lower()]})"
        for word in AMERICAN.findall(whole):
            yield line, f"style: “{word}” (better: {SPELLINGS[word.lower()]})"
        if EXCLAMATION.search(told):
            yield line, "style: an exclamation mark (better: a full stop)"
