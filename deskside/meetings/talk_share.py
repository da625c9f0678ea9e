"""Who has been heard: turns counted, participants against whoever leads. Pure; no recording."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

# Whoever leads should say no more than about every fourth thing: one asks, three answer.
LEADS_TOO_MUCH = 34
ENOUGH_TO_SAY = 4


@dataclass(frozen=True, slots=True)
class TalkShare:
    """`turns` of each who is present, by attendance; `leader` is the one who leads, or None."""

    turns: dict[int, int]
    leader: int | None

    @property
    def by_leader(self) -> int:
        return self.turns.get(self.leader, 0) if self.leader is not None else 0

    @property
    def by_others(self) -> int:
        return sum(self.turns.values()) - self.by_leader

    @property
    def total(self) -> int:
        return sum(self.turns.values())

    @property
    def leader_part(self) -> int:
        """Whole per cent of the turns; 0 where nobody has spoken."""
        return round(100 * self.by_leader / self.total) if self.total else 0

    @property
    def others_part(self) -> int:
        return 100 - self.leader_part if self.total else 0

    @property
    def leader_talks_much(self) -> bool:
        return self.total >= ENOUGH_TO_SAY and self.leader_part >= LEADS_TOO_MUCH

    @property
    def not_heard(self) -> tuple[int, ...]:
        """Whoever leads is not waited for."""
        return tuple(who for who, count in self.turns.items() if not count and who != self.leader)

    @property
    def heard(self) -> int:
        return sum(1 for who, count in self.turns.items() if count and who != self.leader)


def talk_share(present: Iterable[int], turns: Mapping[int, int], leader: int | None) -> TalkShare:
    """Those who have left still count: what they said was said."""
    here = list(present)
    gone = [who for who in turns if who not in here]
    return TalkShare({who: turns.get(who, 0) for who in (*here, *gone)}, leader)
