"""How a team works together: one of the outcomes that a group may choose to look at."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from deskside.measures.instruments.kinds import AnsweredBy, Instrument, Item, Rhythm, SeenBy
from deskside.measures.instruments.leading import HOW_OFTEN

TEAMWORK = Instrument(
    key="teamwork",
    title=_("How we work together"),
    about=_(
        "Asked at the start and again after three months. Nobody can be found out: there is only "
        "a sum, of at least five people, after the last day."
    ),
    stem=_("In the last four weeks, in our team …"),
    minutes=2,
    scale=HOW_OFTEN,
    items=(
        Item("asks-for-help", "", _("whoever was stuck asked for help, and soon.")),
        Item("gives-help", "", _("whoever was asked for help gave it, on busy days too.")),
        Item(
            "passes-it-on",
            "",
            _("what one of us learnt reached the others: a note, a tip, a word at a meeting."),
        ),
        Item(
            "mistakes-aloud",
            "",
            _("a mistake could be talked about without anybody looking for the guilty one."),
        ),
        Item(
            "clean-handover",
            "",
            _("a ticket that was passed on came with all that the next person needed."),
        ),
    ),
    answered_by=AnsweredBy.TEAM,
    seen_by=SeenBy.SUM,
    rhythm=Rhythm.FOUR_WEEKS,
)
