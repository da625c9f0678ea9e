"""The trial of mail, in a process of its own on a scratch installation: lines of JSON."""

from __future__ import annotations

import argparse
import json
import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

SPEED = 60.0
SMTP_SECONDS = 1
LIMIT_SECONDS = 1800.0
DAYS_AWAY = 14
SMALL = 20
QUIET_SECONDS = 2.0


def main() -> None:
    parser = argparse.ArgumentParser()
    for name in ("mails", "kills", "workers", "seed"):
        parser.add_argument(f"--{name}", type=int)
    options = parser.parse_args()
    os.environ["DJANGO_SETTINGS_MODULE"] = "deskside.config.settings"
    folder = Path(os.environ["DESKSIDE_DATA"])
    folder.mkdir(parents=True, exist_ok=True)
    child = _start_receiver(folder)
    try:
        _set_up(folder)
        say(result=[_killed(options, folder), _away(options, folder), _restored(folder)])
    finally:
        os.kill(child, signal.SIGKILL)


def say(**words: Any) -> None:
    sys.stdout.write(json.dumps(words) + "\n")
    sys.stdout.flush()


def _start_receiver(folder: Path) -> int:
    from deskside.config.stress.parts.receiver import serve

    child = os.fork()  # before Django, which must first know the receiver's port
    if child == 0:
        try:
            serve(folder / "notes", folder / "port")
        finally:
            os._exit(1)
    return child


def _set_up(folder: Path) -> None:
    import django

    while not (folder / "port").exists() or not (folder / "port").read_text():
        time.sleep(0.05)
    os.environ["EMAIL_URL"] = f"smtp://127.0.0.1:{(folder / 'port').read_text()}"
    os.environ["DESKSIDE_LOG"] = "ERROR"
    django.setup()
    from django.conf import settings
    from django.core.management import call_command

    from deskside.config.stress.parts import fast_clock, mail_rows

    settings.EMAIL_TIMEOUT = SMTP_SECONDS
    call_command("migrate", verbosity=0)
    mail_rows.register_kinds()
    fast_clock.begin(SPEED)


def _killed(options: argparse.Namespace, folder: Path) -> dict[str, Any]:
    """Everything due at once, workers killed all along."""
    from deskside.config.stress.parts import mail_rows
    from deskside.lib import clock

    now = clock.now()
    people = mail_rows.make_people(options.mails, first=0)
    mail_rows.queue_for(people, mail_rows.CHOSEN, now, now, "killed")
    began = time.monotonic()
    kills = _work_and_kill(options, folder)
    noted = mail_rows.notes(folder / "notes")
    copies = mail_rows.arrived(noted)
    found = mail_rows.states()
    told = [what for what, _message_id in noted]
    return {
        "name": "killed",
        "mails": options.mails,
        "seconds": round(time.monotonic() - began, 1),
        "kills": kills,
        "sent": found.get("sent", 0),
        "arrived": len(copies),
        "refused": found.get("failed", 0),
        "unsent": options.mails - len(copies) - found.get("failed", 0),
        "extra": sum(copies.values()) - len(copies),
        "dropped_after_accepting": told.count("drop"),
        "answers": {what: told.count(what) for what in sorted(set(told))},
    }


def _work_and_kill(options: argparse.Namespace, folder: Path) -> int:
    from deskside.config.stress.parts import mail_rows
    from deskside.config.stress.parts.family import Family, deliver_for_ever

    chance = random.Random(options.seed)  # noqa: S311  no secret
    family = Family(deliver_for_ever, options.workers)
    kills = 0

    def step() -> bool:
        """A kill for each so many mails, at any moment between two."""
        nonlocal kills
        came = len(mail_rows.notes(folder / "notes"))
        wanted = came * (options.kills + 1) // options.mails
        if kills < min(wanted, options.kills):
            time.sleep(chance.random() / 20)
            family.kill_one(chance)
            kills += 1
            return False
        say(progress=f"{came:,} answers, {kills} kills")
        return _all_done()

    try:
        _until(step)
        while kills < options.kills:  # too quick for us: the rest now
            family.kill_one(chance)
            kills += 1
        _until(_all_done)
    finally:
        family.end()
    return kills


def _away(options: argparse.Namespace, folder: Path) -> dict[str, Any]:
    """Fourteen days of messages, none of them sent, then the workers come back."""
    from deskside.config.stress.parts import mail_rows
    from deskside.lib import clock
    from deskside.notify.models import Message

    now = clock.now()
    people = mail_rows.make_people(max(options.mails // 20, SMALL), first=1_000_000)
    for day in range(DAYS_AWAY):
        moment = now - timedelta(days=DAYS_AWAY - day, hours=-12)
        for kind in (mail_rows.CHOSEN, mail_rows.DIGEST):
            mail_rows.queue_for(people, kind, moment, now, f"day {day}")
    say(progress="fourteen days away")
    _run_workers(options.workers)
    ours = Message.objects.filter(person__in=people)
    return {
        "name": "away",
        "people": len(people),
        "messages": DAYS_AWAY * 2 * len(people),
        "folded": ours.filter(state="folded").count(),
        "sent_alone": ours.filter(state="sent").exclude(kind="catch_up").count(),
        "catch_ups": ours.filter(kind="catch_up", state__in=["sent", "failed"]).count(),
        "most_catch_ups": mail_rows.most_catch_ups(),
    }


def _restored(folder: Path) -> dict[str, Any]:
    """A copy brought back by `restore` is silent until somebody lets its mail go."""
    from django.db import connections

    from deskside.config.stress.parts import mail_rows
    from deskside.lib import clock
    from deskside.notify.actions import release_mail

    now = clock.now()
    people = mail_rows.make_people(SMALL, first=2_000_000)
    mail_rows.queue_for(people, mail_rows.CHOSEN, now, now, "restored")
    connections.close_all()
    say(progress="backup and restore")
    archive = str(folder / "stress.zip")
    for command in (["backup", archive], ["restore", "--replace", archive]):
        _deskside(*command)
    before = len(mail_rows.notes(folder / "notes"))
    _run_workers(1, seconds=QUIET_SECONDS)
    silent = len(mail_rows.notes(folder / "notes")) - before
    release_mail()
    _run_workers(1)
    noted = mail_rows.notes(folder / "notes")[before:]
    return {
        "name": "restored",
        "sent_before_release": silent,
        "waiting": SMALL,
        "settled_after_release": len({message_id for _what, message_id in noted}),
    }


def _deskside(*command: str) -> None:
    subprocess.run(  # noqa: S603  ourselves
        [sys.executable, "-m", "deskside", *command], check=True, stdout=subprocess.DEVNULL
    )


def _run_workers(size: int, seconds: float | None = None) -> None:
    """Until nothing is left to do, or for so many seconds."""
    from deskside.config.stress.parts.family import Family, deliver_for_ever

    family = Family(deliver_for_ever, size)
    try:
        if seconds is None:
            _until(_all_done)
        else:
            time.sleep(seconds)
    finally:
        family.end()


def _all_done() -> bool:
    from deskside.config.stress.parts import mail_rows
    from deskside.lib import clock

    return mail_rows.is_done(clock.now())


def _until(done: Callable[[], bool]) -> None:
    limit = time.monotonic() + LIMIT_SECONDS
    while not done():
        if time.monotonic() > limit:
            raise SystemExit("The workers were not done in half an hour.")
        time.sleep(0.1)


if __name__ == "__main__":
    main()
