"""Who sits at which table in a step: as it was laid, or as it would be laid now."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db.models import Q

from deskside.meetings.models import PairSeat, Sitting
from deskside.meetings.pairing import PAIR, Table, fours, meetings_of, pairs, with_latecomers
from deskside.meetings.queries.room_view import Present
from deskside.meetings.room_steps import RoomStep

FOUR = 4
SEATED_MODES = frozenset({"pairs", "fours", "tell"})


@dataclass(frozen=True, slots=True)
class Seating:
    """Tables of those present. `laid`: all screens keep to it, whoever comes or goes."""

    tables: tuple[tuple[Present, ...], ...]
    laid: bool

    def of(self, attendance_id: int | None) -> tuple[int, tuple[Present, ...]] | None:
        """Number and people of somebody's table, themselves left out."""
        for number, table in enumerate(self.tables, 1):
            if any(each.attendance_id == attendance_id for each in table):
                others = tuple(each for each in table if each.attendance_id != attendance_id)
                return number, others
        return None


def seating(sitting: Sitting, step: RoomStep, present: Sequence[Present]) -> Seating:
    """At most two statements; the same answer on every screen while nobody comes or goes."""
    by_id = {each.attendance_id: each for each in present}
    rows = _rows(sitting, present)
    laid = _laid(rows, sitting, step.key)
    size = FOUR if step.mode == "fours" else PAIR
    if laid:
        tables = with_latecomers(laid, by_id, size=size)
    else:
        tables = _tables(rows, sitting, step, present, mixing=False)
    return Seating(tuple(tuple(by_id[one] for one in table) for table in tables), bool(laid))


def tables_for(
    sitting: Sitting, step: RoomStep, present: Sequence[Present], *, mixing: bool = False
) -> list[Table]:
    """As they should be laid: nobody meets a colleague again before all have met.

    `mixing`: those who sit together at this step now should not do so again. One statement.
    """
    return _tables(_rows(sitting, present), sitting, step, present, mixing=mixing)


def _tables(
    rows: Sequence[PairSeat],
    sitting: Sitting,
    step: RoomStep,
    present: Sequence[Present],
    *,
    mixing: bool,
) -> list[Table]:
    here = [each.attendance_id for each in present]
    elsewhere = frozenset(each.attendance_id for each in present if each.presence == "remote")
    on_paper = frozenset(each.attendance_id for each in present if each.presence == "paper")
    met = _met(rows, sitting, "" if mixing else step.key, present)
    if step.mode == "fours":
        before = _laid(rows, sitting, _pairs_before(rows, sitting, step))
        if mixing or not before:
            return fours(pairs(here, met, elsewhere=elsewhere), elsewhere=elsewhere)
        return fours(with_latecomers(before, here), elsewhere=elsewhere)
    return pairs(here, met, elsewhere=elsewhere, on_paper=on_paper)


def _rows(sitting: Sitting, present: Iterable[Present]) -> list[PairSeat]:
    """Seats of these people in all sittings of the series; one statement."""
    people = [each.person_id for each in present if each.person_id is not None]
    ours = Q(sitting=sitting) | Q(
        sitting__meeting__series=sitting.meeting.series_id, attendance__person__in=people
    )
    return list(PairSeat.objects.filter(ours).select_related("attendance").order_by("pk"))


def _laid(rows: Iterable[PairSeat], sitting: Sitting, key: str) -> list[Table]:
    tables: dict[int, list[int]] = {}
    for row in rows:
        if row.sitting_id == sitting.pk and row.block == key:
            tables.setdefault(row.table, []).append(row.attendance_id)
    return [tuple(tables[number]) for number in sorted(tables)]


def _pairs_before(rows: Iterable[PairSeat], sitting: Sitting, step: RoomStep) -> str:
    """The latest step of this sitting in which people sat in pairs, of the same block if any."""
    keys = [row.block for row in rows if row.sitting_id == sitting.pk and row.block != step.key]
    same = [key for key in keys if key.startswith(f"{step.block}-")]
    return (same or keys or [""])[-1]


def _met(
    rows: Iterable[PairSeat], sitting: Sitting, key: str, present: Iterable[Present]
) -> Counter[frozenset[int]]:
    """How often those present have sat together in twos or threes, at any step but `key`."""
    of_person = {each.person_id: each.attendance_id for each in present if each.person_id}
    here = {each.attendance_id for each in present}
    tables: dict[tuple[int, str, int], list[int]] = {}
    for row in rows:
        if (row.sitting_id, row.block) == (sitting.pk, key):
            continue
        person = row.attendance.person_id
        now_at = of_person.get(person) if person else row.attendance_id
        if now_at in here:
            tables.setdefault((row.sitting_id, row.block, row.table), []).append(now_at)
    return meetings_of(tuple(table) for table in tables.values() if len(table) < FOUR)
