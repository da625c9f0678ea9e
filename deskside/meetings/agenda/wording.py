"""What a block is called, what whoever leads says, and what everybody has before them."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _

from deskside.meetings.agenda.shapes import Material

ROUND_UP_TO = 6
KINDS = (
    "why",
    "expectations",
    "norms",
    "check_back",
    "recall",
    "question",
    "case",
    "board",
    "line",
    "cards",
    "commitment",
    "next",
)
TITLED_BY_BLOCK = frozenset({"check_back", "next", "say"})


@dataclass(frozen=True, slots=True)
class StepWords:
    title: str
    say: str = ""
    text: str = ""


def block_title(kind: str, material: Material) -> str:
    if kind == "why" and material.look_back and not material.is_first:
        return _("What we once agreed on")
    if kind == "recall" and material.is_first:
        return _("Five words")
    return {
        "why": _("Why we are here"),
        "expectations": _("What is expected"),
        "norms": _("How we want to treat each other"),
        "check_back": _("How did it go?"),
        "recall": _("Remember, books closed"),
        "question": _("One question"),
        "case": _("A case of ours"),
        "board": _("Heroes and villains"),
        "line": _("Where do you stand?"),
        "cards": _("Ideas without names"),
        "commitment": _("Promises"),
        "next": _("What comes next"),
    }[kind]


def block_say(kind: str, material: Material) -> str:
    if kind == "why":
        return _why(material)
    if kind == "commitment":
        return _commitment(material)
    return {
        "expectations": _(
            "Say it plainly: which sections, by when each is due, how many minutes a week, in "
            "working time. You see who has done what, and never what anybody writes."
        ),
        "norms": _(
            "Everybody sends or writes one sentence on how you want to treat each other here. "
            "Keep the three that most of you want to live by."
        ),
        "check_back": _(
            "Round: each says kept, partly, not, or no chance, about the last promise. No reasons "
            "asked. You first."
        ),
        "recall": _("Nobody looks anything up. Whoever has forgotten says so, and that helps too."),
        "question": _("Read it aloud once. Then be quiet, even if it takes seven seconds."),
        "case": _("Read it aloud once. It happened at a desk like yours, and nobody is named."),
        "board": _(
            "People who served you well and people who served you badly, in any trade: a bank, a "
            "garage, a clinic, a shop, an airline. No names, and nobody from this building."
        ),
        "line": _("A line from 0 to 10. Everybody says where they stand, twice. Nobody wins."),
        "cards": _("First everybody writes, nobody signs. Then look at it from the other side."),
        "next": _("Say what is due and by when, and who leads next time. Then stop. On time."),
    }[kind]


def _why(material: Material) -> str:
    if material.look_back and not material.is_first:
        return _("Read it out, slowly: {agreed}. Then ask: does this still hold?").format(
            agreed="; ".join(material.look_back)
        )
    return _(
        "In two sentences: why good service matters to the organisation, and what you would like "
        "to get out of this yourself. Make it true."
    )


def _commitment(material: Material) -> str:
    if material.people is None:
        return _(
            "Hand out the slips. One minute, in silence: everybody writes one small thing to "
            "do within 24 hours. Then tell it."
        )
    return _(
        "One minute, in silence: everybody writes one small thing to do within 24 hours. You too."
    )


def block_text(kind: str, material: Material) -> str:
    """What everybody has before them for as long as the block lasts."""
    if kind == "case" and material.case:
        return material.case.story
    if kind == "why":
        if material.look_back and not material.is_first:
            return "\n".join(material.look_back)
        return _("Why does good service matter to the organisation? And what is in it for me?")
    return {
        "recall": "\n".join(material.recall),
        "norms": _("What should we be able to rely on, here among us?"),
        "check_back": _("Your last promise: kept, partly, not, or no chance?"),
        "case": _("Tell one thing that happened here this week, without names. What did we do?"),
        "board": _("What did they do that you could see or hear?"),
        "commitment": material.prompt
        or _("What is one small thing you will do within 24 hours, for one real person?"),
    }.get(kind, "")


def step_words(kind: str, name: str, material: Material, privacy: str) -> StepWords:
    if name == "all" and kind in {"question", "case"}:
        return StepWords(_("All together"), _all_say(privacy), _asks(kind, material))
    if name == "tell":
        return _tell(material)
    if (kind, name) in _special(material):
        return _special(material)[(kind, name)]
    return _general(kind, name, material)


def _asks(kind: str, material: Material) -> str:
    """The story was read; now it is about what to make of it."""
    if kind != "case" or not material.case:
        return ""
    return material.case.asks or _("What would you have done, and what could be done next time?")


def _all_say(privacy: str) -> str:
    return {
        "private": _("What was written stays with its writer. Say one word, or how it was."),
        "pair": _("What you heard in the pair stays there. What have you noticed?"),
    }.get(privacy, _("Who has not spoken yet? Everyone once before anyone twice."))


def _tell(material: Material) -> StepWords:
    say = _("Up to six people, each tells everybody; more, each tells a neighbour.")
    if material.people is not None:
        say = (
            _("Each tells everybody, in turn. Thank you is enough for an answer.")
            if material.people <= ROUND_UP_TO
            else _("Each tells a neighbour, who says it back. Swap halfway.")
        )
    return StepWords(_("Tell your promise"), say, _("Tell it. It becomes truer by being told."))


def _special(material: Material) -> dict[tuple[str, str], StepWords]:
    """Where the words are not those that a step of this name has everywhere."""
    alone = _("Alone, in writing")
    return {
        ("commitment", "write"): StepWords(
            _("Write your promise"), block_say("commitment", material)
        ),
        ("why", "say"): StepWords(_("You speak"), block_say("why", material)),
        ("why", "alone"): StepWords(
            _("Alone, in writing"),
            _("One gain for the organisation, one for yourself. You too."),
            _("One gain for the organisation, one for yourself. This stays with you."),
        ),
        ("why", "board"): StepWords(
            _("On the board"),
            _("What may be seen goes up, each read out by its writer. Nobody improves it."),
        ),
        ("norms", "all"): StepWords(
            _("All together"), _("Which three do we want to live by? Say what you dislike, too.")
        ),
        ("recall", "alone"): StepWords(alone, block_say("recall", material)),
        ("recall", "all"): StepWords(_("All together"), _("Call it out. Then open the book.")),
        ("board", "alone"): StepWords(alone, block_say("board", material)),
        ("board", "board"): StepWords(
            _("On the board"),
            _("One word each, in turn. Ask often: what did you see that told you so?"),
        ),
        ("board", "all"): StepWords(
            _("All together"),
            _("Which words are about skill, and which about people? Count them."),
            _("Which of these words would our users write about us?"),
        ),
    }


def _general(kind: str, name: str, material: Material) -> StepWords:
    words = {
        "alone": StepWords(_("Alone, in writing"), block_say(kind, material)),
        "pairs": StepWords(_("In pairs"), _("Half the time each. Say when it is half over.")),
        "fours": StepWords(_("In fours"), _("Two pairs together: what is alike, and what is not?")),
        "all": StepWords(_("All together"), _all_say("open")),
        "before": StepWords(_("A number from 0 to 10"), _("First the number, then the talk.")),
        "after": StepWords(
            _("Once more, a number"), _("What has moved you? What would have had to be said?")
        ),
        "ideas": StepWords(
            _("Cards without names"), _("One idea a card. Nobody asks who wrote what.")
        ),
        "opposite": StepWords(
            _("What would the opposite view be?"),
            _("Everybody writes the best case against what was just said."),
            _("What would the opposite view be? Make the best case for it."),
        ),
        "end": StepWords(_("All together"), _("What do you see now that you did not see before?")),
    }
    return words.get(name) or StepWords(block_title(kind, material), block_say(kind, material))


def block_names() -> dict[str, str]:
    """What each kind of block is called where one is chosen."""
    plain = Material()
    return {kind: block_title(kind, plain) for kind in KINDS}
