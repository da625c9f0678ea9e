from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from itertools import islice

from django.contrib.auth.hashers import make_password
from django.db import transaction

from deskside.config.sample import names
from deskside.config.sample import people as invent
from deskside.config.sample.desk import fill_desks
from deskside.config.sample.measures import write_measures
from deskside.config.sample.meetings import hold_meetings
from deskside.config.sample.opening import open_courses
from deskside.config.sample.people import Wishes
from deskside.config.sample.plan import calendar_of, make_plan
from deskside.config.sample.settle import Seat, Team, settle
from deskside.config.sample.texts import write_texts
from deskside.courses.models import PackRelease
from deskside.courses.outline import CourseOutline
from deskside.courses.queries import course_outline, newest_release
from deskside.lib.db.bulk import insert_ignoring_conflicts
from deskside.people.models import Organisation, Person, Role
from deskside.people.sample_hook import SampleRefused

FEWEST, MOST = 12, 100_000
BATCH = 1000
NAME = "Quayside Hospital"
ZONE = "Europe/Lisbon"
DOMAIN = "@example.org"
# Everybody was there a little before anything began.
SETTLED = timedelta(weeks=12)

Progress = Callable[[int], None]


@transaction.atomic
def make_sample(  # noqa: PLR0913  the command's options, one argument each
    *,
    learners: int,
    groups: int,
    seed: int,
    password: str | None,
    now: datetime,
    progress: Progress | None = None,
    course_key: str = "",
) -> Organisation:
    """An invented organisation, half-way through a course; all of it or nothing.

    The same seed and `now` give the same rows, sealed texts apart. `progress` is told how many
    people are there so far. Without a password nobody can sign in with one. Without a key it is
    the course published last. Raises SampleRefused, for instance where people are already.
    """
    if not FEWEST <= learners <= MOST or not 1 <= groups <= learners:
        raise SampleRefused(
            f"A sample has {FEWEST} to {MOST:,} learners, and no more groups than learners."
        )
    course = _course(course_key)
    organisation = _make_organisation(now)
    wishes = Wishes(learners, groups, seed, make_password(password), now)
    there = 0
    for seats in _batches(_seats(wishes, course)):
        settle(wishes, course, seats)
        there += len(seats)
        if progress:
            progress(there)
    if wishes.is_small:
        write_texts(course, wishes)
        write_measures(wishes)
        hold_meetings(course, wishes)
        open_courses(wishes)
        fill_desks(course, wishes)
    return organisation


def _course(key: str) -> CourseOutline:
    newest = newest_release(key) if key else PackRelease.objects.order_by("-pk").first()
    if newest is None:
        raise SampleRefused("There is no course yet: load one first with deskside load-pack.")
    course = course_outline(newest.pk)
    if not course.sections:
        raise SampleRefused("Nothing is published in this course yet.")
    return course


def _make_organisation(now: datetime) -> Organisation:
    """Raises SampleRefused where an organisation, or one of the addresses, is there already."""
    insert_ignoring_conflicts(
        Organisation, only=True, name=NAME, zone=ZONE, is_sample=True, created_at=now
    )
    organisation = Organisation.objects.select_for_update().get()
    if organisation.created_at != now or not organisation.is_sample:
        raise SampleRefused("An organisation is set up here already, so no sample was made.")
    if Person.objects.filter(email__endswith=DOMAIN).exists():
        raise SampleRefused(f"Somebody here has an address in {DOMAIN} already.")
    return organisation


def _seats(wishes: Wishes, course: CourseOutline) -> Iterator[Seat]:
    """Everybody in order, each group's leader first; groups and plans are made on the way."""
    joined = wishes.now - SETTLED
    for number in range(wishes.groups):
        team = _make_team(wishes, course, number)
        yield Seat(team, team.leader, Role.LEADER)
        for learner in wishes.learners_of(number):
            person = invent.make_learner(wishes, learner, number, joined)
            yield Seat(team, person, Role.LEARNER)


def _make_team(wishes: Wishes, course: CourseOutline, number: int) -> Team:
    group = invent.make_group(wishes, number, wishes.now - SETTLED)
    group.save()
    leader = invent.make_leader(wishes, number, wishes.now - SETTLED)
    leader.save()
    plan = make_plan(course, group, leader, wishes.now)
    return Team(group, leader, plan, calendar_of(plan, wishes.now))


def _batches(seats: Iterator[Seat]) -> Iterator[list[Seat]]:
    while batch := list(islice(seats, BATCH)):
        yield batch


def make_small_sample(now: datetime) -> Organisation:
    """Marisol and her twelve, for the welcome page's second door; one enters without passwords."""
    return make_sample(learners=len(names.SMALL_TEAM), groups=1, seed=1, password=None, now=now)
