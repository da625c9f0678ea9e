from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from deskside.commitments.models import Commitment, State, Visibility
from deskside.commitments.wording import Words
from deskside.people.models import Group, Person


@dataclass(frozen=True, slots=True)
class Sharing:
    visibility: str = Visibility.PRIVATE
    partner: Person | None = None
    group: Group | None = None


@transaction.atomic
def set_sharing(*, commitment: Commitment, words: Words, sharing: Sharing) -> Commitment:
    """Copy the text for those whom its writer chose just now, or take the copy away."""
    is_private = sharing.visibility == Visibility.PRIVATE
    to_partner = sharing.visibility == Visibility.PARTNER
    commitment.visibility = sharing.visibility
    commitment.partner = sharing.partner if to_partner else None
    commitment.group = sharing.group if sharing.visibility == Visibility.GROUP else None
    commitment.shared_text = "" if is_private else words.sentence
    commitment.save(update_fields=["visibility", "partner", "group", "shared_text"])
    return commitment


@transaction.atomic
def release_to_wall(*, commitment: Commitment, words: Words, now: datetime) -> Commitment:
    """A kept one goes on the wall, without a name. One that was not kept stays off it."""
    if commitment.state != State.KEPT or not words.sentence:
        return commitment
    commitment.released_at, commitment.released_text = now, words.sentence
    commitment.save(update_fields=["released_at", "released_text"])
    return commitment


@transaction.atomic
def take_from_wall(*, commitment: Commitment) -> Commitment:
    commitment.released_at, commitment.released_text = None, ""
    commitment.save(update_fields=["released_at", "released_text"])
    return commitment
