from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction

from deskside.knowledge.masking import mask_texts
from deskside.knowledge.models import Norm, Side, Why, Word
from deskside.knowledge.queries.known import known_for
from deskside.knowledge.same_words import LONGEST, merged, sameness
from deskside.people.models import Group

MOST_TIMES = 32_000  # what a small number in both databases holds


@transaction.atomic
def keep_words(
    *, group: Group, side: str, words: Iterable[tuple[str, int]], now: datetime
) -> list[Word]:
    """Add to the group's list of heroes or of villains: (word, how often it was said).

    Names of people are taken out. A word that stands there already, in whatever spelling of case
    and blanks, is counted on: call it once for each sitting. Answers the words that were touched.
    """
    _one_at_a_time(group)
    held = {sameness(row.text): row for row in Word.objects.filter(group=group, side=Side(side))}
    touched = []
    for key, (text, times) in merged(_without_names(group, words)).items():
        row = held.get(key) or Word(group=group, side=Side(side), text=text, times=0)
        row.times = min(row.times + times, MOST_TIMES)
        row.kept_at = now
        touched.append(row)
    _save(touched)
    return touched


@transaction.atomic
def keep_why(
    *, group: Group, to: str, words: Iterable[tuple[str, int]], now: datetime
) -> list[Why]:
    """Add why good service matters, to the organisation or to each of us; as `keep_words`."""
    _one_at_a_time(group)
    held = {sameness(row.text): row for row in Why.objects.filter(group=group, to=Why.To(to))}
    touched = []
    for key, (text, times) in merged(_without_names(group, words)).items():
        row = held.get(key) or Why(group=group, to=Why.To(to), text=text, times=0)
        row.times = min(row.times + times, MOST_TIMES)
        row.kept_at = now
        touched.append(row)
    _save(touched)
    return touched


@transaction.atomic
def keep_norms(*, group: Group, texts: Iterable[str], now: datetime) -> list[Norm]:
    """Add to how the group wants to treat each other; what it said before stays beside it.

    A desk in shifts says it in several sittings, so nothing is replaced here: see `end_norm`.
    Answers the norms that are new.
    """
    _one_at_a_time(group)
    held = list(Norm.objects.filter(group=group, ended_at=None))
    known = {sameness(row.text) for row in held}
    last = max((row.position for row in held), default=0)
    new = [
        text for key, (text, _times) in merged((t, 1) for t in texts).items() if key not in known
    ]
    return [
        Norm.objects.create(group=group, text=text, position=last + place, kept_at=now)
        for place, text in enumerate(new, 1)
    ]


@transaction.atomic
def end_norm(*, norm: Norm, now: datetime) -> Norm:
    """The group does not hold to this one any more; the row tells that it once did."""
    if norm.ended_at is None:
        norm.ended_at = now
        norm.save(update_fields=["ended_at"])
    return norm


@transaction.atomic
def drop_word(*, word: Word | Why) -> Word | Why:
    """Gone for good: a word that names somebody must not stay in a table."""
    word.delete()
    return word


def _one_at_a_time(group: Group) -> None:
    """Two sittings that end together would each find a word missing, and one would then fail."""
    Group.objects.select_for_update().only("pk").get(pk=group.pk)


def _without_names(group: Group, words: Iterable[tuple[str, int]]) -> list[tuple[str, int]]:
    """Good and bad service is remembered, never who gave it."""
    said = [(text[:LONGEST], times) for text, times in words]
    known = known_for(group.pk, [text for text, _times in said])
    masked = mask_texts([text for text, _times in said], known).texts
    return [(each.text, times) for each, (_text, times) in zip(masked, said, strict=True)]


def _save(rows: list[Word] | list[Why]) -> None:
    for row in rows:
        row.save()
