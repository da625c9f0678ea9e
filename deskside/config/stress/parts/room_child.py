"""What the trial of a room needs of the database, in processes of their own: `room_child <what>`.

`prepare PEOPLE SITTINGS`: one group, signed in, and so many sittings of it; `blocks SITTING`: the
blocks of its open room in which people write, and the steps; `texts SITTING`: who has which text.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable
from datetime import time
from typing import Any

FEWEST = 12  # a sample team is no smaller


def main(what: str, *arguments: str) -> None:
    os.environ["DJANGO_SETTINGS_MODULE"] = "deskside.config.settings"
    import django

    django.setup()
    works: dict[str, Callable[..., Any]] = {"prepare": prepare, "blocks": blocks, "texts": texts}
    json.dump(works[what](*arguments), sys.stdout)


def prepare(people: str, sittings: str) -> dict[str, Any]:
    from django.core.management import call_command
    from django.db import transaction
    from django.utils.crypto import get_random_string

    from deskside.config.bench.visitor import TOKEN_LENGTH, session_of
    from deskside.config.cli import PROJECT
    from deskside.config.sample.make import make_sample
    from deskside.courses.packs.load import load_pack
    from deskside.lib import clock
    from deskside.people.models import Group, Person

    call_command("migrate", verbosity=0)
    load_pack(PROJECT / "packs" / "it-customer-service")
    learners = max(int(people), FEWEST)
    make_sample(learners=learners, groups=1, seed=1, password=None, now=clock.now())
    everybody = Person.objects.filter(email__startswith="learner-").order_by("pk")[: int(people)]
    leader = Person.objects.get(email__startswith="leader@")
    group = Group.objects.filter(memberships__person=everybody[0]).distinct().get()
    with transaction.atomic():
        sessions = [session_of(person) for person in everybody]
        rooms = [_sitting(group, leader, number) for number in range(int(sittings))]
        return {
            "people": [person.pk for person in everybody],
            "sessions": sessions,
            "leader": session_of(leader),
            "rooms": rooms,
            "token": get_random_string(TOKEN_LENGTH),
        }


def _sitting(group: Any, leader: Any, number: int) -> str:
    from deskside.courses.models import Course, Section
    from deskside.lib import clock
    from deskside.meetings.models import Meeting, Series, Sitting

    now, course = clock.now(), Course.objects.get(key="it-customer-service")
    fields = {"local_time": time(9, 30), "zone": group.zone}
    series, _made = Series.objects.get_or_create(
        group=group, course=course, ended_at=None, defaults={**fields, "created_at": now}
    )
    last = Meeting.objects.filter(series=series).order_by("-number").first()
    meeting = Meeting.objects.create(
        series=series,
        number=(last.number if last else 0) + 1,
        section=Section.objects.filter(course=course).order_by("ordinal")[number + 1],
        title=f"A trial, {number + 1}",
        created_at=now,
    )
    sitting = Sitting.objects.create(
        meeting=meeting, local_date=now.date(), starts_at=now, facilitator=leader, **fields
    )
    return str(sitting.uid)


def blocks(sitting: str) -> dict[str, Any]:
    from deskside.meetings.models import Room

    steps = Room.objects.get(sitting__uid=sitting).steps
    found = [(place, step["block"]) for place, step in enumerate(steps) if step["mode"] == "write"]
    return {"steps": len(steps), "writing": found}


def texts(sitting: str) -> list[tuple[int, str, str]]:
    """(person, block, text) of each row there is, opened with its writer's key."""
    from deskside.journal.queries import read_note
    from deskside.meetings.models import Writing

    rows = Writing.objects.filter(sitting__uid=sitting).select_related("person").order_by("pk")
    found = []
    for row in rows:
        entry = read_note(row.person, row.entry_id)
        found.append((row.person_id, row.block, entry.text if entry else ""))
    return found


if __name__ == "__main__":
    main(*sys.argv[1:])
