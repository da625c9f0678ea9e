"""A friendly look at a commitment before it is made: too big, not mine, no moment. It asks for a
smaller one and never stands in the way. Pure.

The patterns are read by the browser too (static/commitments/promise.js), so they keep to what
Python and JavaScript understand alike.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _lazy

from deskside.commitments.wording import Words

if TYPE_CHECKING:
    from django_stubs_ext import StrPromise

TOO_BIG, NOT_MINE, NO_MOMENT = "too-big", "not-mine", "no-moment"

_PEOPLE = (
    r"(?:they|he|she|you|we|users?|callers?|customers?|people|everyone|everybody"
    r"|somebody|someone|colleagues?|the team|management|my (?:boss|leader|manager|team))"
)
PATTERNS: dict[str, str] = {
    TOO_BIG: (
        r"\b(?:always|never again|never|every (?:single )?(?:time|day|call|caller|user|ticket|mail"
        r"|e-mail|customer)|every(?:one|body|thing|where)?|all (?:calls|callers|users|tickets|mails"
        r"|customers|the time)|from (?:now|today|tomorrow) on(?:wards?)?|no matter what"
        r"|each and every|any time|whenever)\b"
    ),
    NOT_MINE: rf"\b{_PEOPLE} (?:really |just )?(?:should|must|have to|has to|need to|needs to"
    r"|ought to)\b",
    # A text that names a moment; found nowhere, one is asked for.
    NO_MOMENT: (
        r"\b(?:when|before|after|during|while|until|as soon as|once|at the|at my|at \d"
        r"|at (?:noon|lunch|home|work)|on the next|in (?:my|the) (?:next|first|last)|next|first"
        r"|last|today|tonight|tomorrow|this (?:morning|afternoon|evening)|in the (?:morning"
        r"|afternoon|evening)|(?:mon|tues|wednes|thurs|fri|satur|sun)day|lunch|break|\d{1,2}[:.]\d{2}"
        r"|o['\u2019]clock|shift)\b"
    ),
}
ADVICE: dict[str, StrPromise] = {
    TOO_BIG: _lazy("That is a lot for one day. Which single time will you begin with?"),
    NOT_MINE: _lazy("That is for somebody else to do. What will you do yourself?"),
    NO_MOMENT: _lazy("When will it be? A moment you will recognise makes it happen."),
}
_COMPILED = {key: re.compile(pattern, re.IGNORECASE) for key, pattern in PATTERNS.items()}


def look_at(words: Words) -> list[str]:
    """Which of the three apply, in that order; nothing for an empty text."""
    if not words.then:
        return []
    text = f"{words.when} {words.then}"
    found = [key for key in (TOO_BIG, NOT_MINE) if _COMPILED[key].search(text)]
    if not words.when and not _COMPILED[NO_MOMENT].search(text):
        found.append(NO_MOMENT)
    return found


def advice_on(words: Words) -> list[StrPromise]:
    return [ADVICE[key] for key in look_at(words)]
