"""What the small team and its desk have measured, so that those pages have something to show."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal
from random import Random

from deskside.config.sample.people import Wishes
from deskside.measures.actions.figures import save_figures
from deskside.measures.actions.own import answer_about_myself
from deskside.measures.actions.team import answer_for_team, ask_team, close_pulse
from deskside.measures.instruments import FIVE_PRINCIPLES, LEADING_PULSE, MIRROR, Instrument
from deskside.measures.queries.asking import respondents
from deskside.measures.queries.figures import desk_figures
from deskside.people.models import Group, Membership, Person, Role

BEGAN = timedelta(days=70)
ASKED = timedelta(days=21)
OVER = timedelta(days=8)
# What each figure is about at first, how it swings, and where it drifts month by month.
DESK = {
    "satisfaction": (84.0, 3.0, 0.4),
    "reopened": (9.5, 2.0, -0.2),
    "complaints": (6.0, 4.0, -0.2),
    "escalations": (15.0, 5.0, -0.3),
}


def write_measures(wishes: Wishes) -> None:
    """Figures, one pulse that has closed, and a few who have rated themselves twice."""
    for group in Group.objects.order_by("pk"):
        leads = Membership.objects.filter(group=group, role=Role.LEADER).select_related("person")
        for seat in leads[:1]:
            _desk(wishes, group, seat.person)
            _asked(wishes, group, seat.person)
            _rated(wishes, group, seat.person)


def _desk(wishes: Wishes, group: Group, leader: Person) -> None:
    chance = wishes.chance("figures", str(group.pk))
    values = {
        month: {
            key: Decimal(str(round(first + swing * chance.random() + drift * place)))
            for key, (first, swing, drift) in DESK.items()
        }
        for place, month in enumerate(desk_figures(group, wishes.now).months)
    }
    save_figures(group=group, values=values, by=leader, now=wishes.now)


def _asked(wishes: Wishes, group: Group, leader: Person) -> None:
    at = wishes.now - ASKED
    pulse = ask_team(group=group, instrument=LEADING_PULSE, by=leader, now=at)
    for person in respondents(group, at).order_by("pk"):
        chance = wishes.chance("asked", person.email)
        answer_for_team(pulse=pulse, person=person, scores=_steps(LEADING_PULSE, chance, 2), now=at)
    close_pulse(pulse=pulse, now=at + OVER)


def _rated(wishes: Wishes, group: Group, leader: Person) -> None:
    people = [leader, *respondents(group, wishes.now).order_by("pk")[:4]]
    for person in people:
        chance = wishes.chance("rated", person.email)
        for back, lowest in ((BEGAN, 2), (timedelta(days=2), 3)):
            answer_about_myself(
                person=person,
                instrument=FIVE_PRINCIPLES,
                scores=_steps(FIVE_PRINCIPLES, chance, lowest),
                now=wishes.now - back,
            )
    for week in range(6, 0, -1):
        answer_about_myself(
            person=leader,
            instrument=MIRROR,
            scores=_steps(MIRROR, wishes.chance("mirror", str(week)), 2),
            now=wishes.now - timedelta(weeks=week),
        )


def _steps(instrument: Instrument, chance: Random, lowest: int) -> dict[str, int]:
    return {item.key: chance.randint(lowest, 5) for item in instrument.items}
