"""Who talks with whom: pairs without repeats until all have met, then fours. Pure values.

People are numbers in a fixed order; a table is a tuple of them. Somebody who joins from elsewhere
cannot lean over to a neighbour, so each place has tables of its own as far as that goes.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations

Table = tuple[int, ...]
Met = Mapping[frozenset[int], int]

PAIR, TRIO = 2, 3
FEW = 6  # up to so many tell everybody; above, each tells a neighbour
# Repeats are what matters; two people without a device at one table only breaks ties.
_REPEAT, _BOTH_ON_PAPER = 100, 1


def goes_round(present: int) -> bool:
    """Up to six people hear each other by name; more talk in pairs."""
    return present <= FEW


def meetings_of(tables: Iterable[Table]) -> Counter[frozenset[int]]:
    """How often each two people have sat together."""
    return Counter(frozenset(two) for table in tables for two in combinations(table, 2))


def pairs(
    people: Iterable[int],
    met: Met,
    *,
    elsewhere: frozenset[int] = frozenset(),
    on_paper: frozenset[int] = frozenset(),
) -> list[Table]:
    """Tables of two, one of three in a place with an odd number; nobody sits alone unless alone.

    As long as the same even number of people meets in the same place, nobody talks to the same
    colleague again before all have talked to all.
    """
    tables: list[Table] = []
    for place in _places(people, elsewhere):
        tables += _seat_place(place, met, on_paper)
    return tables


def fours(tables: Sequence[Table], *, elsewhere: frozenset[int] = frozenset()) -> list[Table]:
    """Pairs join to groups of three to five; pairs stay together where the numbers allow it."""
    far = [table for table in tables if elsewhere.issuperset(table)]
    near = [table for table in tables if table not in far]
    # A pair alone in its place would otherwise never meet a second one.
    if PAIR in (sum(map(len, far)), sum(map(len, near))):
        return _join(list(tables))
    return _join(near) + _join(far)


def with_latecomers(
    tables: Sequence[Table], present: Iterable[int], *, size: int = PAIR
) -> list[Table]:
    """Whoever comes later sits down at the smallest table; whoever has left, leaves a place.

    Tables are meant for `size` people and take one more. Where only one is left, tables join.
    """
    here = list(present)
    seated = [kept for table in tables if (kept := tuple(p for p in table if p in here))]
    taken = {person for table in seated for person in table}
    for person in sorted(set(here) - taken):
        _sit_down(seated, person, size)
    return _nobody_alone(seated)


def _sit_down(tables: list[Table], person: int, size: int) -> None:
    smallest = min(range(len(tables)), key=lambda at: (len(tables[at]), -at), default=None)
    if smallest is None:
        tables.append((person,))
    elif size == PAIR and len(tables[smallest]) >= TRIO:
        # Two who are too many make a pair of their own rather than a table of four.
        mover = tables[smallest][-1]
        tables[smallest] = tables[smallest][:-1]
        tables.append((mover, person))
    else:
        tables[smallest] = (*tables[smallest], person)


def _nobody_alone(tables: list[Table]) -> list[Table]:
    alone = [table for table in tables if len(table) == 1]
    others = [table for table in tables if len(table) > 1]
    while len(alone) >= PAIR:
        others.append(alone.pop(0) + alone.pop(0))
    if alone and others:
        smallest = min(range(len(others)), key=lambda at: len(others[at]))
        others[smallest] += alone.pop()
    return others + alone


def _places(people: Iterable[int], elsewhere: frozenset[int]) -> list[list[int]]:
    """Those in the room and those far away; one alone in a place joins the other."""
    everybody = sorted(set(people))
    near = [person for person in everybody if person not in elsewhere]
    far = [person for person in everybody if person in elsewhere]
    if 1 in (len(near), len(far)):
        return [everybody]
    return [place for place in (near, far) if place]


def _seat_place(people: list[int], met: Met, on_paper: frozenset[int]) -> list[Table]:
    if len(people) <= TRIO:
        return [tuple(people)]

    best, cost = _cheapest(people, met, on_paper)
    return best if cost < _REPEAT else _improved(best, met, on_paper)


def _cheapest(people: list[int], met: Met, on_paper: frozenset[int]) -> tuple[list[Table], int]:
    """The first of the cheapest rounds; looks no further than one that costs nothing."""

    def cost_of(tables: list[Table]) -> int:
        return sum(_cost(table, met, on_paper) for table in tables)

    best: list[Table] = []
    least = -1
    for tables, left_over in _rounds(people):
        # A third at a table can only save the price of two people without a device.
        if least >= 0 and cost_of(tables) - _BOTH_ON_PAPER >= least:
            continue
        for candidate in _with(tables, left_over):
            cost = cost_of(candidate)
            if least < 0 or cost < least:
                best, least = candidate, cost
            if least == 0:
                return best, least
    return best, least


def _cost(table: Table, met: Met, on_paper: frozenset[int]) -> int:
    """Squared, so that a third time costs more than two second times."""
    repeats = sum(met.get(frozenset(two), 0) ** 2 for two in combinations(table, 2))
    return repeats * _REPEAT + (_BOTH_ON_PAPER if on_paper.issuperset(table) else 0)


def _rounds(people: list[int]) -> Iterator[tuple[list[Table], int | None]]:
    """Every round of a tournament, and who would sit out in it."""
    ring: list[int | None] = [*people] if len(people) % 2 == 0 else [*people, None]
    half = len(ring) // 2
    for _turn in range(len(ring) - 1):
        seats = list(zip(ring[:half], reversed(ring[half:]), strict=True))
        left_over = [p for seat in seats if None in seat for p in seat if p is not None]
        tables: list[Table] = [
            tuple(sorted((a, b))) for a, b in seats if a is not None and b is not None
        ]
        yield tables, left_over[0] if left_over else None
        ring = [ring[0], ring[-1], *ring[1:-1]]


def _with(tables: list[Table], left_over: int | None) -> Iterator[list[Table]]:
    """Where somebody would sit out, once for each table that they may join."""
    if left_over is None:
        yield tables
        return
    for at, table in enumerate(tables):
        yield [*tables[:at], tuple(sorted((*table, left_over))), *tables[at + 1 :]]


def _improved(tables: list[Table], met: Met, on_paper: frozenset[int]) -> list[Table]:
    """Two people change places as long as that means fewer repeats."""
    tables = list(tables)
    for _sweep in range(len(tables) * PAIR):
        if not _swap_once(tables, met, on_paper):
            break
    return tables


def _swap_once(tables: list[Table], met: Met, on_paper: frozenset[int]) -> bool:
    for first, second in combinations(range(len(tables)), 2):
        before = _cost(tables[first], met, on_paper) + _cost(tables[second], met, on_paper)
        for one, other in _swaps(tables[first], tables[second]):
            if _cost(one, met, on_paper) + _cost(other, met, on_paper) < before:
                tables[first], tables[second] = one, other
                return True
    return False


def _swaps(first: Table, second: Table) -> Iterable[tuple[Table, Table]]:
    for mine in first:
        for theirs in second:
            one = tuple(sorted({*first, theirs} - {mine}))
            yield one, tuple(sorted({*second, mine} - {theirs}))


def _join(tables: list[Table]) -> list[Table]:
    """An odd table stays what it is when it is a trio; a pair is divided among the others."""
    rest = sorted(tables, key=len)
    if len(rest) <= 1:
        return rest
    alone: list[Table] = []
    if len(rest) % 2:
        alone.append(rest.pop(-1) if len(rest[-1]) >= TRIO else rest.pop(0))
    if alone and len(alone[0]) == PAIR and len(rest) == PAIR:
        return [(*rest[0], alone[0][0]), (*rest[1], alone[0][1])]
    joined = [rest[at] + rest[-1 - at] for at in range(len(rest) // 2)]
    if alone and len(alone[0]) == PAIR:
        for at, person in enumerate(alone.pop()):
            joined[at] += (person,)
    return joined + alone
