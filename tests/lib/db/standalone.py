"""Programs that the backend's tests run as processes of their own, on a database file.

Called as `standalone.py <what> <database> [arguments]`.
"""

from __future__ import annotations

import os
import signal
import sys
import time

import django
from django.conf import settings


def configure(path: str) -> None:
    settings.configure(
        DATABASES={"default": {"ENGINE": "deskside.lib.db.sqlite", "NAME": path}}, USE_TZ=True
    )
    django.setup()


def create() -> None:
    execute("CREATE TABLE line (writer INTEGER, number INTEGER)")


def execute(sql: str) -> None:
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute(sql)


def write(writer: int, rows: int) -> None:
    """Alternates transactions (read, then write) and single writes."""
    from django.db import connection, transaction

    for number in range(rows):
        insert = f"INSERT INTO line VALUES ({writer}, {number})"
        if number % 2:
            execute(insert)
            continue
        with transaction.atomic():
            execute("SELECT count(*) FROM line")
            with transaction.atomic():
                execute(insert)
    connection.close()


def burst(writers: int, rows: int) -> None:
    """Forks the writers, prints how many failed and the slowest time of one writer."""
    children = []
    start = time.monotonic()
    for writer in range(writers):
        child = os.fork()
        if child == 0:
            try:
                write(writer, rows)
            except BaseException as error:  # noqa: BLE001  the parent counts it
                os.write(2, repr(error).encode())
                os._exit(1)
            os._exit(0)
        children.append(child)
    failed = sum(os.waitpid(child, 0)[1] != 0 for child in children)
    sys.stdout.write(f"{failed} {time.monotonic() - start:.2f}\n")


def hold() -> None:
    """Writes half of something, says so, and waits to be killed."""
    from django.db import transaction

    with transaction.atomic():
        execute("INSERT INTO line VALUES (99, 1)")
        sys.stdout.write("holding\n")
        sys.stdout.flush()
        signal.pause()


if __name__ == "__main__":
    what, path, *arguments = sys.argv[1:]
    configure(path)
    {"create": create, "burst": burst, "hold": hold}[what](*map(int, arguments))
