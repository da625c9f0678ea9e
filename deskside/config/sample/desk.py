"""What the small team knows by now: three cases, and its own words from the first meetings."""

from __future__ import annotations

from datetime import timedelta

from deskside.config.sample.people import Wishes
from deskside.courses.outline import CourseOutline
from deskside.knowledge.actions.cases import CaseWords, review_case, write_case
from deskside.knowledge.actions.own import keep_norms, keep_why, keep_words
from deskside.knowledge.models import Side, Why
from deskside.people.models import Group, Person
from deskside.people.queries.availability import learners_of

TOLD, READ = timedelta(days=9), timedelta(days=8)
# Section, title, story, what to talk about; the last one waits for somebody to read it.
CASES = (
    (
        3,
        "The printer that ate the discharge letters",
        "A ward clerk called for the third time in a week. The printer on her floor swallows every "
        "second letter, and each time the ticket was closed as solved. By now she walks to the "
        "next floor, with patients waiting.\n\nI said I would look at it. I did not say when.",
        "What would have made the first call the last one?",
    ),
    (
        4,
        "The mailbox that was somebody else's",
        "A new colleague began on Monday without a mailbox. Four of us told him, kindly, that it "
        "was not our team. On Thursday he had one, and had written to nobody.",
        "Who of the four could have said: this one is mine?",
    ),
    (
        6,
        "The second screen before the conference",
        "Somebody senior shouted because a screen stayed dark. The cable was loose. Nobody "
        "laughed, and nobody said anything afterwards either.",
        "What do you say to somebody who has just been loud and wrong?",
    ),
)
HEROES = (("lets me finish", 5), ("rings back when they said", 4), ("says what happens next", 3))
VILLAINS = (("passes me on", 6), ("reads from a script", 3), ("sighs", 2))
NORMS = (
    "What is said here about a caller stays here",
    "A joke stops when one person is not laughing",
    "We start and end on time",
)
WHY_WE = (("fewer calls about the same thing", 4), ("wards that can work", 3))
WHY_ME = (("I go home less tired", 5), ("thanks, now and then", 2))


def fill_desks(course: CourseOutline, wishes: Wishes) -> None:
    """For small samples; through the actions, so that it is masked like anybody's."""
    for group in Group.objects.filter(memberships__person__is_sample=True).distinct():
        people = [person for person, _name in learners_of(group.pk, wishes.now)]
        writers = list(Person.objects.filter(pk__in=people).order_by("pk"))
        _tell_cases(group, writers, course, wishes)
        at = wishes.now - TOLD
        keep_words(group=group, side=Side.HERO, words=HEROES, now=at)
        keep_words(group=group, side=Side.VILLAIN, words=VILLAINS, now=at)
        keep_norms(group=group, texts=NORMS, now=at)
        keep_why(group=group, to=Why.To.ORGANISATION, words=WHY_WE, now=at)
        keep_why(group=group, to=Why.To.ME, words=WHY_ME, now=at)


def _tell_cases(group: Group, writers: list[Person], course: CourseOutline, wishes: Wishes) -> None:
    if len(writers) < len(CASES):
        return
    for number, (section, title, story, asks) in enumerate(CASES):
        found = course.sections[min(section, len(course.sections) - 1)]
        case = write_case(
            group=group,
            by=writers[number],
            words=CaseWords(title, story, asks, found.id),
            from_ticket=False,
            now=wishes.now - TOLD,
        )
        if number < len(CASES) - 1:
            review_case(case=case, by=writers[number - 1], now=wishes.now - READ)
