"""Cards go up, come down, and are taken together. Who wrote one is kept nowhere."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _

from deskside.knowledge.actions.own import keep_norms, keep_why, keep_words
from deskside.knowledge.models import Side, Why
from deskside.lib.db.bulk import insert_ignoring_conflicts
from deskside.meetings.actions.versions import bump_sitting
from deskside.meetings.boards import (
    HEROES,
    ME,
    MOST_CARDS,
    NORM,
    ORGANISATION,
    VILLAINS,
    Unfit,
    card_text,
)
from deskside.meetings.merging import plain_word
from deskside.meetings.models import Card, Shown, Sitting
from deskside.meetings.queries.boards import words_of

LISTS = frozenset({HEROES, VILLAINS, ORGANISATION, ME})
FEW_CARDS, EVERY = 30, 5


@transaction.atomic
def add_card(
    *,
    sitting: Sitting,
    block: str,
    side: str,
    text: str,
    names: Iterable[str] = (),
    film: bool = False,
) -> Card:
    """Put one card up; the same words once more are counted on the card that stands there.

    `names` are those nobody should be called by here. Raises Unfit, in words for the writer.
    """
    kept = card_text(text, names)
    cards = list(Card.objects.filter(sitting=sitting, removed_at=None))
    if len(cards) >= MOST_CARDS:
        raise Unfit(_("The board is full. Merge some of the cards first."))
    key = plain_word(kept) or kept
    for card in cards:
        if (card.block, card.side) == (block, side) and (plain_word(card.text) or card.text) == key:
            Card.objects.filter(pk=card.pk).update(times=F("times") + 1)
            _tell(sitting, side, len(cards))
            return card
    card = Card.objects.create(
        sitting=sitting, block=block, side=side, text=kept, from_film=film, chosen=film
    )
    _tell(sitting, side, len(cards))
    return card


def _tell(sitting: Sitting, side: str, count: int) -> None:
    """Of hidden cards screens show no more than how many: not each of hundreds is news."""
    if side in LISTS or count < FEW_CARDS or count % EVERY == 0:
        bump_sitting(sitting)


@transaction.atomic
def merge_cards(*, head: Card, others: Iterable[Card]) -> Card:
    """The others go into `head` and are counted there; `unmerge_card` takes it back.

    What had gone into one of the others comes along. Cards of another board stay where they are.
    """
    fitting = [
        other.pk
        for other in others
        if other.pk != head.pk
        and (other.sitting_id, other.block, other.side) == (head.sitting_id, head.block, head.side)
    ]
    Card.objects.filter(merged_into__in=fitting).update(merged_into=head)
    Card.objects.filter(pk__in=fitting).update(merged_into=head)
    Card.objects.filter(pk=head.pk).update(merged_into=None)
    bump_sitting(head.sitting)
    return head


@transaction.atomic
def unmerge_card(*, card: Card) -> Card:
    """It stands for itself again."""
    card.merged_into = None
    card.save(update_fields=["merged_into"])
    bump_sitting(card.sitting)
    return card


@transaction.atomic
def remove_card(*, card: Card, now: datetime) -> Card:
    """Off the board, with what had gone into it; `put_back` brings it back."""
    card.removed_at = now
    card.save(update_fields=["removed_at"])
    bump_sitting(card.sitting)
    return card


@transaction.atomic
def put_back(*, card: Card) -> Card:
    card.removed_at = None
    card.save(update_fields=["removed_at"])
    bump_sitting(card.sitting)
    return card


@transaction.atomic
def choose_card(*, card: Card, chosen: bool) -> Card:
    """A norm to be kept, or a word that was seen in the film."""
    card.chosen = chosen
    card.save(update_fields=["chosen"])
    bump_sitting(card.sitting)
    return card


@transaction.atomic
def show(*, sitting: Sitting, key: str, now: datetime) -> None:
    """Let everybody see it from now on: cards, a line, the film after the board."""
    insert_ignoring_conflicts(Shown, sitting=sitting, key=key, at=now)
    bump_sitting(sitting)


@transaction.atomic
def keep_board(*, sitting: Sitting, now: datetime) -> None:
    """What the group has said becomes its own: heroes, villains, its why, its norms.

    Call it once for each sitting, when it closes: what is said again later is counted on. Of the
    norms those chosen are kept, or all where none was chosen.
    """
    group = sitting.meeting.series.group
    by_side = words_of(sitting.pk)
    for name, side in ((HEROES, Side.HERO), (VILLAINS, Side.VILLAIN)):
        keep_words(group=group, side=side, words=by_side.plain(name), now=now)
    for name, to in ((ORGANISATION, Why.To.ORGANISATION), (ME, Why.To.ME)):
        keep_why(group=group, to=to, words=by_side.plain(name), now=now)
    keep_norms(group=group, texts=by_side.chosen_or_all(NORM), now=now)
