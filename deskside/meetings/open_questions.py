"""Finds questions that one word would answer, and puts them so that people have to tell. Pure.

By the English words they begin with; questions in other languages are let pass.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from django.utils.translation import gettext as _

NEGATED = "(?:n[\u2019']t)?"
SUBJECT = (
    r"(?:we all|we|you|they|i|he|she|it|people|users|callers|anybody|anyone|somebody|someone"
    r"|everybody|everyone|(?:our|your|the) \w+)"
)
SPLIT = re.compile(r"(?<=[.?!…:])\s+")
EDGES = "“”\"'*_ "
TAG = re.compile(
    rf",\s*(?:right|ok(?:ay)?|no|yes|correct|(?:do|does|did|is|are|was|were|can|could|have|has|will|would|should)"
    rf"{NEGATED}\s+(?:we|you|they|it|he|she|i|there))\s*\?$",
    re.IGNORECASE,
)
ONE_WORD = re.compile(
    r"^(?:how (?:many|much|often|long|old|far)\b|who (?:is|was|does|did|leads|knows)\b"
    r"|when is\b|where (?:is|was)\b|at what time\b|since when\b)",
    re.IGNORECASE,
)
# “Who …, and what exactly did they do?” makes people tell after all.
GOES_ON = re.compile(r"[,;]\s+(?:and |or |but )?(?:what|how|why|which|when|where)\b", re.IGNORECASE)
EITHER_OR = re.compile(r"^(?:is|are|was|were|do|does|did|should|would)\b.*\bor\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Finding:
    """`why` says in a sentence what is the matter; `instead`: up to three open ways to ask it."""

    why: str
    instead: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Way:
    pattern: re.Pattern[str]
    instead: tuple[str, ...]


def _way(pattern: str, *instead: str) -> _Way:
    return _Way(re.compile(rf"^{pattern}\s*\?$", re.IGNORECASE), instead)


# The most special first. \1, \2: who and what, as the question has them.
WAYS = (
    _way(
        r"(?:is|are|was|were) (.+?) or (.+?) ((?:more |less )?\S+)",
        "What makes \\1 \\3, and what makes \\2 so?",
        "When does it matter more: \\1 or \\2, and what tells you?",
    ),
    _way(
        rf"(?:have|has) ({SUBJECT}) ever (.+?)",
        "When have \\1 last \\2, and what happened then?",
        "What is it like for somebody who has \\2?",
    ),
    _way(
        rf"did{NEGATED} ({SUBJECT}) (.+?)",
        "When did \\1 last \\2, and what happened?",
        "What did \\1 do, and what came of it?",
    ),
    _way(
        rf"do(?:es)?{NEGATED} ({SUBJECT}) (?:think|believe|agree|feel) (?:that )?(.+?)",
        "What makes \\1 think that \\2, and what speaks against it?",
        "What would have to happen so that \\1 thought otherwise?",
    ),
    _way(
        rf"do(?:es)?{NEGATED} ({SUBJECT}) (.+?)",
        "When do \\1 \\2, and what happens then?",
        "What gets in the way of that on a busy day?",
    ),
    _way(
        rf"(?:can|could){NEGATED} ({SUBJECT}) (.+?)",
        "How could \\1 \\2?",
        "What would \\1 need in order to \\2?",
    ),
    _way(
        rf"(?:should|must|shall|ought){NEGATED} ({SUBJECT}) (?:to )?(.+?)",
        "What would be different here if \\1 were to \\2?",
        "When would it be right to \\2, and when not?",
    ),
    _way(
        rf"(?:would|will|might|may){NEGATED} ({SUBJECT}) (.+?)",
        "What would have to be true so that \\1 would \\2?",
        "What would happen if \\1 were to \\2?",
    ),
    _way(
        rf"(?:have|has|had){NEGATED} ({SUBJECT}) (.+?)",
        "What happened the last time, and what came of it?",
        "What has changed here since then?",
    ),
    _way(
        rf"(?:is|are|was|were|am){NEGATED} (?:there )(.+?)",
        "What do you know of \\1 here, and what is missing?",
        "Where have you come across \\1, and what did you do?",
    ),
    _way(
        rf"(?:is|was){NEGATED} ((?:it|this|that|the \S+(?: \S+)?)) (.+?)",
        "What makes \\1 \\2, and when is it not?",
        "How would we notice that \\1 is not \\2?",
    ),
    _way(
        rf"(?:are|were|am){NEGATED} ({SUBJECT}) (.+?)",
        "What shows that \\1 are \\2?",
        "When are \\1 \\2, and when are \\1 not?",
    ),
    _way(
        rf"how (?:many|much) (.+?) (?:do|does|did) ({SUBJECT}) (.+?)",
        "What do the \\1 that \\2 \\3 tell us?",
        "What is behind it when \\2 \\3 \\1?",
    ),
    _way(
        rf"how often (?:do|does|did) ({SUBJECT}) (.+?)",
        "When did \\1 last \\2, and what was it like?",
        "What decides whether \\1 \\2?",
    ),
    _way(
        r"(?:who|when|where|how long|at what time|since when) (.+?)",
        "What is behind that, and how did it come about?",
    ),
)
STARTS_CLOSED = re.compile(
    r"^(?:do|does|did|is|are|am|was|were|can|could|have|has|had|will|would|should|shall|may|might"
    rf"|must|ought){NEGATED}\b",
    re.IGNORECASE,
)


def closed(question: str, language: str = "en") -> Finding | None:
    """What is the matter with a question that one word would answer; None for an open one.

    Judged by its last sentence that asks: that is what the group answers.
    """
    if not language.lower().startswith("en"):
        return None
    asked = last_question(question)
    if not asked:
        return Finding(
            _("This asks nothing yet. A question ends with a question mark."),
            (_("What have you seen of this, here, in the past week?"),),
        )
    why = _why(asked)
    return Finding(why, reworded(asked)) if why else None


def _why(asked: str) -> str:
    if TAG.search(asked):
        return _("It says what you think and asks people to nod.")
    if EITHER_OR.match(asked):
        return _("It offers two answers, and people will pick one.")
    if STARTS_CLOSED.match(asked):
        return _("Yes or no would be an answer, and then it is quiet.")
    if ONE_WORD.match(asked) and not GOES_ON.search(asked):
        return _("One word would be an answer.")
    return ""


def last_question(text: str) -> str:
    """The last sentence that asks something, without its marks; empty if none does."""
    sentences = [each.strip(EDGES) for each in SPLIT.split(" ".join(text.split()))]
    asked = [each for each in sentences if each.endswith("?")]
    return asked[-1] if asked else ""


def reworded(asked: str) -> tuple[str, ...]:
    """Open ways to ask the same."""
    plain = TAG.sub("?", asked)
    for way in WAYS:
        if found := way.pattern.match(plain):
            return tuple(_said(found.expand(each)) for each in way.instead)
    if plain == asked:
        return (_("What have you seen of this here, and what do you make of it?"),)
    said = plain.rstrip("?").strip()
    said = said[:1].lower() + said[1:]
    return (
        _("Where is it true here that {said}, and where is it not?").format(said=said),
        _("What makes you think that {said}?").format(said=said),
    )


def _said(sentence: str) -> str:
    """As a sentence begins, with “I” as it is written."""
    mended = re.sub(r"\bi\b", "I", " ".join(sentence.split()))
    mended = re.sub(r"\bany(body|one)\b", r"some\1", mended)
    return mended[:1].upper() + mended[1:]
