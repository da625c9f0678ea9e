"""The invented people themselves: rows that nothing has written yet."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from random import Random
from uuid import UUID

from deskside.config.sample import names
from deskside.config.sample.lives import Habit, choose_habit
from deskside.people.models import Absence, Group, Person, WorkPattern

# Who does what in the small team, so that a visitor meets every state; the others are steady.
SMALL_HABITS = {
    "Bilal Haddad": Habit.LATE,
    "Eleni Markou": Habit.LATE,
    "Farid Rahimi": Habit.STALLED,
    "Hemi Walker": Habit.LATE,
    "Jun Takeda": Habit.AHEAD,
    "Mei-Ling Tan": Habit.AHEAD,
    "Sefa Tuilagi": Habit.NEVER,
}
PATTERNS = (("1234", None, None), ("23456", time(14), time(22)), ("12345", time(7), time(15, 30)))
PART_TIMERS, ABSENT = 0.15, 0.06


@dataclass(frozen=True, slots=True)
class Wishes:
    """What was asked for. One team of twelve is the small team with names of its own."""

    learners: int
    groups: int
    seed: int
    password_hash: str
    now: datetime

    @property
    def is_small(self) -> bool:
        return self.learners == len(names.SMALL_TEAM) and self.groups == 1

    def chance(self, *about: object) -> Random:
        """Chance of its own for each thing, so that one never shifts another."""
        return Random("/".join(map(str, (self.seed, *about))))  # noqa: S311  not a secret

    def uid(self, *about: object) -> UUID:
        return UUID(int=self.chance("uid", *about).getrandbits(128), version=4)

    def zone(self, group: int) -> str:
        return names.ZONES[group % len(names.ZONES)]

    def learners_of(self, group: int) -> range:
        """Numbers of a group's learners, from 0; groups differ by one at most."""
        return range(
            group * self.learners // self.groups, (group + 1) * self.learners // self.groups
        )


def make_group(wishes: Wishes, number: int, created_at: datetime) -> Group:
    name = names.SMALL_GROUP if wishes.is_small else names.group_name(number)
    return Group(
        uid=wishes.uid("group", number),
        name=name,
        zone=wishes.zone(number),
        created_at=created_at,
    )


def make_leader(wishes: Wishes, group: int, joined_at: datetime) -> Person:
    """The first one owns the organisation too."""
    name = names.person_name(wishes.learners + group, wishes.seed)
    email = f"leader-{group + 1}@example.org" if group else "leader@example.org"
    person = _person(wishes, email, names.SMALL_LEADER if wishes.is_small else name, joined_at)
    person.zone = wishes.zone(group)
    person.is_owner = group == 0
    return person


def make_learner(wishes: Wishes, number: int, group: int, joined_at: datetime) -> Person:
    name = names.SMALL_TEAM[number] if wishes.is_small else names.person_name(number, wishes.seed)
    person = _person(wishes, f"learner-{number + 1:05}@example.org", name, joined_at)
    person.zone = wishes.zone(group)
    return person


def _person(wishes: Wishes, email: str, name: str, joined_at: datetime) -> Person:
    return Person(
        uid=wishes.uid(email),
        email=email,
        name=name,
        password=wishes.password_hash,
        is_sample=True,
        joined_at=joined_at,
    )


def habit_of(wishes: Wishes, person: Person) -> Habit:
    if person.email.startswith("leader"):
        return Habit.STEADY
    if wishes.is_small:
        return SMALL_HABITS.get(person.name, Habit.STEADY)
    return choose_habit(wishes.chance("habit", person.email))


def work_pattern(wishes: Wishes, person: Person) -> WorkPattern | None:
    chance = wishes.chance("pattern", person.email)
    if chance.random() >= PART_TIMERS:
        return None
    weekdays, starts, ends = chance.choice(PATTERNS)
    return WorkPattern(person=person, weekdays=weekdays, starts=starts, ends=ends)


def absence(wishes: Wishes, person: Person, today: date) -> Absence | None:
    chance = wishes.chance("absence", person.email)
    if chance.random() >= ABSENT:
        return None
    first = today + timedelta(days=chance.randrange(-10, 15))
    return Absence(
        person=person, first_day=first, last_day=first + timedelta(days=chance.randrange(12))
    )
