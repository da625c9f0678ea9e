"""Where people stand on a line from 0 to 10, before and after a talk, and who moved. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

LOWEST, HIGHEST = 0, 10
PLACES = HIGHEST - LOWEST + 1

Stand = tuple[int | None, int | None]  # before, after


@dataclass(frozen=True, slots=True)
class Shift:
    """`before`, `after`: how many stand at each place from 0 to 10. Only those who stood both
    times are counted as moved or not. Nobody is named."""

    before: tuple[int, ...]
    after: tuple[int, ...]
    up: int
    down: int
    stayed: int
    mean_before: float | None
    mean_after: float | None

    @property
    def both(self) -> int:
        return self.up + self.down + self.stayed

    @property
    def placed(self) -> int:
        return sum(self.before)

    @property
    def placed_again(self) -> int:
        return sum(self.after)

    @property
    def tallest(self) -> int:
        return max((*self.before, *self.after), default=0)


def shift(stands: Iterable[Stand]) -> Shift:
    rows = list(stands)
    both = [(before, after) for before, after in rows if before is not None and after is not None]
    return Shift(
        before=_heights(before for before, _after in rows),
        after=_heights(after for _before, after in rows),
        up=sum(after > before for before, after in both),
        down=sum(after < before for before, after in both),
        stayed=sum(after == before for before, after in both),
        mean_before=_mean([before for before, _after in both]),
        mean_after=_mean([after for _before, after in both]),
    )


def _heights(places: Iterable[int | None]) -> tuple[int, ...]:
    heights = [0] * PLACES
    for place in places:
        if place is not None:
            heights[place] += 1
    return tuple(heights)


def _mean(places: list[int]) -> float | None:
    return round(sum(places) / len(places), 1) if places else None
