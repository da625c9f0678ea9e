"""The least that a page could cost: one statement and one joined string, behind our middleware.

Mounted by the bench alone (`deskside.config.bench.urls`), never in the product's URL map.
"""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from uuid import uuid4

from django.db import connection, transaction
from django.http import HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.utils.html import escape

from deskside.ledger.receipts import without_receipt
from deskside.lib.db.rows import connection_rows

PEOPLE = """
SELECT pe.name, {columns} FROM people_membership m JOIN people_person pe ON pe.id = m.person_id
LEFT JOIN progress_enrolment e ON e.person_id = m.person_id AND e.course_id = %s
WHERE m.group_id = %s ORDER BY pe.name, pe.id
"""
# By name: the rows that the measured page shows, three plain columns each.
SQL = {
    "people": PEOPLE.format(columns="pe.email, e.done_count") + " LIMIT 50",
    "sections": """
SELECT s.key, d.local_date, d.id FROM progress_duedate d
JOIN courses_section s ON s.id = d.section_id WHERE d.plan_id = %s ORDER BY d.due_at
""",
    "activity": """
SELECT r.title, r.language, r.id FROM courses_releaseentry x
JOIN courses_revision r ON r.id = x.revision_id
WHERE x.release_id = %s AND x.activity_id = %s ORDER BY x.position
""",
}
CLASS = PEOPLE.format(columns="pe.email, e.marks")
INSERTS = "bench_insert"


def floor(request: HttpRequest, name: str) -> HttpResponse:
    assert request.user.is_authenticated  # noqa: S101  session and user are read
    rows = connection_rows(SQL[name], _numbers(request))
    cells = "".join(
        f"<tr><td>{escape(a)}</td><td>{escape(b)}</td><td>{c}</td></tr>" for a, b, c in rows
    )
    return HttpResponse(f"<!doctype html><title>floor</title><table>{cells}</table>")


@without_receipt("it exists only while pages are measured")
def floor_insert(request: HttpRequest) -> HttpResponse:
    """One INSERT in one transaction, committed."""
    assert request.user.is_authenticated  # noqa: S101
    with transaction.atomic(), connection.cursor() as cursor:
        statement = f"INSERT INTO {INSERTS} (person_id, uid) VALUES (%s, %s)"  # noqa: S608
        cursor.execute(statement, [request.user.pk, uuid4().hex])
    return HttpResponse("ok")


def floor_csv(request: HttpRequest) -> HttpResponseBase:
    """One statement for everybody, the same columns, raw numbers written as they come."""
    assert request.user.is_authenticated  # noqa: S101
    keys = request.GET["keys"].split(".")
    with connection.cursor() as cursor:
        cursor.execute(CLASS, _numbers(request))
        rows = cursor.fetchall()
    return StreamingHttpResponse(_lines(rows, keys), content_type="text/csv")


def _lines(rows: list[tuple[str, str, str | None]], keys: list[str]) -> Iterator[str]:
    writer = csv.writer(_Line())
    for name, email, marks in rows:
        known = json.loads(marks) if marks else {}
        yield writer.writerow([name, email, *[known.get(key, "") for key in keys]])


class _Line:
    def write(self, line: str) -> str:
        return line


def _numbers(request: HttpRequest) -> list[int]:
    return [int(value) for value in request.GET.getlist("n")]


def make_insert_table() -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            f"CREATE TABLE {INSERTS} (id integer PRIMARY KEY, person_id integer, uid char(32))"
        )
