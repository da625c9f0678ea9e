"""A person's own data as one file they can keep: readable by people and by programs."""

from __future__ import annotations

import json
import tempfile
import zipfile
from collections.abc import Iterable
from datetime import datetime
from typing import IO

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.utils.translation import gettext as _

from deskside.ledger.personal_data import PersonalData, Record, registered

_IN_MEMORY = 2 * 1024 * 1024


def export_person(person: models.Model, *, now: datetime) -> IO[bytes]:
    """A zip, open at its start, with one JSON file per kind of record that the person has.

    Records with a "text" (their private entries) are in `texts/` once more, to be read without a
    program. The caller closes the file.
    """
    file = tempfile.SpooledTemporaryFile(max_size=_IN_MEMORY)  # noqa: SIM115  the caller closes it
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("README.txt", _words(now))
        for entry in reversed(registered()):
            _add_records(archive, _file_name(entry), entry.records_of(person))
    file.seek(0)
    return file


def _add_records(archive: zipfile.ZipFile, name: str, records: Iterable[Record]) -> None:
    kept = [dict(record) for record in records]
    if not kept:
        return
    text = json.dumps(kept, cls=DjangoJSONEncoder, ensure_ascii=False, indent=2)
    archive.writestr(f"{name}.json", text)
    for number, record in enumerate(kept, start=1):
        if record.get("text"):
            head = f"{record.get('title', '')}\n{record.get('updated_at', '')}".strip()
            archive.writestr(f"texts/{name}-{number:04}.txt", f"{head}\n\n{record['text']}\n")


def _file_name(entry: PersonalData) -> str:
    """people-membership, progress-extension-given_by"""
    options = entry.model._meta  # noqa: SLF001
    name = f"{options.app_label}-{options.model_name}"
    if not isinstance(entry.person_path, str):
        return name
    last = entry.person_path.rsplit("__", 1)[-1]
    return name if last in {"person", "user", "pk"} else f"{name}-{last}"


def _words(now: datetime) -> str:
    return _(
        "What Deskside holds about you, as of %(instant)s (UTC).\n\n"
        "Each .json file is one kind of record and opens in any text editor. In the folder texts "
        "are the private texts you wrote, opened for you alone: keep this file where nobody else "
        "reads it.\n"
    ) % {"instant": f"{now:%Y-%m-%d %H:%M}"}
