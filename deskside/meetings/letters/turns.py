"""You lead one; somebody would like to swap."""

from __future__ import annotations

from datetime import datetime, timedelta
from uuid import UUID

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from deskside.lib import clock
from deskside.meetings import announcing
from deskside.meetings.letters.about import hello, page_of, when_of
from deskside.meetings.models import Sitting, SittingState, Swap
from deskside.notify.kinds import register_kind
from deskside.notify.letter import Letter
from deskside.notify.models import Message
from deskside.people.models import Person


def register() -> None:
    register_kind(
        announcing.TURN_ASSIGNED,
        gettext_lazy("You lead a meeting"),
        render=_render_turn,
        still_true=_has_turn,
        expires_after=timedelta(days=5),
        about=gettext_lazy("When it is your turn to lead, with the day."),
    )
    register_kind(
        announcing.SWAP_ASKED,
        gettext_lazy("Somebody would like to swap turns"),
        render=_render_swap,
        still_true=_is_open,
        expires_after=timedelta(days=5),
        about=gettext_lazy("When a colleague asks you to take their turn."),
    )


def coming_turns(message: Message, now: datetime) -> list[Sitting]:
    """Of the series that the message is about, what its reader leads, in order."""
    _word, series, _person = message.subject_key.split(":")
    rows = Sitting.objects.filter(
        meeting__series__uid=UUID(series),
        facilitator=message.person,
        state=SittingState.PLANNED,
        starts_at__gt=now,
    )
    return list(rows.select_related("meeting").order_by("starts_at"))


def _has_turn(message: Message, now: datetime) -> bool:
    if message.person is None or message.person.is_sample:
        return False
    return bool(coming_turns(message, now))


def _render_turn(message: Message) -> Letter:
    person, turns = message.person, coming_turns(message, clock.now())
    if person is None or not turns:
        raise LookupError("nothing is theirs any more")
    lines = tuple(
        _("%(when)s: “%(title)s”")
        % {"when": when_of(sitting, person), "title": sitting.meeting.title}
        for sitting in turns
    )
    return Letter(
        subject=_("You lead the meeting on %(when)s") % {"when": when_of(turns[0], person)},
        greeting=hello(person),
        paragraphs=(
            _("Everybody leads one in turn, and this is yours:"),
            *lines,
            _(
                "There is nothing to do yet. A week before, you get what you need: ten minutes of "
                "preparation, step by step. If that day does not suit you, swap or give it back."
            ),
        ),
        button=(_("Look at it"), page_of(turns[0])),
    )


def _swap(message: Message) -> Swap | None:
    uid = UUID(message.subject_key.removeprefix("swap:"))
    related = ("asked_by", "asked_of", "sitting__meeting", "for_sitting__meeting")
    return Swap.objects.filter(uid=uid).select_related(*related).first()


def _is_open(message: Message, now: datetime) -> bool:
    swap = _swap(message)
    if swap is None or swap.answered_at is not None or swap.asked_of.is_sample:
        return False
    return swap.sitting.state == SittingState.PLANNED and swap.sitting.starts_at > now


def _render_swap(message: Message) -> Letter:
    swap = _swap(message)
    if swap is None:
        raise LookupError("the question was taken back")
    person, page = swap.asked_of, reverse("meetings:swap", args=[swap.uid])
    return Letter(
        subject=_("%(name)s would like to swap turns") % {"name": swap.asked_by.name},
        greeting=hello(person),
        paragraphs=(
            _("%(name)s asks whether you would lead the meeting on %(when)s.")
            % {"name": swap.asked_by.name, "when": when_of(swap.sitting, person)},
            *_in_return(swap, person),
            _("Yes and no are both fine answers."),
        ),
        button=(_("Answer"), f"{settings.SITE_URL}{page}"),
    )


def _in_return(swap: Swap, person: Person) -> tuple[str, ...]:
    if swap.for_sitting is None:
        return ()
    words = _("In return they would take yours on %(when)s.")
    return (words % {"when": when_of(swap.for_sitting, person)},)
