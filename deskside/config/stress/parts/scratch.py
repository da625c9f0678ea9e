"""An installation to throw away, on the engine that DATABASE_URL names; yours is not touched."""

from __future__ import annotations

import os
import secrets
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

from deskside.config.cli import Stop

OURS = ("DESKSIDE_", "DATABASE_URL", "DJANGO_SETTINGS_MODULE", "SECRET_KEY", "EMAIL_URL")


@contextmanager
def scratch_installation() -> Iterator[dict[str, str]]:
    """The environment for child processes: a folder and a database that go away afterwards.

    On PostgreSQL a database of its own is made on the same server; Stop where that is refused.
    """
    kept = {name: value for name, value in os.environ.items() if not name.startswith(OURS)}
    url = os.environ.get("DATABASE_URL", "")
    with tempfile.TemporaryDirectory(prefix="deskside-stress-") as folder:
        environment = {**kept, "DESKSIDE_DATA": str(Path(folder) / "data")}
        if not url.startswith(("postgres://", "postgresql://")):
            yield environment
            return
        with _own_database(url) as own:
            yield {**environment, "DATABASE_URL": own}


@contextmanager
def _own_database(url: str) -> Iterator[str]:
    import psycopg  # only where PostgreSQL is used

    name = f"deskside_stress_{secrets.token_hex(4)}"
    try:
        with psycopg.connect(url, autocommit=True) as connection:
            connection.execute(f"CREATE DATABASE {name}")  # type: ignore[call-overload,unused-ignore]  # our own name
    except psycopg.Error as error:
        raise Stop(
            f"A scratch database could not be made on this server: {error}".strip()
        ) from error
    try:
        yield urlunsplit(urlsplit(url)._replace(path=f"/{name}"))
    finally:
        with psycopg.connect(url, autocommit=True) as connection:
            connection.execute(f"DROP DATABASE {name} WITH (FORCE)")  # type: ignore[call-overload,unused-ignore]  # our own name
