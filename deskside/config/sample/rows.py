"""From an invented life to the rows that the learner's own clicks would have written."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from random import Random
from typing import Any

from deskside.config.sample.lives import Life
from deskside.config.sample.path import Ask, Step
from deskside.lib.db.many import insert_rows
from deskside.progress.models import Answer, Completion, How, Position

COMPLETION = ("enrolment", "activity", "revision", "how", "completed_at")
POSITION = ("enrolment", "activity", "place", "begun_at", "updated_at")
ANSWER = (
    "enrolment",
    "activity",
    "question",
    "revision",
    "picked",
    "is_right",
    "answered_at",
)
# A reflection done here would need a private text; in a large sample nobody has written one.
USUAL_WAYS = {
    "reflection": (How.THOUGHT, How.THOUGHT, How.PAPER),
    "video": (How.HERE, How.HERE, How.TOGETHER),
}
HAS_PLACE = {"reading", "video", "check"}
A_WRONG_TRY = 0.25
MINUTE = 60


@dataclass(slots=True)
class Rows:
    """Rows of many learners, waiting to be inserted together."""

    completions: list[tuple[Any, ...]] = field(default_factory=list)
    positions: list[tuple[Any, ...]] = field(default_factory=list)
    answers: list[tuple[Any, ...]] = field(default_factory=list)

    def add(self, enrolment_id: int, life: Life, random: Random) -> None:
        for step, at in life.done:
            self._add_done(enrolment_id, step, at, random)
        if life.begun:
            self._add_begun(enrolment_id, *life.begun, random)

    def insert(self) -> None:
        insert_rows(Completion, COMPLETION, self.completions)
        insert_rows(Position, POSITION, self.positions)
        insert_rows(Answer, ANSWER, self.answers)

    def _add_done(self, enrolment_id: int, step: Step, at: int, random: Random) -> None:
        end = instant(at)
        how = random.choice(USUAL_WAYS.get(step.kind, (How.HERE,)))
        self.completions.append((enrolment_id, step.activity_id, step.revision_id, how, end))
        if step.kind in HAS_PLACE and how == How.HERE:
            begun = instant(at - MINUTE - random.randrange(9 * MINUTE))
            self.positions.append((enrolment_id, step.activity_id, step.places, begun, end))
            self._add_answers(enrolment_id, step, step.asks, at, random)

    def _add_begun(self, enrolment_id: int, step: Step, at: int, random: Random) -> None:
        """In the middle: some paragraphs read, or some questions answered."""
        place = random.randrange(step.places) if step.kind in HAS_PLACE else 0
        when = instant(at)
        self.positions.append((enrolment_id, step.activity_id, place, when, when))
        if step.kind == "check":
            self._add_answers(enrolment_id, step, step.asks[:place], at, random)

    def _add_answers(
        self, enrolment_id: int, step: Step, asks: tuple[Ask, ...], end: int, random: Random
    ) -> None:
        """Each question right at last; every fourth took another try before."""
        for number, ask in enumerate(asks):
            at = instant(end - 20 * (len(asks) - 1 - number))
            row = (enrolment_id, step.activity_id, ask.question_id, ask.revision_id)
            if ask.wrong and random.random() < A_WRONG_TRY:
                earlier = instant(end - 20 * (len(asks) - 1 - number) - 9)
                self.answers.append((*row, random.choice(ask.wrong), False, earlier))
            self.answers.append((*row, ask.right, True, at))


def marks_of(life: Life) -> dict[str, int]:
    """As the enrolment keeps them: the second of completion, 0 while on the way."""
    return dict(_marks(life))


def _marks(life: Life) -> Iterator[tuple[str, int]]:
    if life.begun:
        yield str(life.begun[0].activity_id), 0
    for step, at in life.done:
        yield str(step.activity_id), at


def instant(second: int) -> datetime:
    return datetime.fromtimestamp(second, UTC)
