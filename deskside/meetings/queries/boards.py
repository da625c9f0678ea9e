"""What stands on the boards of a sitting: plain values, in no order that tells who came first."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from deskside.courses.queries import guide as guide_text
from deskside.meetings.merging import Group, Said, proposals
from deskside.meetings.models import Card, Shown, Sitting
from deskside.meetings.queries.sheets import course_of

HERO_WORDS, VILLAIN_WORDS = "film-heroes", "film-villains"


@dataclass(frozen=True, slots=True)
class Word:
    """A card that stands for itself; `inside`: those merged into it. `times` counts all."""

    id: int
    uid: UUID
    block: str
    side: str
    text: str
    times: int
    chosen: bool
    from_film: bool
    inside: tuple[Word, ...] = ()


@dataclass(frozen=True, slots=True)
class Words:
    """All boards of a sitting. Cards without names come in the order of their lots."""

    words: tuple[Word, ...]
    removed: tuple[Word, ...]
    shown: frozenset[str]

    def on(self, block: str, side: str) -> tuple[Word, ...]:
        """Said most first, then by the alphabet."""
        found = [word for word in self.words if (word.block, word.side) == (block, side)]
        return tuple(sorted(found, key=lambda word: (-word.times, word.text.casefold())))

    def cards(self, block: str, side: str) -> tuple[Word, ...]:
        """In an order drawn by lot, the same on all screens."""
        found = [word for word in self.words if (word.block, word.side) == (block, side)]
        return tuple(sorted(found, key=lambda word: word.uid.hex))

    def taken_off(self, block: str) -> tuple[Word, ...]:
        return tuple(word for word in self.removed if word.block == block)

    def plain(self, side: str) -> list[tuple[str, int]]:
        """Text and how often it was said, over all blocks."""
        found = sorted(self._of(side), key=lambda word: (-word.times, word.text.casefold()))
        return [(word.text, word.times) for word in found]

    def chosen_or_all(self, side: str) -> list[str]:
        found = sorted(self._of(side), key=lambda word: (-word.times, word.text.casefold()))
        chosen = [word.text for word in found if word.chosen]
        return chosen or [word.text for word in found]

    def proposals(self, block: str, side: str) -> list[tuple[Word, tuple[Word, ...]]]:
        """Words that look like one, for whoever leads to merge: (stays, would go into it)."""
        by_id = {word.id: word for word in self.on(block, side)}
        said = [Said(word.id, word.text, word.times) for word in by_id.values()]
        return [_words(group, by_id) for group in proposals(said)]

    def _of(self, side: str) -> list[Word]:
        return [word for word in self.words if word.side == side]


def _words(group: Group, by_id: dict[int, Word]) -> tuple[Word, tuple[Word, ...]]:
    return by_id[group.head.id], tuple(by_id[other.id] for other in group.others)


def words_of(sitting_id: int, block: str = "") -> Words:
    """Everything on the boards of a sitting, or of one block; two statements."""
    rows = Card.objects.filter(sitting_id=sitting_id)
    if block:
        rows = rows.filter(block=block)
    cards = list(rows)
    shown = Shown.objects.filter(sitting_id=sitting_id).values_list("key", flat=True)
    return Words(
        words=tuple(_standing(card for card in cards if card.removed_at is None)),
        removed=tuple(_word(card, []) for card in cards if card.removed_at is not None),
        shown=frozenset(shown),
    )


def _standing(cards: Iterable[Card]) -> list[Word]:
    held = {card.pk: card for card in cards}
    inside: dict[int, list[Card]] = {}
    for card in held.values():
        if card.merged_into_id is not None:
            inside.setdefault(card.merged_into_id, []).append(card)
    # What was merged into a card that has been taken off goes with it.
    return [
        _word(card, inside.get(card.pk, []))
        for card in held.values()
        if card.merged_into_id is None
    ]


def _word(card: Card, inside: list[Card]) -> Word:
    merged = sorted(inside, key=lambda each: each.uid.hex)
    return Word(
        id=card.pk,
        uid=card.uid,
        block=card.block,
        side=card.side,
        text=card.text,
        times=card.times + sum(each.times for each in merged),
        chosen=card.chosen,
        from_film=card.from_film,
        inside=tuple(_word(each, []) for each in merged),
    )


@dataclass(frozen=True, slots=True)
class Film:
    """The video of the meeting's section, and words for what its two kinds of people do."""

    course_key: str
    key: str
    title: str
    minutes: int
    heroes: tuple[str, ...]
    villains: tuple[str, ...]


def film_of(sitting: Sitting, language: str) -> Film | None:
    """None where the section has no video to be shown; one statement, texts from memory."""
    course = course_of(sitting, language)
    section = course.by_section.get(sitting.meeting.section_id or 0) if course else None
    if course is None or section is None:
        return None
    guide = guide_text(course.release_id, section.id, language)
    part = guide.one("video")
    video = course.activity(part.content["activity"]) if part else None
    if video is None:
        return None
    lists = {each.key: tuple(each.content["items"]) for each in guide.all("list")}
    return Film(
        course.course_key,
        video.key,
        video.title,
        video.minutes,
        lists.get(HERO_WORDS, ()),
        lists.get(VILLAIN_WORDS, ()),
    )
