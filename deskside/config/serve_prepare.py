"""What must be true before the first request: folders, tables, the course. Runs before each start.

A process of its own (`python -m deskside.config.serve_prepare`), so that the one that watches
over the server stays small.
"""

from __future__ import annotations

import hashlib
import json
import os
import sys
from pathlib import Path

from deskside.config.cli import Stop, set_up_django


def prepare() -> None:
    """Bring the database and the built-in course up to date; says what it does, or nothing."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "deskside.config.settings")
    set_up_django()
    from django.conf import settings  # Django is set up only now

    for folder in (settings.STATIC_ROOT, settings.MEDIA_ROOT):
        Path(folder).mkdir(parents=True, exist_ok=True)
    migrate_if_needed()
    for folder in sorted(path.parent for path in Path(settings.PACKS_DIR).glob("*/pack.yaml")):
        load_if_changed(folder)
    tell_setup_code()


def migrate_if_needed() -> None:
    """Raises Stop for a database that cannot be reached or that a newer Deskside has changed."""
    from django.core.management import call_command
    from django.db import DatabaseError, connection
    from django.db.migrations.executor import MigrationExecutor

    try:
        executor = MigrationExecutor(connection)
        loader = executor.loader
        ours = loader.migrated_apps
        unknown = {key for key in loader.applied_migrations if key[0] in ours} - set(
            loader.disk_migrations
        )
        plan = executor.migration_plan(loader.graph.leaf_nodes())
    except DatabaseError as error:
        raise Stop(
            f"The database does not answer: {error}".strip() + " Look at DATABASE_URL."
        ) from error
    if unknown:
        raise Stop(
            "A newer Deskside has used this database, so this one leaves it alone: "
            "start the newer one, or restore a backup into an empty data folder."
        )
    if plan:
        say(
            "Preparing the database"
            if not loader.applied_migrations
            else "Bringing the database up to date"
        )
        call_command("migrate", verbosity=0, interactive=False)


def load_if_changed(folder: Path) -> None:
    """Load a pack unless these very files are in this very database already.

    A pack that is broken never keeps the server from starting: the old course stays.
    """
    from deskside.courses.models import PackRelease
    from deskside.courses.packs.load import load_pack

    note = LoadedNote.of_installation()
    seen = digest_of(folder)
    if note.digests.get(folder.name) == seen and PackRelease.objects.exists():
        return
    say(f"Loading the course {folder.name}")
    try:
        load_pack(folder)
    except Exception as error:  # noqa: BLE001  whatever is wrong with a pack, people must get in
        say(f"The course was left as it was: {error}")
        say(f"'deskside check-pack {folder}' says what to mend.")
        return
    note.remember(folder.name, seen)


class LoadedNote:
    """Which pack files went into which database: a file, so that a start reads no packs."""

    def __init__(self, path: Path) -> None:
        self.path = path
        try:
            self.digests: dict[str, str] = json.loads(path.read_text())
        except (OSError, ValueError):
            self.digests = {}

    @classmethod
    def of_installation(cls) -> LoadedNote:
        from django.conf import settings

        database = settings.DATABASES["default"]
        name = ":".join(str(database.get(part, "")) for part in ("ENGINE", "HOST", "PORT", "NAME"))
        short = hashlib.sha256(name.encode()).hexdigest()[:12]
        return cls(Path(settings.DATA_DIR) / f"loaded-packs-{short}.json")

    def remember(self, pack: str, digest: str) -> None:
        self.digests[pack] = digest
        self.path.write_text(json.dumps(self.digests, indent=1))


def digest_of(folder: Path) -> str:
    """Of every file's name and bytes, and of the code that reads and renders them."""
    import deskside.courses.packs as reader

    total = hashlib.sha256()
    code = Path(str(reader.__file__)).parent.rglob("*.py")
    for path in sorted(path for path in [*folder.rglob("*"), *code] if path.is_file()):
        total.update(path.name.encode() + b"\0" + hashlib.sha256(path.read_bytes()).digest())
    return total.hexdigest()


def tell_setup_code() -> None:
    from deskside.people.setup_code import setup_code

    code = setup_code()
    if code:
        say(f"\nNo team of your own is set up yet. The one-time code for it is:  {code}\n")


def say(sentence: str) -> None:
    sys.stdout.write(f"{sentence}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    try:
        prepare()
    except Stop as stop:
        sys.exit(str(stop))
    except KeyboardInterrupt:
        sys.exit(130)
