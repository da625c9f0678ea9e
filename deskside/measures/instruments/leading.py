"""The leader's mirror, and how the same five look from the team."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from deskside.measures.instruments.kinds import AnsweredBy, Instrument, Item, Rhythm, Scale, SeenBy

MIRROR = Instrument(
    key="leader-mirror",
    title=_("My week as the one who leads"),
    about=_(
        "Two minutes at the end of the week. It is about what you did, not about what you are. "
        "Sealed: neither your team nor the owner can open it."
    ),
    stem=_("This week, with my team …"),
    minutes=2,
    scale=Scale(
        (
            _("not this week"),
            _("once"),
            _("now and then"),
            _("most chances"),
            _("every chance"),
        ),
        _("no occasion"),
    ),
    items=(
        Item(
            "learnt-aloud",
            "competence",
            _("I said openly what I did not know or had got wrong, and what I did about it."),
        ),
        Item(
            "took-a-load",
            "compassion",
            _("when somebody had a hard day I noticed, and took something off them."),
        ),
        Item(
            "asked-first",
            "empathy",
            _("I asked what it had been like for them before I judged a ticket or a tone."),
        ),
        Item(
            "stopped-and-heard",
            "listening",
            _("when somebody came to me I stopped, let them finish, and said back what I heard."),
        ),
        Item(
            "thanks-aloud",
            "respect",
            _("I thanked by name where others could hear it, and corrected in private."),
        ),
    ),
    answered_by=AnsweredBy.LEADERS,
    seen_by=SeenBy.NOBODY_ELSE,
    rhythm=Rhythm.WEEK,
)

HOW_OFTEN = Scale(
    (
        _("hardly ever"),
        _("now and then"),
        _("half the time"),
        _("mostly"),
        _("nearly always"),
    ),
    _("I cannot say"),
)

LEADING_PULSE = Instrument(
    key="leading",
    title=_("How we are led"),
    about=_(
        "Five things that whoever leads can be seen doing. Nobody can be found out: there is only "
        "a sum, of at least five people, after the last day."
    ),
    stem=_("In the last four weeks, whoever leads us …"),
    minutes=2,
    scale=HOW_OFTEN,
    items=(
        Item(
            "owns-mistakes",
            "competence",
            _("says so when they do not know something or have got it wrong."),
        ),
        Item(
            "sees-strain",
            "compassion",
            _("notices when one of us is under strain, and does something about it."),
        ),
        Item(
            "asks-our-side",
            "empathy",
            _("asks how it looks from where we sit before deciding about our work."),
        ),
        Item(
            "hears-us-out",
            "listening",
            _("lets us finish, and we can tell afterwards that we were understood."),
        ),
        Item(
            "worth-the-trouble",
            "respect",
            _("treats everybody in the team, and everybody we serve, as worth the trouble."),
        ),
    ),
    answered_by=AnsweredBy.TEAM,
    seen_by=SeenBy.SUM,
    rhythm=Rhythm.FOUR_WEEKS,
)
