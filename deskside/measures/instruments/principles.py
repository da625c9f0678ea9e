"""The five principles, rated by oneself for oneself: a baseline, and the way since."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from deskside.measures.instruments.kinds import AnsweredBy, Instrument, Item, Rhythm, Scale, SeenBy

FIVE_PRINCIPLES = Instrument(
    key="five-principles",
    title=_("Where I stand on the five principles"),
    about=_(
        "Most people in support bring a good deal of this with them already. This shows where you "
        "are strong, and where a small step would show most. Sealed: nobody but you can open it."
    ),
    stem=_("Think of your last ten contacts: calls, tickets, chats, walk-ups. In how many …"),
    minutes=3,
    scale=Scale(
        (_("none so far"), _("one to three"), _("about half"), _("seven to nine"), _("all ten")),
        _("no occasion"),
    ),
    items=(
        Item(
            "why-it-worked",
            "competence",
            _("did I know why my fix worked, and could have said it in one plain sentence?"),
        ),
        Item(
            "said-not-known",
            "competence",
            _("did I say so where I did not know, and by when I would find out?"),
        ),
        Item(
            "saw-the-cost",
            "compassion",
            _("did I notice what the trouble cost the person, and do something about that, too?"),
        ),
        Item(
            "own-fault-too",
            "compassion",
            _("did I help as gladly where the trouble was of their own making?"),
        ),
        Item(
            "their-moment",
            "empathy",
            _("did I picture what they were in the middle of before I answered?"),
        ),
        Item(
            "their-pace",
            "empathy",
            _("did I choose my words and my pace for this person, not for any user?"),
        ),
        Item(
            "let-finish",
            "listening",
            _("did I let them finish before I spoke or typed?"),
        ),
        Item(
            "said-back",
            "listening",
            _("did I say back what I had understood, so that they could put it right?"),
        ),
        Item(
            "able-people",
            "respect",
            _("did I speak to them as to somebody who is good at their own work?"),
        ),
        Item(
            "in-their-hearing",
            "respect",
            _("could they have heard and read all I said about them afterwards?"),
        ),
    ),
    answered_by=AnsweredBy.ANYBODY,
    seen_by=SeenBy.NOBODY_ELSE,
    rhythm=Rhythm.DAY,
)
