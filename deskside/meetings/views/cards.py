"""Cards and lists of the room: anybody there adds, whoever leads takes them together."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_POST

from deskside.ledger.receipts import answer_once
from deskside.meetings.actions import boards as actions
from deskside.meetings.boards import Unfit, kind_of, several
from deskside.meetings.models import Card
from deskside.meetings.queries.people import crew_of
from deskside.meetings.queries.room_view import RoomView
from deskside.meetings.room_steps import RoomStep, all_of
from deskside.meetings.views.parts.scope import back_to, open_room_only
from deskside.meetings.views.room_scope import driving, in_room, refused

FILM, OPPOSITE_VIEW = "film", "opposite"
ONE_AT_A_TIME = ("apart", "back")
CHANGES: dict[str, Callable[[Card, datetime], object]] = {
    "apart": lambda card, now: actions.unmerge_card(card=card),
    "off": lambda card, now: actions.remove_card(card=card, now=now),
    "back": lambda card, now: actions.put_back(card=card),
    "choose": lambda card, now: actions.choose_card(card=card, chosen=True),
    "leave": lambda card, now: actions.choose_card(card=card, chosen=False),
}


@require_POST
@in_room
@open_room_only
def add_card(request: HttpRequest, here: RoomView) -> HttpResponse:
    """One word from a phone; from whoever leads as many as they typed, one a line."""
    step, side = _place(here, request.POST.get("block", ""), request.POST.get("side", ""))
    typed = request.POST.get("text", "")
    leads = here.may_drive or here.drives
    is_for_all = leads and request.POST.get("screen") in {"lead", "board"}
    is_list = kind_of(step.key, step.kind).two_lists
    texts = (several(typed) if is_for_all and is_list else [typed]) or [typed]
    names = [name for _pk, name in crew_of(here.sitting, here.now)]

    def work() -> None:
        for text in texts:
            actions.add_card(
                sitting=here.sitting,
                block=step.block,
                side=side,
                text=text,
                names=names,
                film=leads and request.POST.get("from") == FILM,
            )

    try:
        return answer_once(request, work, location=back_to(request, here))
    except Unfit as unfit:
        return refused(request, here, unfit.why)


@require_POST
@driving
def change_cards(request: HttpRequest, here: RoomView) -> HttpResponse:
    """What whoever leads does with the cards they have ticked; `apart` and `back` name one."""
    cards = _cards(request, here)
    how = next((name for name in ONE_AT_A_TIME if request.POST.get(name)), "")
    how = how or request.POST.get("how", "")

    def work() -> None:
        if how == "together" and len(cards) > 1:
            head = min(cards, key=lambda card: (-card.times, len(card.text), card.text))
            actions.merge_cards(head=head, others=cards)
        elif how in CHANGES:
            for card in cards:
                CHANGES[how](card, here.now)

    return answer_once(request, work, location=back_to(request, here))


@require_POST
@driving
def show(request: HttpRequest, here: RoomView) -> HttpResponse:
    """Let everybody see the cards of a step, a line, the film after the board, or a prompt."""
    key = request.POST.get("key", "")
    steps = all_of(here.room.steps)
    keys = {step.key for step in steps}
    keys |= {f"{what}-{step.block}" for step in steps for what in (FILM, OPPOSITE_VIEW)}
    if key not in keys:
        raise Http404

    def work() -> None:
        actions.show(sitting=here.sitting, key=key, now=here.now)

    return answer_once(request, work, location=back_to(request, here))


def _place(here: RoomView, block: str, side: str) -> tuple[RoomStep, str]:
    """The step whose board has this side; a card that comes after its step is still taken."""
    for step in all_of(here.room.steps):
        if step.block == block and side in kind_of(step.key, step.kind).sides:
            return step, side
    raise Http404


def _cards(request: HttpRequest, here: RoomView) -> list[Card]:
    named = [request.POST.get(name, "") for name in ONE_AT_A_TIME]
    uids = [_uid(text) for text in (*filter(None, named), *request.POST.getlist("card"))]
    if any(named):
        uids = uids[:1]
    cards = Card.objects.filter(sitting=here.sitting, uid__in=uids).select_related("sitting")
    found = list(cards)
    if len(found) != len(set(uids)):
        raise Http404
    return found


def _uid(text: str) -> UUID:
    try:
        return UUID(text)
    except ValueError:
        raise Http404 from None
