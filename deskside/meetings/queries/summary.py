"""What a meeting leaves behind for everybody. Never a private text, never who promised what."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from deskside.meetings.boards import LABELS
from deskside.meetings.models import Attendance, Card, Made, Photo, RoomNote, Sitting
from deskside.meetings.queries.coming import coming
from deskside.meetings.queries.room_view import name_of

# Below this many people a number of promises would say too much about each of them.
ENOUGH_PEOPLE = 5


@dataclass(frozen=True, slots=True)
class Summary:
    """`promises` is 0 where too few were there to say it; `boards`: a heading and its words."""

    sitting: Sitting
    names: tuple[str, ...]
    person_ids: frozenset[int]  # of those names, guests left out
    promises: int
    boards: tuple[tuple[str, tuple[str, ...]], ...]
    notes: tuple[str, ...]
    parked: tuple[str, ...]
    photos: tuple[Photo, ...]
    next_words: str
    leads_next: str

    @property
    def people(self) -> int:
        return len(self.names)

    @property
    def closed_itself(self) -> bool:
        return self.sitting.closed_itself

    @property
    def held_at(self) -> datetime:
        """When it really began; on paper nobody says, so it is the hour it was planned for."""
        return self.sitting.opened_at or self.sitting.starts_at

    @property
    def led_by(self) -> str:
        return self.sitting.led_by.name if self.sitting.led_by else ""

    @property
    def took(self) -> timedelta | None:
        sitting = self.sitting
        if sitting.opened_at is None or sitting.closed_at is None or sitting.closed_itself:
            return None
        return sitting.closed_at - sitting.opened_at

    @property
    def minutes(self) -> int:
        return round(self.took.total_seconds() / 60) if self.took else 0


def summary_of(sitting: Sitting, language: str = "") -> Summary:
    """`sitting` has its meeting, series and led_by. About nine statements."""
    came = list(Attendance.objects.filter(sitting=sitting).select_related("person", "guest"))
    names = sorted((name_of(each) for each in came), key=str.casefold)
    notes = list(RoomNote.objects.filter(sitting=sitting).order_by("made_at", "pk"))
    promises = Made.objects.filter(sitting=sitting).count() if len(names) >= ENOUGH_PEOPLE else 0
    after = coming(sitting, sitting.closed_at or sitting.starts_at, language)
    return Summary(
        sitting=sitting,
        names=tuple(names),
        person_ids=frozenset(each.person_id for each in came if each.person_id),
        promises=promises,
        boards=_boards(sitting),
        notes=tuple(note.text for note in notes if note.kind == RoomNote.Kind.NOTE),
        parked=tuple(note.text for note in notes if note.kind == RoomNote.Kind.PARKED),
        photos=tuple(Photo.objects.filter(sitting=sitting).order_by("pk")),
        next_words=after.sentences,
        leads_next=after.leads,
    )


def _boards(sitting: Sitting) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """The words of each list, the one said most often first."""
    rows = Card.objects.filter(sitting=sitting, removed_at=None, merged_into=None)
    found: dict[str, list[str]] = {}
    for side, text in rows.order_by("-times", "text").values_list("side", "text"):
        found.setdefault(side, []).append(text)
    return tuple((str(LABELS[side]), tuple(found[side])) for side in LABELS if side in found)
