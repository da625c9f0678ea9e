"""How far one invented learner is, and when they did what. Pure: chance comes in as `random`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from random import Random

from deskside.config.sample.path import SectionPath, Step

DAY = 86_400
WORK_BEGINS, WORK_SECONDS = 8 * 3600, 10 * 3600
A_SECOND_EXERCISE, GOES_DEEPER = 0.15, 0.1


class Habit(StrEnum):
    """How somebody keeps to the plan."""

    AHEAD = "ahead"
    STEADY = "steady"
    LATE = "late"
    STALLED = "stalled"  # stopped somewhere and has not been back
    NEVER = "never"  # has not begun


# In hundredths.
HABITS = {
    Habit.AHEAD: 18,
    Habit.STEADY: 48,
    Habit.LATE: 20,
    Habit.STALLED: 9,
    Habit.NEVER: 5,
}
# Days from a section's date at which each habit has finished it: from, to.
FINISHES = {
    Habit.AHEAD: (-8.0, -4.0),
    Habit.STEADY: (-4.0, -0.1),
    Habit.LATE: (-1.5, 5.0),
    Habit.STALLED: (-3.0, 1.0),
}


@dataclass(frozen=True, slots=True)
class Calendar:
    """The plan as seconds: when it began, when each section is due, and what time it is."""

    begins: int
    due: Mapping[int, int]  # by section id
    now: int
    offset: int  # of the group's zone, in seconds east

    def working_hour(self, at: float) -> int:
        """The same moment moved into the day's working hours; later stays later."""
        day, rest = divmod(int(at) + self.offset, DAY)
        return day * DAY + WORK_BEGINS + rest * WORK_SECONDS // DAY - self.offset


@dataclass(slots=True)
class Life:
    """What one learner has done: steps with the second of each, and perhaps one on the way."""

    done: list[tuple[Step, int]] = field(default_factory=list)
    begun: tuple[Step, int] | None = None

    @property
    def seen(self) -> int | None:
        ends = [at for _, at in self.done[-1:]] + ([self.begun[1]] if self.begun else [])
        return max(ends, default=None)


def choose_habit(random: Random) -> Habit:
    return random.choices(list(HABITS), weights=list(HABITS.values()))[0]


def live(path: Sequence[SectionPath], calendar: Calendar, habit: Habit, random: Random) -> Life:
    """Walks the course until now, or until this learner stopped."""
    life = Life()
    if habit is Habit.NEVER:
        return life
    left_after = random.randrange(1, 3 + 6 * len(path)) if habit is Habit.STALLED else None
    came = calendar.begins + random.random() * 1.2 * DAY
    for section in path:
        finish = _finish(section, calendar, habit, random, came)
        for step, at in _timed(_chosen(section, random), came, finish, random):
            at = calendar.working_hour(at)  # noqa: PLW2901  the same moment, in office hours
            if at > calendar.now or len(life.done) == left_after:
                return _stop(life, step, calendar, random)
            life.done.append((step, at))
        came = finish
    return life


def _finish(
    section: SectionPath, calendar: Calendar, habit: Habit, random: Random, came: float
) -> float:
    earliest, latest = FINISHES[habit]
    due = calendar.due[section.section.id]
    return max(due + random.uniform(earliest, latest) * DAY, came + DAY / 2)


def _chosen(section: SectionPath, random: Random) -> list[Step]:
    """The section's steps for one person: one exercise of their choice, sometimes more."""
    steps = list(section.steps)
    if section.choices:
        wanted = 2 if len(section.choices) > 1 and random.random() < A_SECOND_EXERCISE else 1
        for exercise in random.sample(section.choices, wanted):
            steps.insert(random.randint(len(steps) // 2, len(steps)), exercise)
    steps += [extra for extra in section.extras if random.random() < GOES_DEEPER]
    return steps


def _timed(
    steps: Sequence[Step], came: float, finish: float, random: Random
) -> list[tuple[Step, float]]:
    """Spread over the stretch, a few at a sitting; the last one at its end."""
    at = sorted(came + random.random() * (finish - came) for _ in steps[1:])
    return list(zip(steps, [*at, finish], strict=True))


def _stop(life: Life, step: Step, calendar: Calendar, random: Random) -> Life:
    """Two of three are in the middle of the next step when one looks."""
    last = life.done[-1][1] if life.done else calendar.begins
    if random.random() < 2 / 3:
        begun = last + 120 + random.randrange(2 * 3600)
        if begun < calendar.now:
            life.begun = (step, begun)
    return life
