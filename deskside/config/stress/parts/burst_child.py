"""What the burst needs of the database, in processes of their own: `burst_child <what> ...`.

`prepare PEOPLE TEXTS`: the people, signed in, and where each of so many texts is saved;
`count PATH`: how many have saved there; `floor COMMITS`: bare commits, one after the other.
"""

from __future__ import annotations

import json
import os
import sys
import time
from collections.abc import Callable
from typing import Any

SPARE = 2
FEWEST = 60  # a smaller sample team has written texts already
A_GROUP = 25


def main(what: str, *arguments: str) -> None:
    os.environ["DJANGO_SETTINGS_MODULE"] = "deskside.config.settings"
    import django

    django.setup()
    works: dict[str, Callable[..., Any]] = {"prepare": prepare, "count": count, "floor": floor}
    json.dump(works[what](*arguments), sys.stdout)


def prepare(people: str, texts: str) -> dict[str, Any]:
    from pathlib import Path

    from django.conf import settings
    from django.core.management import call_command
    from django.db import transaction
    from django.utils.crypto import get_random_string

    from deskside.config.bench.visitor import TOKEN_LENGTH, session_of
    from deskside.config.cli.bench import pack_folder
    from deskside.config.sample.make import make_sample
    from deskside.courses.packs.load import load_pack
    from deskside.lib import clock
    from deskside.people.models import Person

    call_command("migrate", verbosity=0)
    load_pack(pack_folder(Path(settings.DATA_DIR)))
    learners = max(int(people) + SPARE, FEWEST)
    groups = -(-learners // A_GROUP)
    make_sample(learners=learners, groups=groups, seed=1, password=None, now=clock.now())
    everybody = Person.objects.filter(email__startswith="learner-").order_by("pk")
    with transaction.atomic():
        sessions = [session_of(person) for person in everybody[: int(people) + SPARE]]
    token = get_random_string(TOKEN_LENGTH)
    return {"sessions": sessions, "paths": _paths(int(texts)), "token": token}


def _paths(texts: int) -> list[str]:
    from django.urls import reverse

    from deskside.courses.models import PackRelease
    from deskside.courses.queries import course_outline

    course = course_outline(PackRelease.objects.order_by("-pk")[0].pk)
    keys = [activity.key for activity in course.activities if activity.kind == "reflection"]
    return [reverse("learn:text", args=[course.course_key, key]) for key in keys[:texts]]


def count(path: str) -> dict[str, int]:
    from deskside.journal.models import Entry

    key = path.strip("/").split("/")[-2]
    return {"saved": Entry.objects.filter(activity__key=key).count()}


def floor(commits: str) -> dict[str, float]:
    """On a connection as the product opens it, past Django: what the disk takes for itself."""
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("CREATE TABLE IF NOT EXISTS stress_floor (words varchar(500))")
    bare = connection.connection
    insert = f"INSERT INTO stress_floor VALUES ('{'x' * 400}')"  # noqa: S608  our own letters
    start = time.perf_counter()
    for _ in range(int(commits)):
        bare.execute(insert)
    seconds = time.perf_counter() - start
    connection.close()
    return {"seconds": seconds}


if __name__ == "__main__":
    main(*sys.argv[1:])
