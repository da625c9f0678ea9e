"""Fills an empty database from an archive: its own tables first, then the newest ones."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext

from django.core.management import call_command
from django.core.management.color import no_style
from django.db import connections, models, transaction
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.state import StateApps

from deskside.config.archive.manifest import ArchiveRefused, Manifest, rows_member
from deskside.config.archive.rows import load_rows, write_rows

Tell = Callable[[str], None]


def load_archive(alias: str, archive: zipfile.ZipFile, manifest: Manifest, *, tell: Tell) -> None:
    """Migrate to the archive's state, load, compare what arrived; to be called on no tables."""
    tell("tables")
    apps = _migrate_to(alias, manifest)
    found = {model._meta.label_lower: model for model in apps.get_models(include_auto_created=True)}  # noqa: SLF001
    missing = sorted(set(manifest.rows) - set(found))
    if missing:
        raise ArchiveRefused(
            f"This archive has rows of {missing[0]}, which its tables do not know."
        )
    wanted = {label: found[label] for label in manifest.rows}
    with _unchecked(alias), transaction.atomic(using=alias):
        _defer(alias)
        _empty(alias, list(wanted.values()))
        for label, model in wanted.items():
            tell(label)
            with archive.open(rows_member(label)) as lines:
                load_rows(model, alias, lines)
        connections[alias].check_constraints()
    _reset_sequences(alias, list(wanted.values()))
    _compare(alias, wanted, manifest, tell)


def migrate_on(alias: str) -> None:
    """From the archive's state to this release's."""
    call_command("migrate", database=alias, verbosity=0, interactive=False)


def _migrate_to(alias: str, manifest: Manifest) -> StateApps:
    """The models as they were when the archive was made, with their tables."""
    executor = MigrationExecutor(connections[alias])
    applied = set(manifest.migrations)
    graph = executor.loader.graph
    # The last of each app: those on which no other applied one of the same app builds.
    targets = [
        node
        for node in sorted(applied & set(graph.nodes))
        if not any(
            child.key[0] == node[0] and child.key in applied
            for child in graph.node_map[node].children
        )
    ]
    return executor.migrate(targets).apps


def _unchecked(alias: str) -> AbstractContextManager[object]:
    """SQLite checks foreign keys at once unless told not to; PostgreSQL waits for the commit."""
    connection = connections[alias]
    if connection.vendor == "sqlite":
        return connection.constraint_checks_disabled()
    return nullcontext()


def _defer(alias: str) -> None:
    """A migration that adds a foreign key has it checked at once for the rest of its transaction,
    and that is ours on PostgreSQL; a row may point at one that comes later."""
    connection = connections[alias]
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SET CONSTRAINTS ALL DEFERRED")


def _empty(alias: str, wanted: list[type[models.Model]]) -> None:
    """Rows that migrations have put there would meet those of the archive."""
    quote = connections[alias].ops.quote_name
    with connections[alias].cursor() as cursor:
        for model in wanted:
            cursor.execute(f"DELETE FROM {quote(model._meta.db_table)}")  # noqa: S608, SLF001


def _reset_sequences(alias: str, wanted: list[type[models.Model]]) -> None:
    """PostgreSQL counts on from where it was, and would give out numbers that are taken."""
    with connections[alias].cursor() as cursor:
        for sql in connections[alias].ops.sequence_reset_sql(no_style(), wanted):
            cursor.execute(sql)


def _compare(
    alias: str, wanted: dict[str, type[models.Model]], manifest: Manifest, tell: Tell
) -> None:
    for label, model in wanted.items():
        tell(label)
        loaded, said = write_rows(model, alias, None), manifest.rows[label]
        if (loaded.count, loaded.content) != (said.count, said.content):
            raise ArchiveRefused(
                f"{label}: {said.count} rows in the archive, {loaded.count} arrived, or not as "
                "they were. Please report this. Nothing was changed."
            )
