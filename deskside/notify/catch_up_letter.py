"""The one mail after a time away: what is still true of all that could not go out."""

from __future__ import annotations

from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from deskside.lib import clock
from deskside.notify.delivery.catch_up import KEPT_FOR, KIND
from deskside.notify.kinds import kind_of, register_kind
from deskside.notify.letter import Letter
from deskside.notify.links import full
from deskside.notify.models import Message, SwitchedOff

MOST_LINKS = 20


def register() -> None:
    register_kind(
        KIND,
        gettext_lazy("While this server was away"),
        render=_render,
        still_true=lambda message, now: bool(_letters(message, now)),
        expires_after=KEPT_FOR,
        about=gettext_lazy("One mail instead of many, after a time in which nothing could go out."),
    )


def _render(message: Message) -> Letter:
    letters = _letters(message, clock.now())
    links = tuple(
        (letter.subject, letter.button[1] if letter.button else full("/"))
        for letter in letters[:MOST_LINKS]
    )
    more = len(letters) - len(links)
    after = ngettext(
        "And %(count)d more: your first page has it.",
        "And %(count)d more: your first page has them.",
        more,
    )
    return Letter(
        subject=_("While this server was away"),
        greeting=_("Hello %(name)s,") % {"name": message.person.name if message.person else ""},
        paragraphs=(_("Deskside could not send anything for a while. This is what still holds:"),),
        links=links,
        button=(_("Open Deskside"), full("/")),
        small_print=(after % {"count": more},) if more else (),
    )


def _letters(message: Message, now: datetime) -> list[Letter]:
    """Of those folded in, what is wanted and true at this moment, oldest first."""
    off = set(SwitchedOff.objects.filter(person=message.person_id).values_list("kind", flat=True))
    folded = message.folded.select_related("person").filter(expires_at__gt=now)
    letters = []
    for one in folded.exclude(kind__in=off).order_by("due_at", "pk"):
        kind = kind_of(one.kind)
        if kind and kind.still_true(one, now):
            letters.append(kind.render(one))
    return letters
