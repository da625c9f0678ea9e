from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

from deskside.knowledge.masking import Known
from deskside.knowledge.masking.people import words_of
from deskside.people.models import Membership, Person

MOST_CANDIDATES = 400


def known_for(group_id: int, texts: Iterable[str]) -> Known:
    """Everybody who is or was in the group by each part of their name; whoever else is here only
    by a whole name that stands in the texts. Two statements."""
    own = Membership.objects.filter(group_id=group_id).values_list("person__name", flat=True)
    names = set(own.distinct())
    candidates = _pairs(texts)
    if candidates:
        names.update(Person.objects.filter(name__in=candidates).values_list("name", flat=True))
    return Known(tuple(sorted(names)))


def _pairs(texts: Iterable[str]) -> list[str]:
    """Two or three words with capitals in a row, as a name is written."""
    found: dict[str, None] = {}
    for text in texts:
        words = words_of(text)
        for first, second in pairwise(words):
            if first.is_capital and second.is_capital and second.start - first.end == 1:
                found[text[first.start : second.end]] = None
    return list(found)[:MOST_CANDIDATES]
