"""One learner's day on an installation of its own, in a process of its own: run with a data folder.

Writes private texts through the browser, fails once in the middle, and backs everything up.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

if TYPE_CHECKING:
    from tests.world.browser import Visitor

os.environ["DJANGO_SETTINGS_MODULE"] = "deskside.config.settings"


def main() -> None:
    import django

    django.setup()
    from django.conf import settings
    from django.core.management import call_command

    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    call_command("migrate", verbosity=0)
    write_and_fail()
    from deskside.config.archive.backup import make_backup
    from deskside.lib import clock

    file = Path(settings.DATA_DIR) / "backup.zip"
    make_backup(file, with_key=False, now=clock.now(), tell=lambda *_: None)
    # Without the usual farewell, so that the journal file of the database stays to be read.
    sys.stdout.flush()
    os._exit(0)


def write_and_fail() -> None:
    from deskside.journal.actions import save_entry
    from deskside.learn.actions import texts
    from tests.privacy.looking import CANARIES
    from tests.world.browser import Visitor
    from tests.world.fixtures import plain_kind
    from tests.world.people import build_world

    with plain_kind():
        world = build_world()
    visitor = Visitor(world.persons["leader"])
    for (key, canary), version in zip(CANARIES.items(), "10", strict=True):
        url = f"/course/{world.course.course_key}/{key}/text/"
        form = {"how": "save", "text": f"About {canary}.", "version": version}
        saved = visitor.look("POST", url, form)
        texts.save_entry = fail  # type: ignore[assignment]
        failed = visitor.look("POST", url, form)
        texts.save_entry = save_entry
        sys.stdout.write(f"{key}: {saved.status}, {failed.status}\n")
    promise_and_fail(visitor, f"/promise/{world.course.course_key}/the-lid/")
    write_in_a_room_and_fail(visitor, world.met[world.ours.group.pk].running.uid)
    paste_a_ticket_and_fail(visitor, world.ours.group.uid)


def paste_a_ticket_and_fail(visitor: Visitor, group_uid: UUID) -> None:
    """Looked at, broken off in the middle of masking, then kept as it was shown."""
    from deskside.knowledge.forms import cases
    from tests.privacy.looking import IN_A_TICKET

    pasted = f"Mail of {IN_A_TICKET['address']}@example.org about {IN_A_TICKET['machine']}."
    base = f"/groups/{group_uid}/cases/new/"
    looked = visitor.look("POST", f"{base}ticket/", {"ticket": pasted})
    mask_texts = cases.mask_texts
    cases.mask_texts = fail  # type: ignore[assignment]
    failed = visitor.look("POST", f"{base}ticket/", {"ticket": pasted})
    cases.mask_texts = mask_texts
    story = "Mail of [e-mail] about [computer]."
    told = {"title": "It froze", "story": story, "from_ticket": "on", "asked": ["Mail", "It"]}
    kept = visitor.look("POST", f"{base}keep/", told)
    sys.stdout.write(f"ticket: {looked.status}, {failed.status}, {kept.status}\n")


def write_in_a_room_and_fail(visitor: Visitor, sitting_uid: UUID) -> None:
    from deskside.meetings.actions.silent import save_writing
    from deskside.meetings.views import room_writing
    from tests.privacy.looking import IN_A_ROOM

    url = f"/meetings/{sitting_uid}/room/write/question/"
    form = {"how": "save", "text": IN_A_ROOM["text"], "version": "0"}
    saved = visitor.look("POST", url, form)
    room_writing.save_writing = fail  # type: ignore[assignment]
    failed = visitor.look("POST", url, form)
    room_writing.save_writing = save_writing
    sys.stdout.write(f"room: {saved.status}, {failed.status}\n")


def promise_and_fail(visitor: Visitor, url: str) -> None:
    from deskside.commitments.actions.writing import make_commitment
    from deskside.learn.views import promise
    from tests.privacy.looking import PROMISED

    words = {"when": PROMISED["when"], "then": PROMISED["then"]}
    drafted = visitor.look("POST", url, {**words, "how": "save", "version": "0"})
    promise.make_commitment = fail  # type: ignore[assignment]
    failed = visitor.look("POST", url, {**words, "how": "promise", "version": "1"})
    promise.make_commitment = make_commitment
    made = visitor.look("POST", url, {**words, "how": "promise", "version": "1"})
    sys.stdout.write(f"promise: {drafted.status}, {failed.status}, {made.status}\n")


def fail(**_: object) -> None:
    raise RuntimeError("the disk is full")


if __name__ == "__main__":
    main()
